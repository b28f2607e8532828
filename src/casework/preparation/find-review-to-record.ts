import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { mayRecord } from '../children/may-record.ts';
import { findReview, type Review } from './find-review.ts';

/** A review of which whoever asks may record something; undefined: there is no such page for them. */
export async function findReviewToRecord(tx: Tx, actor: Actor, reviewId: string): Promise<Review | undefined> {
  const review = await findReview(tx, actor, reviewId);
  if (review === undefined || !(await mayRecord(tx, actor, review.childId))) return undefined;
  return review;
}
