import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, type SentFields, sendForm } from '../../../../../tests/support/app.ts';
import { openOffice } from '../../../../../tests/support/office.ts';
import type { Tx } from '../../../../platform/database/transaction.ts';
import { OFFICE_KINDS, officeKindInWords } from '../../model.ts';

const { app, database, signInAs } = await openTestApp();
const { manager, iro, elsewhere, director } = await openOffice(database);

type Who = typeof manager;
const open = async (url = '/offices', who: Who = iro) => await app.inject({ url, headers: await signInAs(who) });
const days = (name: string, [day, month, year]: readonly [string, string, string]): SentFields => ({
  ...{ [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year },
});
const SINCE: SentFields = { ...days('startedOn', ['1', '4', '2020']), ...days('confirmedOn', ['1', '6', '2026']) };
const send = async (fields: SentFields, url = '/offices/new') =>
  await sendForm(app, { url, cookie: (await signInAs(manager)).cookie, fields: { ...SINCE, ...fields } });

/** The address of the office that somebody holds, as its keeper's list has it. */
async function addressOf(holder: string): Promise<string> {
  const { body } = await open('/offices', manager);
  const row = body.split('govuk-summary-list__row').find((each) => each.includes(`<strong>${holder}</strong>`));
  const [, address] = /href="(\/offices\/[0-9a-f-]{36})"/.exec(row ?? '') ?? [];
  assert.ok(address, holder);
  return address;
}

describe('the offices of an authority', () => {
  it('say which are not entered yet, to everybody who works here', async () => {
    for (const who of [iro, director]) {
      const page = await open('/offices', who);
      assert.equal(page.statusCode, 200);
      assert.match(page.body, /Nobody is entered yet for:[^<]*Nominated officer, told before a referral to Cafcass/);
      assert.doesNotMatch(page.body, /Enter an office/);
    }
    assert.equal((await open('/offices/new')).statusCode, 403);
  });

  it('are written by those who keep the settings alone, also by the database', async () => {
    assert.equal((await send({ kind: 'cafcass', holder: 'Cas Kept' })).statusCode, 303);
    const day = '2026-01-01';
    for (const who of [iro, director]) {
      const { authorityId: authority_id } = who;
      const office = { authority_id, kind: 'cafcass', holder: 'Not Theirs', started_on: day, confirmed_on: day };
      const definition = { authority_id, term: 'significant-change', document: 'None', in_force_on: day };
      const enter = (tx: Tx) => tx.insertInto('offices').values(office).execute();
      const state = (tx: Tx) => tx.insertInto('own_definitions').values(definition).execute();
      for (const write of [enter, state]) {
        await assert.rejects(database.withTransaction<unknown>(who, write), /row-level security/);
      }
      const changed = await database.withTransaction(who, (tx) =>
        tx.updateTable('offices').set({ holder: 'Not Theirs' }).where('authority_id', '=', authority_id).execute(),
      );
      assert.equal(changed[0]?.numUpdatedRows, 0n);
    }
    assert.ok((await open()).body.includes('Cas Kept'));
  });

  it('are held by somebody under the authority’s own title, in a unit of its own, from a day on [RLE-03] [RLE-06] [APT-17] [IND-19]', async () => {
    await send({ kind: 'iro-manager', title: 'Service Manager, Review and Quality', holder: 'Rae Quill' });
    await send({ kind: 'area-team-manager', holder: 'Ari Teal' });
    await send({ kind: 'service-lead', holder: 'Sol Lead' });
    await send({ kind: 'iro-service', title: 'Review and Quality Service', sitsIn: 'Safeguarding Unit' });
    const { body } = await open();
    assert.match(body, /Service Manager, Review and Quality \(IRO manager\)/);
    assert.match(body, /Area team manager<\/dt>\s*<dd[^>]*><strong>Ari Teal/);
    assert.match(body, /Service lead<\/dt>\s*<dd[^>]*><strong>Sol Lead/);
    assert.match(body, /Review and Quality Service \(The IRO service\)<\/dt>\s*<dd[^>]*>In: Safeguarding Unit/);
    assert.match(body, /Since 1 Apr 2020\. Checked on 1 Jun 2026/);
  });

  it('take in the nominated officer, units with an address, lawyers and courts, rights, schools, youth justice and members [RLE-07] [RLE-08] [RLE-09] [RLE-10] [RLE-11] [RLE-12] [RLE-13] [RLE-04]', async () => {
    for (const kind of OFFICE_KINDS) {
      const saved = await send({ kind, title: `Own ${kind}`, email: `${kind}@example.invalid` });
      assert.equal(saved.statusCode, 303, kind);
    }
    const { body } = await open();
    for (const kind of OFFICE_KINDS) {
      assert.ok(body.includes(`Own ${kind} (${officeKindInWords(kind)})`), kind);
      assert.ok(body.includes(`mailto:${kind}@example.invalid`), kind);
    }
    assert.doesNotMatch(body, /Nobody is entered yet/);
    assert.ok(!(await open('/offices', elsewhere)).body.includes('example.invalid'));
  });

  it('stay to be read when somebody else has taken them over', async () => {
    await send({ kind: 'chief-executive', holder: 'Cee Before' });
    const address = await addressOf('Cee Before');
    const over = {
      kind: 'chief-executive',
      holder: 'Cee Before',
      ...days('endedOn', ['1', '5', '2026']),
      version: '1',
    };
    assert.equal((await send(over, address)).statusCode, 303);
    const { body } = await open();
    const [now = '', earlier = ''] = body.split('Earlier (');
    assert.ok(!now.includes('Cee Before'));
    assert.match(earlier, /Cee Before.*Since 1 Apr 2020, until 1 May 2026/s);
  });

  it('go to a successor under another name, from a day on, or have a name put right; nobody is written over', async () => {
    await send({ kind: 'service-manager', holder: 'Sam Befor' });
    const address = await addressOf('Sam Befor');
    const named = (holder: string, fields: SentFields = {}) =>
      send({ kind: 'service-manager', holder, version: '1', ...fields }, address);
    const unsaid = await named('Sue After');
    assert.equal(unsaid.statusCode, 422);
    assert.match(unsaid.body, /href="#holderChange">Choose why there is another name/);
    const sameDay = await named('Sue After', { holderChange: 'successor' });
    assert.match(sameDay.body, /href="#startedOn">Enter the day from which the new holder has it/);
    assert.ok((await open()).body.includes('Sam Befor'));

    assert.equal((await named('Sam Before', { holderChange: 'mistake' })).statusCode, 303);
    const since = days('startedOn', ['1', '5', '2026']);
    assert.equal((await named('Sue After', { holderChange: 'successor', version: '2', ...since })).statusCode, 303);
    const [now = '', earlier = ''] = (await open()).body.split('Earlier (');
    assert.match(now, /Sue After.*?Since 1 May 2026/s);
    assert.match(earlier, /Sam Before.*Since 1 Apr 2020, until 1 May 2026/s);
    assert.ok(!now.includes('Sam Before') && !earlier.includes('Sam Befor<'));
  });

  it('are refused with all that is wrong at once, and what was typed stays', async () => {
    const page = await send({ kind: 'other', email: 'nowhere', title: '', ...days('startedOn', ['31', '2', '2026']) });
    assert.equal(page.statusCode, 422);
    assert.match(page.body, /href="#email">Enter an email address/);
    assert.match(page.body, /href="#startedOn">Enter a day that there is/);
    assert.match(page.body, /value="nowhere"/);
    const empty = await send({ kind: 'other', ...days('endedOn', ['1', '1', '2019']) });
    for (const field of ['title', 'endedOn', 'holder']) assert.ok(empty.body.includes(`href="#${field}"`), field);
  });

  it('show both versions to whoever typed on an old page', async () => {
    await send({ kind: 'head-of-service', holder: 'Hal Serv' });
    const address = await addressOf('Hal Serv');
    await send({ kind: 'head-of-service', holder: 'Hal Serv', phone: '01632 960001', version: '1' }, address);
    const stale = await send(
      { kind: 'head-of-service', holder: 'Hal Serv', phone: '01632 960002', version: '1' },
      address,
    );
    assert.equal(stale.statusCode, 409);
    assert.match(stale.body, /They saved: <span[^>]*>01632 960001/);
    assert.match((await open()).body, /01632 960001/);
  });
});
