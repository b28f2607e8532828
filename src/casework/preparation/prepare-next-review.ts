import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { findAndHoldChild } from '../children/change-facts.ts';
import { listSubjects, newKey } from '../children/list-subjects.ts';
import { insertReview, readOpenReview } from './store/reviews.ts';

/**
 * The child's next review, to prepare it: the one that is open, or a new row where nobody has begun yet. Two people who
 * begin at once begin the same one. Undefined where there is no such child.
 */
export async function prepareNextReview(tx: Tx, actor: Actor, childId: string): Promise<string | undefined> {
  if ((await findAndHoldChild(tx, actor, childId)) === undefined) return undefined;
  const open = await readOpenReview(tx, actor, childId);
  if (open !== undefined) return open.reviewId;
  const { taken } = await listSubjects(tx, actor, childId);
  return await insertReview(tx, actor, { childId, key: newKey('review', taken) });
}
