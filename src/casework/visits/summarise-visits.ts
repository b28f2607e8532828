import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { findLastReviewOn } from '../reviews/find-last-review-on.ts';
import { readSummary, type VisitSummary } from './store.ts';

/** How many visits to a child there were, and when the child was last seen. */
export interface VisitsInShort extends VisitSummary {
  /** The day of the last review, since which visits are counted; null: none was held. */
  readonly lastReviewOn: string | null;
}

export async function summariseVisits(
  tx: Tx,
  actor: Actor,
  {
    child,
    today,
  }: { readonly child: { readonly childId: string; readonly placeFrom: string | null }; readonly today: string },
): Promise<VisitsInShort> {
  const { childId, placeFrom } = child;
  const lastReviewOn = await findLastReviewOn(tx, actor, { childId, today });
  return { ...(await readSummary(tx, actor, { childId, since: lastReviewOn, placedFrom: placeFrom })), lastReviewOn };
}
