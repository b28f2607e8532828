import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type ReviewRow, type ReviewsWanted, readReviewsOfChild } from './store/reviews.ts';

/** Some of a child's reviews, with how many there are. */
export interface ReviewsOfChild {
  readonly reviews: readonly ReviewRow[];
  readonly total: number;
}

/** The reviews of a child: those still to come first, then those that were held, the latest first. */
export async function listReviewsOfChild(tx: Tx, actor: Actor, wanted: ReviewsWanted): Promise<ReviewsOfChild> {
  const reviews = await readReviewsOfChild(tx, actor, wanted);
  return { reviews, total: reviews[0]?.total ?? 0 };
}
