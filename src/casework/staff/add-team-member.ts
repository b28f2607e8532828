import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { readStaffMember } from './store/staff.ts';
import { findMembershipFrom, insertMembership, readTeam } from './store/teams.ts';

export type JoinOutcome = 'added' | 'not-found' | 'closed' | 'already-in' | 'left';

/** Puts a person into a team from a day on. */
export async function addTeamMember(
  tx: Tx,
  actor: Actor,
  asked: { readonly teamId: string; readonly staffId: string; readonly startedOn: string; readonly today: string },
): Promise<JoinOutcome> {
  const team = await readTeam(tx, actor, { ...asked, forUpdate: true });
  const person = await readStaffMember(tx, actor, asked);
  if (team === undefined || person === undefined) return 'not-found';
  if (team.closedOn !== null) return 'closed';
  if (person.leftOn !== null && person.leftOn <= asked.startedOn) return 'left';
  if (await findMembershipFrom(tx, actor, asked)) return 'already-in';
  await insertMembership(tx, actor, asked);
  return 'added';
}
