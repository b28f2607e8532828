import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type MembershipRow, readMembers, readPeopleOutside, readTeam, type TeamRow } from './store/teams.ts';

/** A team, who is in it or was, and who could join. */
export interface Team extends TeamRow {
  readonly members: readonly MembershipRow[];
  readonly outside: readonly { readonly id: string; readonly name: string }[];
}

export async function findTeam(
  tx: Tx,
  actor: Actor,
  asked: { readonly teamId: string; readonly today: string },
): Promise<Team | undefined> {
  const team = await readTeam(tx, actor, asked);
  if (team === undefined) return undefined;
  const members = await readMembers(tx, actor, asked.teamId);
  return { ...team, members, outside: await readPeopleOutside(tx, actor, asked) };
}
