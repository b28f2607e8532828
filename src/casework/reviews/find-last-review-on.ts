import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { listHeldReviews } from './list-held-reviews.ts';

/** The day of a child's last review, from which much is counted; null: none was held. */
export async function findLastReviewOn(
  tx: Tx,
  actor: Actor,
  { childId, today }: { readonly childId: string; readonly today: string },
): Promise<string | null> {
  const { reviews } = await listHeldReviews(tx, actor, { childId, today, limit: 1, offset: 0 });
  return reviews[0]?.recordingOn ?? null;
}
