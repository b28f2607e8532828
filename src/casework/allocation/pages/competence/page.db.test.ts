import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, type SentFields, sendForm } from '../../../../../tests/support/app.ts';
import { createPerson } from '../../../../../tests/support/people.ts';
import { createAuthority, createLookedAfterChild } from '../../../../../tests/support/records.ts';

const TODAY = '2026-03-10';
const { app, database, signInAs } = await openTestApp({ today: TODAY });
const service = await createAuthority(database);
const officer = await createPerson(database, service, { roles: ['iro'], name: 'Ash Grove' });
const worker = await createPerson(database, service, { roles: ['social-worker'], name: 'Holly Lane' });
const child = await database.withTransaction(service, (tx) =>
  createLookedAfterChild(tx, service, { localId: 'C1', from: '2026-03-02' }),
);

async function send(url: string, fields: SentFields, who = service) {
  const { cookie } = await signInAs(who);
  return await sendForm(app, { url, cookie, fields });
}
async function read(url: string, who = service) {
  return await app.inject({ url, headers: await signInAs(who) });
}
const dayFields = (name: string, on: string) => {
  const { day, month, year } = Temporal.PlainDate.from(on);
  return { [`${name}-day`]: `${day}`, [`${name}-month`]: `${month}`, [`${name}-year`]: `${year}` };
};

describe('what an IRO brings', () => {
  const address = `/staff/${officer.userId}/competence`;

  it('says of everything that an appointment rests on that nobody knows it yet', async () => {
    const { body } = await read(address);
    assert.match(body, /We don’t know yet: registered as a social worker \(Handbook 2\.16\)/);
    assert.match(body, /We don’t know yet: when they qualified/);
  });

  it('asks for the word and the day that each kind needs', async () => {
    for (const [fields, words] of [
      [{}, 'Choose what it is about'],
      [{ kind: 'method' }, 'Choose the method of communication'],
      [{ kind: 'language' }, 'Say which'],
      [{ kind: 'qualified' }, 'Enter the day on which they qualified'],
    ] as const) {
      const page = await send(address, fields);
      assert.equal(page.statusCode, 422);
      assert.match(page.body, new RegExp(words));
    }
  });

  it('is recorded with its evidence and days, and is no doubt any more [IND-01] [IND-02] [IND-04] [IND-05] [IND-06] [IND-07] [IND-08] [IND-09] [IND-10] [IND-03]', async () => {
    const since = dayFields('heldFrom', '2012-09-03');
    const kinds = ['registration', 'qualified', 'standing', 'experience', 'communication', 'challenge'];
    for (const kind of [...kinds, 'law', 'proceedings', 'supervision', 'research']) {
      const entry = { kind, ...since, evidence: 'Seen the papers', ...dayFields('checkedOn', TODAY) };
      assert.equal((await send(address, entry)).statusCode, 303);
    }
    const { body } = await read(address);
    assert.match(body, /Everything that an appointment rests on is known and in order/);
    assert.match(body, /since 3 Sept 2012; Seen the papers; checked 10 Mar 2026; recorded by An officer/);
  });

  it('tells who may chair conferences as well, and who still learns it [IND-21] [IND-22]', async () => {
    await send(address, { kind: 'protection-chair', chair: 'shadowing' });
    assert.match((await read(address)).body, /Chairs child protection conferences<\/dt><dd[^>]*>Is shadowing/);
  });

  it('is the service’s to keep and not the IRO’s own', async () => {
    assert.equal((await read(address, officer)).statusCode, 403);
  });
});

describe('who does what for a child, and who manages whom', () => {
  it('bars from being the IRO whoever is recorded to visit the child, and whoever manages the visitor [IND-12] [IND-14]', async () => {
    const roles = `/children/${child}/roles`;
    const empty = await send(roles, {});
    assert.match(empty.body, /Choose who/);
    assert.match(empty.body, /Choose what they do/);
    const added = await send(roles, {
      person: worker.userId,
      role: 'visitor',
      ...dayFields('startedOn', '2026-03-03'),
    });
    assert.equal(added.statusCode, 303);
    assert.match(
      (await read(roles)).body,
      /Holly Lane<\/strong>: Visits the child for the authority, since 3 Mar 2026/,
    );
    assert.doesNotMatch((await read(`/allocation/${child}`)).body, /They manage Holly Lane/);
    const manager = `/staff/${worker.userId}/manager`;
    const set = await send(manager, { manager: officer.userId, ...dayFields('from', '2026-01-05') });
    assert.equal(set.statusCode, 303);
    assert.match((await read(manager)).body, /Ash Grove, since 5 Jan 2026/);
    assert.match(
      (await read(`/allocation/${child}`)).body,
      /They manage Holly Lane, who visits the child for the authority/,
    );
  });

  it('lets them be the IRO again once nobody visits or nobody is managed', async () => {
    const manager = `/staff/${worker.userId}/manager`;
    await send(manager, { manager: 'nobody', ...dayFields('from', '2026-03-09') });
    assert.doesNotMatch((await read(`/allocation/${child}`)).body, /They manage Holly Lane/);
    const late = await send(manager, { manager: officer.userId, ...dayFields('from', '2025-01-06') });
    assert.match(late.body, /from a later day already/);
  });
});
