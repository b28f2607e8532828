import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { findTeamByName, insertTeam } from './store/teams.ts';

/** Enters a team; undefined where another has the name. */
export async function createTeam(tx: Tx, actor: Actor, name: string): Promise<string | undefined> {
  if ((await findTeamByName(tx, actor, name)) !== undefined) return undefined;
  return await insertTeam(tx, actor, name);
}
