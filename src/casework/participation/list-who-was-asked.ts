import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { Review } from '../preparation/find-review.ts';
import { listPapersOfReview, type Paper } from './list-papers-of-review.ts';
import { listWhomToAsk, type WhomToAsk } from './list-whom-to-ask.ts';
import { type ExceptionRow, readExceptions } from './store/exceptions.ts';

export type { ExceptionRow } from './store/exceptions.ts';

/** Who is asked what they think before a review, and who is not yet. */
export interface WhoWasAsked {
  /** Withdrawn ones too. */
  readonly papers: readonly Paper[];
  /** The child, and those around the child today. */
  readonly whom: readonly WhomToAsk[];
  /** Those who are not asked this time, with the reason. */
  readonly exceptions: readonly ExceptionRow[];
  /** Who is to be asked and has no paper yet. */
  readonly left: readonly WhomToAsk[];
  /** Who has a paper that stands. */
  readonly asked: readonly Paper[];
}

/** Everybody who is to be asked before a review, and how far that is. */
export async function listWhoWasAsked(
  tx: Tx,
  actor: Actor,
  { review, today }: { readonly review: Pick<Review, 'childId' | 'reviewId'>; readonly today: string },
): Promise<WhoWasAsked> {
  const { childId, reviewId } = review;
  const papers = await listPapersOfReview(tx, actor, { reviewId });
  const whom = await listWhomToAsk(tx, actor, { childId, today });
  const exceptions = await readExceptions(tx, actor, reviewId);
  const asked = papers.filter(({ withdrawnAt }) => withdrawnAt === null);
  const settled = new Set([...asked, ...exceptions].map(({ personId }) => personId));
  const left = whom.filter(({ id, notToBeAsked }) => notToBeAsked === undefined && !settled.has(id));
  return { papers, whom, exceptions, left, asked };
}
