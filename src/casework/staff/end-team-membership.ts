import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { endMembership } from './store/teams.ts';

/**
 * Takes a person out of a team from today on: the team's children are not theirs to see with their next request.
 *
 * @returns who that was; undefined where there is no such time in the team, or it is over
 */
export async function endTeamMembership(
  tx: Tx,
  actor: Actor,
  { teamId, membershipId, today }: { readonly teamId: string; readonly membershipId: string; readonly today: string },
): Promise<string | undefined> {
  return await endMembership(tx, actor, { teamId, membershipId, endedOn: today });
}
