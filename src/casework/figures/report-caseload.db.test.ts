import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestDatabase } from '../../../tests/support/database.ts';
import {
  createAppointment,
  createAuthority,
  createLookedAfterChild,
  createStaff,
} from '../../../tests/support/records.ts';
import { reportCaseload } from './report-caseload.ts';

const { database } = await openTestDatabase();
const actor = await createAuthority(database);

// Nobody changes their own roles: the program does.
await database.withTransaction({ ...actor, userId: null }, (tx) =>
  tx
    .updateTable('staff')
    .set({ roles: ['iro-manager'] })
    .where('id', '=', actor.userId)
    .execute(),
);

/**
 * On 1 June 2026: Ash has C1 and C2; Birch has C3, and had C1 until 1 March; Cedar left on 1 May and still has C4. C5
 * has left care and C6 is not in care yet, so neither counts, for Ash or for anybody; C7 and C8 have nobody, C8 because
 * the appointment ended. Dogwood begins on 2 June, and is no IRO yet. Birch is away to that day, and Ash to the day before.
 */
const report = await database.withTransaction(actor, async (tx) => {
  const ash = await createStaff(tx, actor, { name: 'Ash', started_on: '2020-01-06', full_time_equivalent: 0.5 });
  const birch = await createStaff(tx, actor, { name: 'Birch' });
  const cedar = await createStaff(tx, actor, { name: 'Cedar', left_on: '2026-05-01' });
  await createStaff(tx, actor, { name: 'Dogwood', started_on: '2026-06-02' });
  await createStaff(tx, actor, { name: 'Elder', left_on: '2026-05-01' });
  const { authorityId: authority_id } = actor;
  await tx
    .insertInto('absences')
    .values([
      { authority_id, staff_id: birch, first_on: '2026-05-25', last_on: '2026-06-01', covered_by: ash },
      { authority_id, staff_id: ash, first_on: '2026-05-25', last_on: '2026-05-31' },
    ])
    .execute();
  const ids: Record<string, string> = {};
  const from = '2025-01-06';
  for (const [localId, times] of Object.entries({
    ...{ C1: {}, C2: {}, C3: {}, C4: {} },
    ...{ C5: { until: '2026-05-31' }, C6: { from: '2026-06-02' }, C7: {}, C8: { from: '2024-01-06' } },
  })) {
    ids[localId] = await createLookedAfterChild(tx, actor, { localId, from, ...times });
  }
  for (const [localId, staff_id, started_on, ended_on] of [
    ['C1', birch, '2025-01-08', '2026-03-01'],
    ['C1', ash, '2026-03-01', null],
    ['C2', ash, '2026-06-01', null],
    ['C3', birch, '2025-01-08', null],
    ['C4', cedar, '2025-01-08', null],
    ['C5', ash, '2025-01-08', null],
    ['C6', ash, '2025-01-08', null],
    ['C8', birch, '2025-01-08', '2026-06-01'],
  ] as const) {
    await createAppointment(tx, actor, { child_id: ids[localId] ?? '', staff_id, started_on, ended_on });
  }
  return reportCaseload(tx, actor, { asOf: '2026-06-01' });
});

describe('the caseload of an authority', () => {
  it('counts the looked-after children of each IRO on the day [REP-26]', () => {
    assert.equal(report.lookedAfter, 6);
    assert.deepEqual(
      report.officers.map(({ name, children, startedOn }) => [name, children, startedOn]),
      [
        ['Ash', 2, '2020-01-06'],
        ['Birch', 1, null],
      ],
    );
  });

  it('weighs each caseload by how much of a full post it is', () => {
    // Two children with a half of a post are four for a full one.
    assert.deepEqual(
      report.officers.map(({ name, fullTimeEquivalent, perFullTime, standing }) => [
        ...[name, fullTimeEquivalent, perFullTime, standing],
      ]),
      [
        ['Ash', 0.5, 4, 'below'],
        ['Birch', 1, 1, 'below'],
      ],
    );
  });

  it('tells who is away on the day, and who acts for them [REP-26]', () => {
    assert.deepEqual(
      report.officers.map(({ name, awayUntil, coveredBy }) => [name, awayUntil, coveredBy]),
      [
        ['Ash', null, null],
        ['Birch', '2026-06-01', 'Ash'],
      ],
    );
  });

  it('names the children who have no IRO, the longest in care first', () => {
    assert.deepEqual(
      report.listed.map(({ localId, since }) => [localId, since]),
      [
        ['C8', '2024-01-06'],
        ['C7', '2025-01-06'],
      ],
    );
    assert.equal(report.withoutIro, 2);
  });

  it('tells who has left with children still theirs', () => {
    assert.deepEqual(
      report.left.map(({ name, children, leftOn }) => [name, children, leftOn]),
      [['Cedar', 1, '2026-05-01']],
    );
  });
});
