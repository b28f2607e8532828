import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, type SentFields, sendForm } from '../../../../../tests/support/app.ts';
import { createAuthority, createChild, createStaff } from '../../../../../tests/support/records.ts';

const { app, database, asAdmin, signInAs } = await openTestApp({ today: '2026-03-10' });
const service = await createAuthority(database);
const { authorityId } = service;
const people = await database.withTransaction({ ...service, userId: null }, async (tx) => {
  const ids: Record<string, string> = {};
  for (const role of ['iro', 'iro-manager', 'review-administrator', 'director', 'system-administrator']) {
    ids[role] = await createStaff(tx, service, { name: role, roles: [role] });
  }
  await createChild(tx, service, 'C1');
  return ids;
});
const administrator = await signInAs({ authorityId, userId: people['system-administrator'] ?? '' });

const FIELDS = { name: 'Northshire', code: '', procedure: 'national', version: '1' };
const send = (fields: SentFields, url = '/settings') =>
  sendForm(app, { url, cookie: administrator.cookie, fields: { ...FIELDS, ...fields } });

describe('the page of settings', () => {
  it('tells when each procedure was changed and why, as its document says [CFG-06]', async () => {
    const { body } = await app.inject({ url: '/settings', headers: administrator });
    for (const words of [
      /July 2017: The role of the Independent Reviewing Manager was revised.*Halton: Independent Reviewing Manager, Amendment/s,
      /March 2019: Section 9, on permanence, was amended after a judgment.*Blackburn with Darwen/s,
      /August 2023: The chapter was added\./,
    ])
      assert.match(body, words);
  });

  it('tells in words what each procedure changes, why and since when, and what is looser [CFG-04, CFG-06]', async () => {
    const { statusCode, body } = await app.inject({ url: '/settings', headers: administrator });
    assert.equal(statusCode, 200);
    assert.match(body, /Blackburn with Darwen: Looked After Reviews: 10 duties differ/);
    assert.match(body, /Twenty working days for the full record, looser than the guidance/);
    assert.match(body, /<strong>Looser than the national figure\.<\/strong>/);
    assert.match(body, /In force from 1 Aug 2023\./);
    assert.match(body, /Stage 6<\/span> <strong>Chief executive<\/strong>[\s\S]*?A meeting with independent minutes/);
    assert.match(body, /id="procedure" name="procedure" type="radio" value="national"[^>]* checked/);
  });

  it('is for those who may change them', async () => {
    const statuses: Record<string, number> = {};
    for (const [role, userId] of Object.entries(people)) {
      const page = await app.inject({ url: '/settings', headers: await signInAs({ authorityId, userId }) });
      statuses[role] = page.statusCode;
    }
    assert.deepEqual(statuses, {
      iro: 403,
      'iro-manager': 200,
      'review-administrator': 403,
      director: 403,
      'system-administrator': 200,
    });
  });

  it('says all that is wrong at once, and plays back what was typed', async () => {
    const page = await send({
      ...{ name: ' ', code: '!', procedure: 'none' },
      ...{ 'recordingFrom-day': '1', 'recordingFrom-month': '13', 'recordingFrom-year': '2026' },
    });
    assert.equal(page.statusCode, 422);
    for (const [field, words] of [
      ['name', 'Enter the name'],
      ['code', 'Enter a code of 3 to 9'],
      ['procedure', 'Choose a procedure'],
      ['recordingFrom', 'Enter a day that there is'],
    ]) {
      assert.match(page.body, new RegExp(`href="#${field}">${words}`));
      assert.match(page.body, new RegExp(`id="${field}"`));
    }
    assert.match(page.body, /name="recordingFrom-month"[^>]*value="13"/);
  });

  it('saves a name at once, and shows both versions to whoever typed on an old page', async () => {
    assert.equal((await send({ name: 'Northshire County' })).statusCode, 303);
    const stale = await send({ name: 'North Shire' });
    assert.equal(stale.statusCode, 409);
    assert.match(stale.body, /They saved: [^>]*>Northshire County<[\s\S]*You typed: [^>]*>North Shire</);
    assert.match(stale.body, /name="version" value="2"/);
    assert.match(stale.body, /id="name"[^>]*value="North Shire"/);
  });

  it('asks for a job that counts what another procedure would change, and shows how far it is', async () => {
    const page = await send({ name: 'Northshire County', procedure: 'bwd', version: '2' });
    assert.equal(page.statusCode, 303);
    const address = String(page.headers.location);
    assert.match(address, /^\/settings\/changes\/[0-9a-f-]{36}$/);
    const { rows } = await asAdmin((admin) =>
      admin.query("select data from jobs.job where name = 'recompute-authority'"),
    );
    assert.deepEqual(rows, [{ data: { authorityId, changeId: address.split('/').at(-1) } }]);
    const progress = await app.inject({ url: address, headers: administrator });
    assert.match(progress.body, /0 of 1 children/);
    assert.match(progress.body, /Nothing is changed yet/);
    const early = await send({}, `${address}/apply`);
    assert.equal(early.statusCode, 409);
    assert.match(early.body, /is not counted yet/);
    const nobody = await signInAs({ authorityId, userId: people['iro'] ?? '' });
    assert.equal((await app.inject({ url: address, headers: nobody })).statusCode, 403);
  });
});
