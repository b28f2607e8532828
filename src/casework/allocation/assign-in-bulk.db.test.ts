import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestDatabase } from '../../../tests/support/database.ts';
import {
  createAppointment,
  createAuthority,
  createLookedAfterChild,
  createStaff,
} from '../../../tests/support/records.ts';
import { assignInBulk } from './assign-in-bulk.ts';

const { database } = await openTestDatabase();
const actor = await createAuthority(database);

const { ash, birch, children } = await database.withTransaction(actor, async (tx) => {
  const found = { ash: await createStaff(tx, actor, {}), birch: await createStaff(tx, actor, {}) };
  const ids: string[] = [];
  for (const localId of ['C1', 'C2', 'C3', 'C4']) {
    ids.push(await createLookedAfterChild(tx, actor, { localId, from: '2025-01-06' }));
  }
  return { ...found, children: ids };
});
const [free = '', ofBirch = '', ofAsh = '', past = ''] = children;

await database.withTransaction(actor, async (tx) => {
  const since = { started_on: '2025-02-01', ended_on: null };
  await createAppointment(tx, actor, { child_id: ofBirch, staff_id: birch, ...since });
  await createAppointment(tx, actor, { child_id: ofAsh, staff_id: ash, ...since });
  await createAppointment(tx, actor, { child_id: past, staff_id: birch, ...since, ended_on: '2026-06-01' });
});

describe('assigning children in bulk', () => {
  it('gives them to an IRO from a day, ends who was theirs, and says of each what became of it', async () => {
    const unknown = '00000000-0000-7000-8000-000000000000';
    const assigned = await database.withTransaction(actor, (tx) =>
      assignInBulk(tx, actor, { childIds: [...children, free, unknown], staffId: ash, from: '2026-03-02' }),
    );
    const fates = assigned.map(({ outcome }) => (outcome.fate === 'refused' ? outcome.refusal : outcome.fate));
    assert.deepEqual(fates, ['added', 'changed', 'unchanged', 'overlaps', 'child-unknown']);
    const rows = await database.withTransaction(actor, (tx) =>
      tx
        .selectFrom('appointments')
        .select(['staff_id', 'started_on', 'ended_on', 'created_by'])
        .where('child_id', '=', ofBirch)
        .orderBy('started_on')
        .execute(),
    );
    assert.deepEqual(rows, [
      { staff_id: birch, started_on: '2025-02-01', ended_on: '2026-03-02', created_by: null },
      { staff_id: ash, started_on: '2026-03-02', ended_on: null, created_by: actor.userId },
    ]);
  });

  it('refuses an IRO whom nobody knows', async () => {
    const [first] = await database.withTransaction(actor, (tx) =>
      assignInBulk(tx, actor, { childIds: [free], staffId: free, from: '2026-04-01' }),
    );
    assert.equal(first?.outcome.fate === 'refused' && first.outcome.refusal, 'officer-unknown');
  });

  it('lets two people who assign the same children at once wait for each other', async () => {
    const give = (staffId: string, from: string) =>
      database.withTransaction(actor, (tx) => assignInBulk(tx, actor, { childIds: [free, ofBirch], staffId, from }));
    const both = await Promise.all([give(birch, '2026-05-04'), give(ash, '2026-05-05')]);
    const fates = both.flat().map(({ outcome: { fate } }) => fate);
    assert.equal(fates.length, 4);
    const { count } = await database.withTransaction(actor, (tx) =>
      tx
        .selectFrom('appointments')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('ended_on', 'is', null)
        .where('child_id', 'in', [free, ofBirch])
        .executeTakeFirstOrThrow(),
    );
    assert.equal(count, 2);
  });
});
