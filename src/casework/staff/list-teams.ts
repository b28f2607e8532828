import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { readTeams, type TeamRow } from './store/teams.ts';

/** Every team of the authority, with how many are in it today. */
export async function listTeams(
  tx: Tx,
  actor: Actor,
  today: string,
): Promise<readonly (TeamRow & { readonly members: number })[]> {
  return await readTeams(tx, actor, today);
}
