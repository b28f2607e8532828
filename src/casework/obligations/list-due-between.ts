import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type DueBetween, type DueWanted, readDueBetween } from './store/due-between.ts';

export type { DueBetween } from './store/due-between.ts';

/** What is to be done for these children from one day to another, the earliest first, with how much there is in all. */
export async function listDueBetween(
  tx: Tx,
  actor: Actor,
  wanted: DueWanted,
): Promise<{ readonly due: readonly DueBetween[]; readonly total: number }> {
  if (wanted.childIds.length === 0) return { due: [], total: 0 };
  const rows = await readDueBetween(tx, actor, wanted);
  return { due: rows, total: rows[0]?.total ?? 0 };
}
