import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, type SentFields, sendForm } from '../../../../../tests/support/app.ts';
import { openOffice } from '../../../../../tests/support/office.ts';
import { createLookedAfterChild } from '../../../../../tests/support/records.ts';

const { app, database, signInAs } = await openTestApp({ today: '2026-06-20' });
const { officer, manager, iro, socialWorker, elsewhere } = await openOffice(database);
const URL = `/staff/${iro.userId}/caseload`;

type Who = typeof manager;
const read = async (url = URL, who: Who = manager) => await app.inject({ url, headers: await signInAs(who) });
const ON = { 'startedOn-day': '1', 'startedOn-month': '6', 'startedOn-year': '2026' };
const SENIOR = { title: 'Senior IRO', least: '2', most: '4', reason: 'Supervises two others.', ...ON };
const send = async (fields: SentFields, who: Who = manager) =>
  await sendForm(app, { url: URL, cookie: (await signInAs(who)).cookie, fields });

describe('the title and the caseload of an IRO', () => {
  it('are as good practice has them until somebody says otherwise, and that is for those who allocate', async () => {
    assert.match((await read()).body, /the 50 to 70 of good practice hold/);
    for (const who of [iro, socialWorker]) {
      assert.equal((await read(URL, who)).statusCode, 403);
      assert.equal((await send({ ...SENIOR, version: '0' }, who)).statusCode, 403);
    }
    assert.equal((await read(URL, elsewhere)).statusCode, 404);
    assert.match((await read(`/staff/${iro.userId}`)).body, new RegExp(`href="${URL}"`));
  });

  it('need both figures and a reason, told at once', async () => {
    const page = await send({ title: 'Senior IRO', least: '40', most: '', reason: '', version: '0', ...ON });
    assert.equal(page.statusCode, 422);
    for (const field of ['most', 'reason']) assert.ok(page.body.includes(`href="#${field}"`), field);
    assert.match(page.body, /value="Senior IRO"/);
    assert.match((await send({ ...SENIOR, least: '50', most: '20' })).body, /cannot be fewer than the fewest/);
    assert.match((await send({ ...SENIOR, most: 'many' })).body, /Enter a whole number up to 200/);
  });

  it('hold from a day: the bars of the team, the figures and the suggestion go by them [RLE-02]', async () => {
    assert.match((await read('/team')).body, /Iris Ode: 1, fewer than 50\./);
    assert.equal((await send({ ...SENIOR, version: '0' })).statusCode, 303);
    assert.match((await read('/team')).body, /Iris Ode, Senior IRO: 1, fewer than their own 2\./);
    assert.match((await read('/team')).body, />1 of 2 to 4</);
    assert.match((await read('/figures/caseload')).body, /Iris Ode, Senior IRO/);
    assert.match((await read('/figures/caseload/csv')).body, /Iris Ode,1,1,1,fewer than their own 2,,,Senior IRO/);
    const waiting = await database.withTransaction(officer, async (tx) => {
      const ids: string[] = [];
      for (const localId of ['W1', 'W2', 'W3', 'W4']) {
        const child_id = await createLookedAfterChild(tx, officer, { localId, from: '2026-06-15' });
        ids.push(child_id);
        if (localId === 'W4') continue;
        const of = { authority_id: officer.authorityId, child_id, staff_id: iro.userId ?? '' };
        await tx
          .insertInto('appointments')
          .values({ ...of, started_on: '2026-06-16' })
          .execute();
      }
      return ids.at(-1) ?? '';
    });
    assert.match((await read('/team')).body, /Iris Ode, Senior IRO: 4, within their own 2 to 4\./);
    const suggestion = await read(`/allocation/${waiting}`);
    assert.match(suggestion.body, /Senior IRO: 4 children: 4 for a full post, no room under their 4/);
  });

  it('stay to be read when others take their place, and two who save at once see both', async () => {
    const later = { title: 'Senior IRO', least: '', most: '', reason: '', 'startedOn-day': '10', version: '1' };
    assert.equal((await send({ ...SENIOR, ...later })).statusCode, 303);
    const { body } = await read();
    assert.match(body, /From 10 Jun 2026, in force.*50 to 70 children for a full post, as good practice has it/s);
    assert.match(body, /From 1 Jun 2026.*2 to 4 children for a full post.*Supervises two others\..*Mara Ward/s);
    assert.match((await read('/team')).body, /Iris Ode, Senior IRO: 4, fewer than 50\./);
    assert.equal((await send({ ...SENIOR, version: '1' })).statusCode, 409);
  });
});
