import { NOT_FOUND, type Page, type PageRequest, redirect, show } from '../../../../platform/pages/page.ts';
import { findRemandedSince } from '../../../children/find-remand.ts';
import { mayRecord } from '../../../children/may-record.ts';
import { listOpenDirections } from '../../directions/list-directions.ts';
import { findEndOfCare } from '../../end-of-care/find-end-of-care.ts';
import { findAgreedWithChild } from '../../find-agreed-with-child.ts';
import { findFirstIro } from '../../find-first-iro.ts';
import { findReview, type Review } from '../../find-review.ts';
import { listArrangements } from '../../list-arrangements.ts';
import { listDueSteps } from '../../list-due-steps.ts';
import { listSiblingReviews } from '../../list-sibling-reviews.ts';
import { prepareNextReview } from '../../prepare-next-review.ts';
import { toConfirmation, toView } from './view.ts';

/** One review: prepare, meet, decide, record, distribute, as one list of tasks with their state. */
const REVIEW: Page = {
  method: 'GET',
  path: '/reviews/:review',
  permission: 'children.read',
  action: 'review.read',
  handle: async (request) => {
    const found = await find(request);
    if (found === undefined) return NOT_FOUND;
    const { tx, user, terms, today } = request;
    const { review } = found;
    const arrangements = await listArrangements(tx, user, review.reviewId);
    const model = toView({ ...found, arrangements }, { terms, today });
    return show('casework/preparation/pages/review/page.njk', model, shownOf(review));
  },
};

/** After it was arranged: what happens next, and by when. */
const ARRANGED: Page = {
  method: 'GET',
  path: '/reviews/:review/arranged',
  permission: 'children.record',
  action: 'review.arranged',
  handle: async (request) => {
    const found = await find(request);
    if (found?.review.arrangement === undefined || !found.canRecord) return NOT_FOUND;
    const { tx, user, terms, today } = request;
    const siblings = await listSiblingReviews(tx, user, { childId: found.review.childId, today });
    const model = toConfirmation({ ...found, siblings }, { terms, today });
    return show('casework/preparation/pages/review/arranged.njk', model, shownOf(found.review));
  },
};

/** Begins to prepare the next review before it is arranged. */
const PREPARE_NEXT: Page = {
  method: 'POST',
  path: '/children/:child/reviews/prepare',
  permission: 'children.record',
  action: 'review.prepare',
  handle: async ({ tx, user, params }) => {
    const childId = params['child'] ?? '';
    if (!(await mayRecord(tx, user, childId))) return NOT_FOUND;
    const reviewId = await prepareNextReview(tx, user, childId);
    if (reviewId === undefined) return NOT_FOUND;
    return redirect(`/reviews/${reviewId}`, { childIds: [childId], details: { reviewId } });
  },
};

export const REVIEWS: readonly Page[] = [PREPARE_NEXT, REVIEW, ARRANGED];

async function find({ tx, user, params, today }: PageRequest) {
  const review = await findReview(tx, user, params['review'] ?? '');
  if (review === undefined) return undefined;
  const { childId, key } = review;
  const steps = await listDueSteps(tx, user, { childId, key, today });
  const endOfCare = await findEndOfCare(tx, user, childId);
  const directions = await listOpenDirections(tx, user, childId);
  return {
    review,
    steps,
    endOfCare,
    directions,
    remandedSince: await findRemandedSince(tx, user, { childId, today }),
    firstIro: await findFirstIro(tx, user, { reviewId: review.reviewId, today }),
    agreedWithChild: await findAgreedWithChild(tx, user, review.reviewId),
    canRecord: await mayRecord(tx, user, childId),
  };
}

function shownOf({ childId, reviewId }: Review) {
  return { childIds: [childId], details: { reviewId } };
}
