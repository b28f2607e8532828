import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type ReviewToArrange, readReviewsToArrange, type ToArrangeWanted } from './store/to-arrange.ts';

export type { ReviewToArrange } from './store/to-arrange.ts';

/** Some of the reviews that come next, with what of each is not arranged yet, and how many there are. */
export async function listReviewsToArrange(
  tx: Tx,
  actor: Actor,
  wanted: ToArrangeWanted,
): Promise<{ readonly reviews: readonly ReviewToArrange[]; readonly total: number }> {
  const reviews = await readReviewsToArrange(tx, actor, wanted);
  return { reviews, total: reviews[0]?.total ?? 0 };
}
