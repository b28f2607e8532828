import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { mayRecord } from '../children/may-record.ts';
import { listPostOfReview } from '../post/list-post-of-review.ts';
import { withdrawPost } from '../post/withdraw-post.ts';
import { findReview } from '../preparation/find-review.ts';
import { unsettleConsultation } from './settle-consultation.ts';
import { withdrawLink } from './store/links.ts';
import { lockPaper, markPaperWithdrawn, type PaperRow, readPaper } from './store/papers.ts';

export type WithdrawPaperOutcome =
  | { readonly kind: 'withdrawn'; readonly paper: PaperRow }
  | { readonly kind: 'not-found' }
  /** They see the child and do not write into the record. */
  | { readonly kind: 'not-theirs' }
  /** It came back, or was withdrawn before. */
  | { readonly kind: 'not-open' };

/**
 * Takes a paper back: its link opens nothing any more, and a letter, email or text that has not gone yet does not go. The
 * person can be asked anew, and until then not everybody was asked.
 */
export async function withdrawPaper(
  tx: Tx,
  actor: Actor,
  { paperId, reason, today }: { readonly paperId: string; readonly reason: string; readonly today: string },
): Promise<WithdrawPaperOutcome> {
  const seen = await readPaper(tx, actor, paperId);
  if (seen === undefined) return { kind: 'not-found' };
  if (!(await mayRecord(tx, actor, seen.childId))) return { kind: 'not-theirs' };
  const paper = await lockPaper(tx, actor, paperId);
  if (paper === undefined) return { kind: 'not-found' };
  if (paper.cameBackAt !== null || paper.withdrawnAt !== null) return { kind: 'not-open' };
  await markPaperWithdrawn(tx, actor, { paperId, reason });
  if (paper.linkId !== null) await withdrawLink(tx, actor, { linkId: paper.linkId, reason });
  const post = await listPostOfReview(tx, actor, { reviewId: paper.reviewId });
  const waiting = post.filter(
    (item) => item.purpose === 'consultation' && item.recipientId === paper.personId && item.state === 'to-send',
  );
  for (const { id: itemId } of waiting) await withdrawPost(tx, actor, { itemId, reason });
  const review = await findReview(tx, actor, paper.reviewId);
  if (review !== undefined) await unsettleConsultation(tx, actor, { review, today });
  return { kind: 'withdrawn', paper };
}
