import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type AbsenceRow, readAbsences } from './store/absences.ts';
import { readStaffMember, type StaffMemberRow } from './store/staff.ts';
import { type MembershipRow, readMembershipsOfPerson } from './store/teams.ts';

/** A person who works for the authority, or did. */
export interface StaffMember extends StaffMemberRow {
  readonly teams: readonly MembershipRow[];
  /** Those that go on or are to come, and the last few before. */
  readonly absences: readonly AbsenceRow[];
}

export async function findStaffMember(
  tx: Tx,
  actor: Actor,
  asked: { readonly staffId: string; readonly today: string },
): Promise<StaffMember | undefined> {
  const person = await readStaffMember(tx, actor, asked);
  if (person === undefined) return undefined;
  const teams = await readMembershipsOfPerson(tx, actor, asked.staffId);
  const absences = await readAbsences(tx, actor, asked.staffId);
  return { ...person, teams, absences };
}
