import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type ReviewToInvite, readReviewsToInvite, type ToInviteWanted } from './store/to-invite.ts';

export type { ReviewToInvite } from './store/to-invite.ts';

/** Some of the reviews that are still to come, with how far their invitations are, and how many there are. */
export async function listReviewsToInvite(
  tx: Tx,
  actor: Actor,
  wanted: ToInviteWanted,
): Promise<{ readonly reviews: readonly ReviewToInvite[]; readonly total: number }> {
  const reviews = await readReviewsToInvite(tx, actor, wanted);
  return { reviews, total: reviews[0]?.total ?? 0 };
}
