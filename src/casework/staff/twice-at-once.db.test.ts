import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { createPerson } from '../../../tests/support/people.ts';
import { createAuthority } from '../../../tests/support/records.ts';
import type { Tx } from '../../platform/database/transaction.ts';
import { addStaffMember } from './add-staff-member.ts';
import { createTeam } from './create-team.ts';
import { recordAbsence } from './record-absence.ts';

const { database } = await openTestDatabase();
const authority = await createAuthority(database);
const manager = await createPerson(database, authority, { roles: ['iro-manager'] });
const administrator = await createPerson(database, authority, { roles: ['review-administrator'] });
const officer = await createPerson(database, authority, { roles: ['iro'] });
const today = '2026-11-22';

/** Runs the same in as many transactions as a hasty finger begins. */
function twice<Result>(actor: typeof manager, work: (tx: Tx) => Promise<Result>): Promise<Result[]> {
  return Promise.all([1, 2, 3].map(() => database.withTransaction(actor, work)));
}

describe('a form that is sent twice in the same moment', () => {
  it('makes one team', async () => {
    const made = await twice(manager, (tx) => createTeam(tx, manager, 'North'));
    assert.equal(made.filter((id) => id !== undefined).length, 1);
  });

  it('enters one person of an address', async () => {
    const entry = { name: 'Ann', email: 'ann@example.org', roles: ['iro'], fullTimeEquivalent: 1, startedOn: null };
    const outcomes = await twice(manager, (tx) => addStaffMember(tx, manager, { ...entry, today }));
    assert.deepEqual(outcomes.map(({ kind }) => kind).sort(), ['added', 'email-taken', 'email-taken']);
  });

  it('records one absence, also where somebody sends it who may not change staff', async () => {
    const days = { staffId: officer.userId, firstOn: '2026-12-01', lastOn: '2026-12-04', coveredBy: null, today };
    const outcomes = await twice(administrator, (tx) => recordAbsence(tx, administrator, days));
    assert.deepEqual(outcomes.map(({ kind }) => kind).sort(), ['overlap', 'overlap', 'recorded']);
  });
});
