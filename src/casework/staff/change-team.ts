import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { endMembershipsOfTeam, findTeamByName, readTeam, type TeamRow, updateTeam } from './store/teams.ts';

export interface TeamChange {
  readonly teamId: string;
  readonly name: string;
  /** The day from which it is no more; null while it goes on. */
  readonly closedOn: string | null;
  /** The version that was changed. */
  readonly version: number;
}

export type TeamChangeOutcome =
  | { readonly kind: 'saved' }
  | { readonly kind: 'not-found' }
  /** Somebody else saved in between: what they saved. */
  | { readonly kind: 'conflict'; readonly current: TeamRow }
  | { readonly kind: 'name-taken' };

/** Renames, closes or opens a team again. Whoever is in a team that closes is in it no longer from that day. */
export async function changeTeam(tx: Tx, actor: Actor, change: TeamChange): Promise<TeamChangeOutcome> {
  const { teamId, name, closedOn, version } = change;
  const current = await readTeam(tx, actor, { teamId, forUpdate: true });
  if (current === undefined) return { kind: 'not-found' };
  if (current.version !== version) return { kind: 'conflict', current };
  const owner = await findTeamByName(tx, actor, name);
  if (owner !== undefined && owner !== teamId) return { kind: 'name-taken' };
  await updateTeam(tx, actor, change);
  if (closedOn !== null) await endMembershipsOfTeam(tx, actor, { teamId, endedOn: closedOn });
  return { kind: 'saved' };
}
