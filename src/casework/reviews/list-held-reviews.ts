import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type HeldReview, type HeldReviewsWanted, readHeldReviews } from './store.ts';

export type { HeldReview } from './store.ts';

/** Some of a child's reviews, with how many there are. */
export interface HeldReviews {
  readonly reviews: readonly HeldReview[];
  readonly total: number;
}

/** The reviews of a child that were held, the latest first. */
export async function listHeldReviews(tx: Tx, actor: Actor, wanted: HeldReviewsWanted): Promise<HeldReviews> {
  const reviews = await readHeldReviews(tx, actor, wanted);
  return { reviews, total: reviews[0]?.total ?? 0 };
}
