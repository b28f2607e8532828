import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type PostRow, readPostOfReview } from './store/items.ts';

export type { PostRow } from './store/items.ts';

/** What was written to anybody about a review, the oldest first, and how far each has come. */
export async function listPostOfReview(
  tx: Tx,
  actor: Actor,
  { reviewId }: { readonly reviewId: string },
): Promise<readonly PostRow[]> {
  return await readPostOfReview(tx, actor, reviewId);
}
