import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type Day, isoFromDay } from '../../rules/index.ts';
import { type Recomputed, recomputeObligations } from './recompute-obligations.ts';

/** How many children to look at, as of which day. */
export interface DueChildren {
  readonly today: Day;
  readonly atMost: number;
  /** Only these, and they are waited for where somebody else has them in hand. */
  readonly among?: readonly string[];
}

/** What was done of what a new day changed. */
export interface RecomputedDue extends Recomputed {
  /** The children that were looked at; fewer than were asked for means that none is left. */
  readonly childIds: readonly string[];
}

/**
 * Works out anew the children for whom a day has come that changes what is owed, those who wait longest first. Several
 * may do so at once: each takes children that no other has in hand. One whose facts cannot all be true is tried again
 * the next day.
 */
export async function recomputeDueChildren(
  tx: Tx,
  actor: Actor,
  { today, atMost, among }: DueChildren,
): Promise<RecomputedDue> {
  const asked = tx
    .selectFrom('children')
    .select('id')
    .where('authority_id', '=', actor.authorityId)
    .where('next_change_on', '<=', isoFromDay(today))
    .orderBy('next_change_on')
    .orderBy('id')
    .limit(atMost)
    .forUpdate();
  const due = await (among === undefined ? asked.skipLocked() : asked.where('id', 'in', [...among])).execute();
  const childIds = due.map(({ id }) => id);
  const recomputed = await recomputeObligations(tx, actor, { childIds, today });
  const refusedIds = recomputed.refused.map(({ childId }) => childId);
  if (refusedIds.length > 0) {
    await tx
      .updateTable('children')
      .set({ next_change_on: isoFromDay((today + 1) as Day) })
      .where('authority_id', '=', actor.authorityId)
      .where('id', 'in', refusedIds)
      .execute();
  }
  return { ...recomputed, childIds };
}
