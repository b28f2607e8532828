import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { ChildName } from '../children/name-of-child.ts';
import { type RecordedArrangement, readLastArrangement } from './store/arrangements.ts';
import { type ReviewRow, readOpenReview, readReview } from './store/reviews.ts';

export type { RecordedArrangement } from './store/arrangements.ts';
export type { ReviewRow } from './store/reviews.ts';

/** A review, held or still to come, with whose it is and how it is arranged. */
export interface Review extends ReviewRow {
  readonly child: ChildName;
  /**
   * The arrangement recorded last, also where it is a cancellation; undefined for a review of which nobody said more
   * than its day, or not even that. The day that stands is `arrangedOn`.
   */
  readonly arrangement: RecordedArrangement | undefined;
}

/** Undefined where there is no such review, or none that whoever asks may see: the two are not told apart. */
export async function findReview(tx: Tx, actor: Actor, reviewId: string): Promise<Review | undefined> {
  const found = await readReview(tx, actor, reviewId);
  if (found === undefined) return undefined;
  const { localId, knownAs, givenName, familyName, ...review } = found;
  const arrangement = await readLastArrangement(tx, actor, reviewId);
  return { ...review, child: { localId, knownAs, givenName, familyName }, arrangement };
}

/** The review of a child that is being prepared; undefined where nothing is recorded of the next one yet. */
export async function findOpenReview(tx: Tx, actor: Actor, childId: string): Promise<ReviewRow | undefined> {
  return await readOpenReview(tx, actor, childId);
}
