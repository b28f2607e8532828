import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, type SentFields, sendForm } from '../../../../../tests/support/app.ts';
import { openOffice } from '../../../../../tests/support/office.ts';
import type { TestActor } from '../../../../../tests/support/records.ts';

const { app, database, signInAs } = await openTestApp({ today: '2026-06-20' });
const { officer, manager, iro, otherIro, socialWorker, elsewhere, child } = await openOffice(database);
const HREF = `/children/${child}/policy-copies`;

const read = async (who: TestActor, url = HREF) => await app.inject({ url, headers: await signInAs(who) });
const send = async (who: TestActor, fields: SentFields, url = HREF) =>
  await sendForm(app, { url, cookie: (await signInAs(who)).cookie, fields });
const ON = { 'handedOn-day': '2', 'handedOn-month': '6', 'handedOn-year': '2026' };

/** What stands beside somebody in the list of those to whom a copy is owed. */
function standingOf(body: string, name: string): string {
  const [, list = ''] = body.split('footprint-checklist');
  const row = (list.split('</ul>')[0] ?? '').split('<li>').find((each) => each.includes(name)) ?? '';
  return /govuk-tag[^>]*>([^<]*)</.exec(row)?.[1] ?? 'not in the list';
}

async function enterEdition(edition: string, in_force_on: string): Promise<string> {
  return await database.withTransaction(officer, async (tx) => {
    const said = {
      approved_by: 'The cabinet',
      iro_role: 'Part 2',
      not_carried_out: 'Part 5',
      link: 'https://x.invalid/p',
    };
    const { id } = await tx
      .insertInto('review_policies')
      .values({ authority_id: officer.authorityId, edition, in_force_on, ...said })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  });
}

async function addPerson(name: string, relationship: string, of: object = {}): Promise<string> {
  return await database.withTransaction(officer, async (tx) => {
    const { id } = await tx
      .insertInto('child_people')
      .values({ authority_id: officer.authorityId, child_id: child, name, relationship, ...of })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  });
}

describe('the copies of the policy around a child', () => {
  it('cannot be handed over while there is none, and the page says so', async () => {
    const { body } = await read(iro);
    assert.match(body, /No policy is entered that holds today/);
    assert.doesNotMatch(body, /Record a copy/);
  });

  it('are owed to the child, the parents and the carer, each with the edition and the day, and the introduction shows to whom still [CFG-03] [CHM-09]', async () => {
    const first = await enterEdition('1.0', '2020-04-01');
    const mother = await addPerson('Mo Ther', 'mother');
    await addPerson('Fay Ther', 'father', { contact_rule: 'no-contact-order' });
    await addPerson('Fos Carer', 'foster carer');
    await addPerson('Tia Cher', 'school');
    const introduction = `/children/${child}/introduction`;
    assert.match((await read(iro, introduction)).body, /Still owed to Sami Testchild \(the child\), [^.]*Mo Ther/);
    const saved = await send(socialWorker, { to: ['child', mother], policyId: first, how: 'in-person', ...ON });
    assert.equal(saved.statusCode, 303, saved.body);
    const { body } = await read(iro);
    assert.deepEqual(
      ['Sami Testchild', 'Mo Ther', 'Fay Ther', 'Fos Carer', 'Tia Cher'].map((name) => standingOf(body, name)),
      ['Has it', 'Has it', 'Ask first', 'Owed', 'not in the list'],
    );
    assert.match(body, /Edition 1\.0, 2 Jun 2026: handed over; recorded by Wim Sol/);
    const still = /Still owed to ([^.]*)\./.exec((await read(iro, introduction)).body)?.[1];
    assert.equal(still, 'Fos Carer (foster carer)');
  });

  it('may go to anybody, also who is in no list, and may be held back with the reason', async () => {
    const { body } = await read(iro);
    const policyId = /option value="([0-9a-f-]{36})" selected/.exec(body)?.[1] ?? '';
    const other = { otherName: 'Ned Visitor', otherRelation: 'independent visitor' };
    await send(iro, { ...other, policyId, how: 'email', ...ON });
    assert.match((await read(iro)).body, /Ned Visitor, independent visitor\. Edition 1\.0, 2 Jun 2026: sent by email/);
    const carer = /value="([^"]*)"[^>]*>\s*<label[^>]*>\s*Fos Carer/.exec(body)?.[1] ?? '';
    assert.match((await send(iro, { to: carer, policyId, how: 'not-to-have', ...ON })).body, /Say why they are not/);
    await send(iro, { to: carer, policyId, how: 'not-to-have', whyNot: 'Leaves this week', ...ON });
    assert.equal(standingOf((await read(iro)).body, 'Fos Carer'), 'Not to have it');
  });

  it('of an older edition leave the newer one owed, and a slip leaves the copy owed', async () => {
    await enterEdition('2.0', '2026-06-10');
    const { body } = await read(iro);
    assert.equal(standingOf(body, 'Mo Ther'), 'Newer edition owed');
    const kept = body.split('Everything that was kept')[1] ?? '';
    const row = kept.split('<li').find((each) => each.includes('Mo Ther')) ?? '';
    const [, slip = ''] = /action="([^"]*\/withdraw)"/.exec(row) ?? [];
    assert.equal((await send(iro, {}, slip)).statusCode, 303);
    assert.equal(standingOf((await read(iro)).body, 'Mo Ther'), 'Owed');
    assert.match((await read(iro)).body, /<s>Mo Ther, mother\. Edition 1\.0/);
  });

  it('are asked for with all that is wrong at once', async () => {
    const page = await send(iro, { otherRelation: '', policyId: '', 'handedOn-day': '1', 'handedOn-year': '2030' });
    assert.equal(page.statusCode, 422);
    for (const field of ['to', 'policyId', 'handedOn', 'how']) assert.ok(page.body.includes(`href="#${field}"`), field);
    const strange = { to: '00000000-0000-7000-8000-000000000000', policyId: await enterEdition('9', '2019-01-01') };
    assert.match((await send(iro, { ...strange, how: 'post', ...ON })).body, /have changed meanwhile/);
  });

  it('are recorded by those who work with the child, read by the manager, and unknown to others', async () => {
    assert.equal((await read(manager)).statusCode, 200);
    assert.equal((await send(manager, { to: 'child' })).statusCode, 403);
    for (const stranger of [otherIro, elsewhere]) {
      assert.equal((await read(stranger)).statusCode, 404);
      assert.equal((await send(stranger, { to: 'child' })).statusCode, 404);
    }
  });
});
