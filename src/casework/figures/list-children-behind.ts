import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { listBehind, type PageAsked } from './list-rows-behind.ts';
import type { ChildOfCaseload, PageOfRows, ReviewBehindFigure } from './model.ts';
import {
  type CaseloadChoice,
  countChildrenOf,
  countReviewsOf,
  type ReviewChoice,
  readChildrenOf,
  readReviews,
} from './store/children-behind.ts';

export type { CaseloadChoice, ReviewChoice } from './store/children-behind.ts';

/** The children of a caseload on a day: told are those whom the actor may see, the rest is counted. */
export async function listChildrenBehind(
  tx: Tx,
  actor: Actor,
  { page, rowsAPage, ...choice }: CaseloadChoice & PageAsked,
): Promise<PageOfRows<ChildOfCaseload>> {
  return await listBehind(tx, actor, {
    ...{ page, rowsAPage },
    count: () => countChildrenOf(tx, choice),
    read: (part) => readChildrenOf(tx, choice, part),
  });
}

/** The reviews that a figure of participation counts: told are those of children whom the actor may see. */
export async function listReviewsBehind(
  tx: Tx,
  actor: Actor,
  { page, rowsAPage, ...choice }: ReviewChoice & PageAsked,
): Promise<PageOfRows<ReviewBehindFigure>> {
  return await listBehind(tx, actor, {
    ...{ page, rowsAPage },
    count: () => countReviewsOf(tx, choice),
    read: (part) => readReviews(tx, choice, part),
  });
}
