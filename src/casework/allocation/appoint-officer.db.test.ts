import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestDatabase } from '../../../tests/support/database.ts';
import {
  createAppointment,
  createAuthority,
  createLookedAfterChild,
  createStaff,
} from '../../../tests/support/records.ts';
import { type Day, dayFromIso } from '../../rules/index.ts';
import { recordFacts } from '../children/record-facts.ts';
import { appointOfficer } from './appoint-officer.ts';

const { database } = await openTestDatabase();
const service = await createAuthority(database);
const { authorityId } = service;
const TODAY = dayFromIso('2026-03-10') as Day;
const NOW = '2026-03-10T14:20';

const people = await database.withTransaction({ ...service, userId: null }, async (tx) => ({
  manager: await createStaff(tx, service, { name: 'Alder', roles: ['iro-manager'] }),
  ash: await createStaff(tx, service, { name: 'Ash' }),
  birch: await createStaff(tx, service, { name: 'Birch' }),
}));
const manager = { authorityId, userId: people.manager };

/** In care since Monday 5 January 2026, so that an IRO was due on Monday 12 January. */
async function enterChild(localId: string): Promise<string> {
  return await database.withTransaction(service, async (tx) => {
    const childId = await createLookedAfterChild(tx, service, { localId, from: '2026-01-05' });
    const facts = [{ childId, event: { type: 'became-looked-after', on: '2026-01-05' } }];
    assert.deepEqual(await recordFacts(tx, service, { facts, today: TODAY }), []);
    return childId;
  });
}

function appoint(childId: string, given: { staffId: string; from: string; seen?: number }) {
  const { staffId, from, seen } = given;
  return database.withTransaction(manager, (tx) =>
    appointOfficer(tx, manager, {
      childIds: [childId],
      staffId,
      from,
      ...(seen !== undefined && { seen: new Map([[childId, seen]]) }),
      today: TODAY,
      now: NOW,
    }),
  );
}

function toldOf(childId: string) {
  return database.withTransaction(service, async (tx) => ({
    facts: await tx
      .selectFrom('facts')
      .select(['happened_at', 'recorded_by'])
      .where('child_id', '=', childId)
      .where('type', '=', 'iro-appointed')
      .execute(),
    duty: await tx
      .selectFrom('obligations')
      .select(['due_on', 'met_on'])
      .where('child_id', '=', childId)
      .where('rule', '=', 'allocation.appoint-iro')
      .executeTakeFirst(),
    iros: await tx
      .selectFrom('appointments')
      .select(['staff_id', 'started_on', 'ended_on'])
      .where('child_id', '=', childId)
      .orderBy('started_on')
      .execute(),
  }));
}

describe('appointing an IRO', () => {
  it('tells the record of it at that moment, as the manager, and the duty to appoint is done', async () => {
    const child = await enterChild('C1');
    assert.deepEqual((await toldOf(child)).duty, { due_on: '2026-01-12', met_on: null });
    const [appointed] = await appoint(child, { staffId: people.ash, from: '2026-03-10' });
    assert.deepEqual(appointed, { childId: child, outcome: { fate: 'added' }, factRefused: undefined });
    const { facts, duty } = await toldOf(child);
    assert.deepEqual(facts, [{ happened_at: '2026-03-10T14:20:00Z', recorded_by: people.manager }]);
    assert.deepEqual(duty, { due_on: '2026-01-12', met_on: '2026-03-10' });
  });

  it('takes noon in London of another day, an hour earlier by the clocks of the world in summer', async () => {
    const child = await enterChild('C2');
    await appoint(child, { staffId: people.ash, from: '2026-01-08' });
    assert.deepEqual((await toldOf(child)).facts, [
      { happened_at: '2026-01-08T12:00:00Z', recorded_by: people.manager },
    ]);
    const later = await enterChild('C3');
    await appoint(later, { staffId: people.ash, from: '2026-03-30' });
    assert.equal((await toldOf(later)).facts[0]?.happened_at, '2026-03-30T11:00:00Z');
  });

  it('leaves no day between two IROs, keeps who was before, and does not tell of a second appointment [APT-05]', async () => {
    const child = await enterChild('C4');
    await appoint(child, { staffId: people.ash, from: '2026-01-08' });
    const [handed] = await appoint(child, { staffId: people.birch, from: '2026-03-09', seen: 1 });
    assert.equal(handed?.outcome.fate, 'changed');
    const { facts, iros } = await toldOf(child);
    assert.equal(facts.length, 1);
    assert.deepEqual(iros, [
      { staff_id: people.ash, started_on: '2026-01-08', ended_on: '2026-03-09' },
      { staff_id: people.birch, started_on: '2026-03-09', ended_on: null },
    ]);
  });

  it('changes nothing where somebody else appointed meanwhile, and says so', async () => {
    const child = await enterChild('C5');
    await database.withTransaction(service, (tx) =>
      createAppointment(tx, service, {
        child_id: child,
        staff_id: people.ash,
        started_on: '2026-03-10',
        ended_on: null,
      }),
    );
    const [refused] = await appoint(child, { staffId: people.birch, from: '2026-03-10', seen: 0 });
    assert.equal(refused?.outcome.fate === 'refused' && refused.outcome.refusal, 'changed-meanwhile');
    const { iros, facts } = await toldOf(child);
    assert.deepEqual(iros, [{ staff_id: people.ash, started_on: '2026-03-10', ended_on: null }]);
    assert.deepEqual(facts, []);
    const [theirs] = await appoint(child, { staffId: people.ash, from: '2026-03-10', seen: 0 });
    assert.equal(theirs?.outcome.fate, 'unchanged');
  });
});

describe('the record of a child', () => {
  it('takes no other fact from a manager, and no correction of what an officer recorded', async () => {
    const child = await enterChild('C6');
    const own = { authority_id: authorityId, child_id: child, happened_on: '2026-03-10' };
    const add = (row: { type: string; corrects_id?: string }) =>
      database.withTransaction(manager, (tx) =>
        tx
          .insertInto('facts')
          .values({ ...own, ...row })
          .execute(),
      );
    const { id } = await database.withTransaction(service, (tx) =>
      tx.selectFrom('facts').select('id').where('child_id', '=', child).executeTakeFirstOrThrow(),
    );
    await assert.rejects(add({ type: 'iro-spoke-to-social-worker' }), /row-level security/);
    await assert.rejects(add({ type: 'iro-appointed', corrects_id: id }), /row-level security/);
    await add({ type: 'iro-appointed' });
  });
});
