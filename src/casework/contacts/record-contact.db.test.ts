import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { createStaff, enterChild } from '../../../tests/support/child-record.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { openOffice } from '../../../tests/support/office.ts';
import type { TestActor } from '../../../tests/support/records.ts';
import { todayInLondon } from '../../platform/clock.ts';
import { addDays, getDay, isoFromDay } from '../../rules/index.ts';
import { findContact } from './find-contact.ts';
import { listContacts } from './list-contacts.ts';
import type { ContactValues, Party } from './model.ts';
import { recordContact } from './record-contact.ts';
import { summariseContacts } from './summarise-contacts.ts';

const { database, asAdmin } = await openTestDatabase();
const office = await openOffice(database);
const { child: childId } = office;
const TODAY = todayInLondon();

const CHILD: Party = { ref: { who: 'child' }, name: 'Sami Testchild', relation: 'the child', kind: 'child' };
const GRAN: Party = { ref: { who: 'named' }, name: 'Rosa Ode', relation: 'grandmother', kind: 'family' };
const CALL: ContactValues = {
  contactedOn: '2026-05-28',
  parties: [GRAN],
  how: 'call',
  howNote: null,
  place: null,
  seenAlone: null,
  whyNotAlone: null,
  done: 'Asked what she thinks of the plan.',
  analysis: null,
  said: null,
  saidHow: null,
  toldLimits: null,
  sharedWith: null,
  childAgreed: null,
};
const VISIT: ContactValues = {
  ...CALL,
  parties: [CHILD],
  how: 'visit',
  seenAlone: true,
  toldLimits: 'yes',
  said: 'I like my room.',
  saidHow: 'said',
};

describe('a contact of an IRO', () => {
  it('is kept with all who took part, and each version of it stays, with who saved it and why [REC-01]', async () => {
    const contactId = randomUUID();
    assert.equal(
      (await record(office.iro, contactId, { ...CALL, parties: [CHILD, GRAN], toldLimits: 'before' })).kind,
      'saved',
    );
    assert.equal((await correct(office.iro, contactId, { values: CALL, seen: 1 })).kind, 'saved');
    const contact = await find(office.iro, contactId);
    assert.deepEqual(contact?.current.parties, [GRAN]);
    assert.equal(contact?.current.whyCorrected, 'Sami was not there');
    assert.deepEqual(
      contact?.earlier.map(({ number, parties, recordedBy }) => [number, parties.length, recordedBy]),
      [[1, 2, 'Iris Ode']],
    );
  });

  it('is recorded once where the form is sent twice', async () => {
    const contactId = randomUUID();
    assert.equal((await record(office.iro, contactId, CALL)).kind, 'saved');
    assert.equal((await record(office.iro, contactId, CALL)).kind, 'recorded-already');
    assert.equal((await find(office.iro, contactId))?.earlier.length, 0);
  });

  it('that two people put right at once is kept as the first saved it, and the second is told', async () => {
    const contactId = randomUUID();
    await record(office.iro, contactId, CALL);
    const outcomes = await Promise.all(
      ['One.', 'Two.'].map((done) => correct(office.iro, contactId, { values: { ...CALL, done }, seen: 1 })),
    );
    assert.deepEqual(outcomes.map(({ kind }) => kind).sort(), ['conflict', 'saved']);
    assert.equal((await find(office.iro, contactId))?.current.number, 2);
  });

  it('with the child is that fact too: moved with its day, and withdrawn where the child was not there [REC-02]', async () => {
    const contactId = randomUUID();
    await record(office.iro, contactId, VISIT);
    assert.deepEqual(await daysOfContact(), ['2026-05-28']);
    await correct(office.iro, contactId, { values: { ...VISIT, contactedOn: '2026-05-29' }, seen: 1 });
    assert.deepEqual(await daysOfContact(), ['2026-05-29']);
    await correct(office.iro, contactId, { values: CALL, seen: 2 });
    assert.deepEqual(await daysOfContact(), []);
  });

  it('is kept also where the record contradicts itself, so that nothing counts, and says so', async () => {
    const twice = await database.withTransaction(office.officer, (tx) =>
      enterChild(tx, office.officer, {
        localId: 'L200',
        iro: office.iro,
        events: [{ type: 'became-looked-after', on: '2026-03-16' }],
      }),
    );
    await asAdmin((admin) =>
      admin.query(
        `insert into app.facts (authority_id, child_id, type, happened_on)
         values ($1, $2, 'became-looked-after', '2026-04-16')`,
        [office.iro.authorityId, twice],
      ),
    );
    const contactId = randomUUID();
    const to = { childId: twice, contactId, values: VISIT, correction: undefined, today: getDay(TODAY) };
    const outcome = await database.withTransaction(office.iro, (tx) => recordContact(tx, office.iro, to));
    assert.ok(outcome.kind === 'saved' && outcome.notCounted !== undefined);
    const kept = await database.withTransaction(office.iro, (tx) =>
      findContact(tx, office.iro, { childId: twice, contactId }),
    );
    assert.equal(kept?.current.factId, null);
  });

  it('is counted since the last review, with the day on which the child was last seen alone [INT-35]', async () => {
    const before = await summary();
    assert.equal(before.lastReviewOn, '2026-04-17');
    await record(office.iro, randomUUID(), { ...VISIT, contactedOn: '2026-04-17' });
    await record(office.iro, randomUUID(), { ...VISIT, contactedOn: '2026-05-02' });
    await record(office.iro, randomUUID(), {
      ...VISIT,
      contactedOn: '2026-05-03',
      seenAlone: false,
      whyNotAlone: 'Asked so.',
    });
    await record(office.iro, randomUUID(), { ...CALL, contactedOn: '2026-05-30' });
    const after = await summary();
    assert.equal(after.withChildSince - before.withChildSince, 2);
    assert.deepEqual(
      [after.lastAloneOn, after.lastWithChildOn, after.lastOn],
      ['2026-05-02', '2026-05-03', '2026-05-30'],
    );
  });
});

describe('who records a contact', () => {
  it('is the child’s IRO and nobody else, and what the IRO recorded is there', async () => {
    const contactId = randomUUID();
    await record(office.iro, contactId, CALL);
    for (const who of ['otherIro', 'manager', 'officer', 'socialWorker', 'barred', 'director', 'elsewhere'] as const) {
      assert.equal((await record(office[who], randomUUID(), CALL)).kind, 'not-found', who);
      assert.equal((await correct(office[who], contactId, { values: CALL, seen: 1 })).kind, 'not-found', who);
      await assert.rejects(insertAs(office[who]), /row-level security/, who);
    }
    assert.equal((await find(office.manager, contactId))?.current.done, CALL.done);
    assert.equal(await find(office.otherIro, contactId), undefined);
  });

  it('is also who stands in for an IRO who is away, until the last day of it', async () => {
    const stand = await createStaff(database, office.officer, { name: 'Ines Vale', roles: ['iro'] });
    const contactId = randomUUID();
    assert.equal((await record(stand, contactId, CALL)).kind, 'not-found');
    const today = getDay(TODAY);
    await asAdmin((admin) =>
      admin.query(
        'insert into app.absences (authority_id, staff_id, first_on, last_on, covered_by) values ($1, $2, $3, $4, $5)',
        [office.iro.authorityId, office.iro.userId, isoFromDay(addDays(today, -2)), TODAY, stand.userId],
      ),
    );
    assert.equal((await record(stand, contactId, CALL)).kind, 'saved');
    assert.equal((await find(office.iro, contactId))?.current.recordedBy, 'Ines Vale');
    await asAdmin((admin) =>
      admin.query('update app.absences set last_on = $1 where covered_by = $2', [
        isoFromDay(addDays(today, -1)),
        stand.userId,
      ]),
    );
    assert.equal((await record(stand, randomUUID(), CALL)).kind, 'not-found');
  });

  it('is no IRO who only reads the record, in an emergency', async () => {
    await database.withTransaction(office.otherIro, (tx) =>
      tx
        .insertInto('emergency_accesses')
        .values({
          authority_id: office.otherIro.authorityId,
          child_id: childId,
          staff_id: office.otherIro.userId,
          reason: 'a call from the police',
          ends_at: new Date(Date.now() + 3_600_000).toISOString(),
        })
        .execute(),
    );
    assert.equal((await record(office.otherIro, randomUUID(), CALL)).kind, 'not-found');
    const { total } = await database.withTransaction(office.otherIro, (tx) =>
      listContacts(tx, office.otherIro, { ...EVERY, limit: 1, offset: 0 }),
    );
    assert.ok(total > 0, 'it is read');
  });

  it('takes nothing back: a version is neither changed nor deleted', async () => {
    for (const statement of ["update app.contacts set done = 'x'", 'delete from app.contacts']) {
      await assert.rejects(
        database.withClient(office.iro, (client) => client.query(statement)),
        /permission denied/,
      );
    }
  });
});

const EVERY = { childId, kind: undefined, how: undefined, from: undefined, to: undefined, words: undefined };

function record(actor: TestActor, contactId: string, values: ContactValues) {
  const to = { childId, contactId, values, correction: undefined, today: getDay(TODAY) };
  return database.withTransaction(actor, (tx) => recordContact(tx, actor, to));
}

function correct(actor: TestActor, contactId: string, { values, seen }: { values: ContactValues; seen: number }) {
  const correction = { seen, why: 'Sami was not there' };
  const to = { childId, contactId, values, correction, today: getDay(TODAY) };
  return database.withTransaction(actor, (tx) => recordContact(tx, actor, to));
}

function find(actor: TestActor, contactId: string) {
  return database.withTransaction(actor, (tx) => findContact(tx, actor, { childId, contactId }));
}

function summary() {
  return database.withTransaction(office.iro, (tx) => summariseContacts(tx, office.iro, { childId, today: TODAY }));
}

function insertAs(actor: TestActor): Promise<unknown> {
  const contact = { number: 1, contacted_on: '2026-05-28', how: 'call', done: 'x' };
  return database.withTransaction(actor, (tx) =>
    tx
      .insertInto('contacts')
      .values({ authority_id: actor.authorityId, child_id: childId, contact_id: randomUUID(), ...contact })
      .execute(),
  );
}

/** The days on which the IRO was in touch with the child, as the facts have it. */
async function daysOfContact(): Promise<string[]> {
  return await asAdmin(async (admin) => {
    const { rows } = await admin.query<{ on: string }>(
      `select happened_on::text as on from app.current_facts where child_id = $1 and type = 'iro-contacted-child'
       order by 1`,
      [childId],
    );
    return rows.map(({ on }) => on);
  });
}
