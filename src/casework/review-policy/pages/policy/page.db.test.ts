import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, sendForm } from '../../../../../tests/support/app.ts';
import { openOffice } from '../../../../../tests/support/office.ts';
import type { TestActor } from '../../../../../tests/support/records.ts';
import { sendFile } from '../../../../../tests/support/sent-file.ts';

const { app, database, signInAs } = await openTestApp({ today: '2026-06-20' });
const { manager, iro, socialWorker, director, elsewhere } = await openOffice(database);

const FIRST = {
  ...{ edition: '1.0', 'inForceOn-day': '1', 'inForceOn-month': '4', 'inForceOn-year': '2024' },
  ...{ approvedBy: 'Children’s services board', link: 'https://example.invalid/reviews' },
  ...{
    iroRole: 'The IRO chairs and watches over the plan.',
    notCarriedOut: 'The IRO takes it to the head of service.',
  },
};

const read = async (who: TestActor, url = '/law/policy') => await app.inject({ url, headers: await signInAs(who) });
const enter = async (fields: Readonly<Record<string, string>>, as: TestActor = manager) =>
  await sendForm(app, {
    url: '/settings/policy/new',
    cookie: (await signInAs(as)).cookie,
    fields: { ...FIRST, ...fields },
  });
async function upload(fields: Readonly<Record<string, string>>, bytes: Buffer) {
  const sent = { url: '/settings/policy/new', field: 'file', name: 'Reviews policy.pdf', bytes };
  return await sendFile(app, { ...sent, cookie: (await signInAs(manager)).cookie, fields: { ...FIRST, ...fields } });
}

/** The part of the page between two headings. */
function part(body: string, from: string, to = '</main>'): string {
  const [, rest = ''] = body.split(`>${from}<`);
  return rest.split(to)[0] ?? '';
}

describe('the policy on reviews', () => {
  it('says to everybody that none is entered, and offers to those who keep the settings to enter it', async () => {
    for (const who of [iro, director, manager]) {
      const { body } = await read(who);
      assert.match(body, /No policy is entered that holds today/);
      assert.equal(body.includes('href="/settings/policy/new"'), who === manager);
    }
    assert.equal((await enter({ version: '0' }, iro)).statusCode, 403);
    assert.match((await read(socialWorker, '/law')).body, /href="\/law\/policy"/);
  });

  it('is refused with all that is wrong at once, and keeps what was typed', async () => {
    const page = await enter({
      ...{ edition: '', approvedBy: '', iroRole: '', notCarriedOut: '', version: '0' },
      ...{ link: 'not an address', 'inForceOn-day': '31', 'inForceOn-month': '2' },
    });
    assert.equal(page.statusCode, 422);
    for (const field of ['edition', 'inForceOn', 'approvedBy', 'link', 'iroRole', 'notCarriedOut'])
      assert.ok(page.body.includes(`href="#${field}"`), field);
    assert.match(page.body, /value="not an address"/);
    assert.match((await enter({ link: '', version: '0' })).body, /Choose the file, or enter where/);
    const program = await upload({ version: '0' }, Buffer.from('MZ\x90\x00'));
    assert.match(program.body, /This kind of file is not taken/);
  });

  it('has editions with the day, who approved them, the IRO’s role and what follows; earlier ones stay to be read [CFG-03]', async () => {
    assert.equal((await enter({ version: '0' })).statusCode, 303);
    const pdf = Buffer.from('%PDF-1.7\nour policy');
    const second = { edition: '2.0', 'inForceOn-year': '2026', approvedBy: 'The cabinet', link: '', version: '1' };
    assert.equal((await upload(second, pdf)).statusCode, 303);
    assert.equal((await enter({ edition: '3.0', 'inForceOn-year': '2027', version: '2' })).statusCode, 303);
    for (const who of [iro, socialWorker, director]) {
      const { body } = await read(who);
      const current = part(body, 'In force today', '>To come<');
      assert.match(current, /2\.0.*1 Apr 2026.*The cabinet.*Reviews policy\.pdf/s);
      assert.match(current, /The IRO chairs and watches over the plan\..*takes it to the head of service/s);
      assert.match(part(body, 'To come', '>Earlier editions<'), /3\.0.*1 Apr 2027/s);
      assert.match(part(body, 'Earlier editions'), /1\.0.*1 Apr 2024.*href="https:\/\/example\.invalid\/reviews"/s);
    }
    const { body } = await read(iro);
    const [, address = ''] = /href="(\/law\/policy\/[0-9a-f-]{36}\/file)"/.exec(body) ?? [];
    const file = await read(socialWorker, address);
    assert.equal(file.headers['content-type'], 'application/pdf');
    assert.deepEqual(file.rawPayload, pdf);
    assert.equal((await read(elsewhere, address)).statusCode, 404);
    assert.match((await read(elsewhere)).body, /No policy is entered/);
  });

  it('has no two editions of one name, and shows both versions to whoever typed on an old page', async () => {
    assert.match((await enter({ edition: '2.0', version: '3' })).body, /There is an edition of this name already/);
    const stale = await enter({ edition: '4.0', approvedBy: 'Somebody else', version: '1' });
    assert.equal(stale.statusCode, 409);
    assert.match(stale.body, /Somebody else saved this meanwhile/);
    assert.doesNotMatch((await read(iro)).body, /Somebody else/);
  });

  it('marks an edition that was entered in error, with the reason, and the one before holds again', async () => {
    const current = part((await read(manager)).body, 'In force today', '>To come<');
    const [, url = ''] = /href="(\/settings\/policy\/[0-9a-f-]{36}\/withdraw)"/.exec(current) ?? [];
    const { cookie } = await signInAs(manager);
    assert.match((await sendForm(app, { url, cookie, fields: {} })).body, /Say what was wrong with it/);
    const done = await sendForm(app, { url, cookie, fields: { because: 'This was the draft.' } });
    assert.equal(done.statusCode, 303);
    const { body } = await read(iro);
    assert.match(part(body, 'In force today', '>To come<'), /1\.0/);
    assert.match(body, /Entered in error \(1\).*2\.0.*This was the draft\./s);
    assert.equal((await sendForm(app, { url, cookie, fields: { because: 'Again' } })).statusCode, 404);
  });
});
