import { momentNow } from '../../../../platform/clock.ts';
import { type FormError, refuse } from '../../../../platform/pages/form.ts';
import { typedBefore } from '../../../../platform/pages/kept-form.ts';
import {
  NOT_FOUND,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  showForm,
} from '../../../../platform/pages/page.ts';
import { findCustodyNotice } from '../../../children/find-custody-notice.ts';
import { mayRecord } from '../../../children/may-record.ts';
import { findReview, type Review } from '../../../preparation/find-review.ts';
import { findReviewToRecord } from '../../../preparation/find-review-to-record.ts';
import { listDueSteps } from '../../../preparation/list-due-steps.ts';
import { askAfterAll, leaveOut } from '../../leave-out.ts';
import { listWhoWasAsked } from '../../list-who-was-asked.ts';
import { sendPapers } from '../../send-papers.ts';
import { LEAVE_OUT_FORM, readChosen, readLeaveOut } from './form.ts';
import { inWords } from './refusals.ts';
import { toView } from './view.ts';

const TEMPLATE = 'casework/participation/pages/consultation/page.njk';

/** Who is asked before a review, how, and what came back. */
export const CONSULTATION: Page = {
  method: 'GET',
  path: '/reviews/:review/consultation',
  permission: 'children.read',
  action: 'consultation.read',
  forms: [LEAVE_OUT_FORM],
  handle: async (request) => {
    const review = await findReview(request.tx, request.user, request.params['review'] ?? '');
    return review === undefined ? NOT_FOUND : await reply(request, { review, errors: [] });
  },
};

/** Sends the papers, to all who were chosen or to nobody. */
export const SEND_PAPERS: Page = {
  method: 'POST',
  path: '/reviews/:review/consultation',
  permission: 'children.record',
  action: 'consultation.send',
  handle: async (request) => {
    const { tx, user, params, form, today, installation } = request;
    const review = await findReview(tx, user, params['review'] ?? '');
    if (review === undefined) return NOT_FOUND;
    const { papers, errors } = readChosen(form);
    if (errors.length > 0) return await reply(request, { review, errors });
    const { reviewId } = review;
    const outcome = await sendPapers(tx, user, { reviewId, papers, today, address: installation.address });
    if (outcome.kind === 'not-found') return NOT_FOUND;
    if (outcome.kind !== 'sent') return await reply(request, { review, errors: [inWords(outcome)] });
    await request.enqueue('send-post', {});
    const sent = outcome.papers === 1 ? 'One paper is on its way' : `${outcome.papers} papers are on their way`;
    const notice = withContradiction(`${sent}.`, outcome.notRecorded);
    return redirect(`/reviews/${reviewId}/consultation`, {
      notice,
      childIds: [outcome.childId],
      details: { reviewId, papers: outcome.papers },
    });
  },
};

/** Keeps that somebody is not asked this time, and why. */
export const LEAVE_OUT: Page = {
  method: 'POST',
  path: '/reviews/:review/consultation/not-asked',
  permission: 'children.record',
  action: 'consultation.left-out',
  forms: [LEAVE_OUT_FORM],
  handle: async (request) => {
    const { tx, user, params, form, today } = request;
    const review = await findReviewToRecord(tx, user, params['review'] ?? '');
    if (review === undefined) return NOT_FOUND;
    const reading = readLeaveOut(form);
    if (!reading.isValid) return await reply(request, { review, errors: reading.errors });
    const outcome = await leaveOut(tx, user, { review, ...reading.values, today });
    if (outcome.kind === 'not-to-be-asked') {
      return await reply(request, {
        review,
        errors: [refuse('leftOut', 'They are asked already, or not around the child')],
      });
    }
    return redirect(addressOf(review), {
      notice: withContradiction('It is kept why they are not asked.', outcome.notRecorded),
      ...shownOf(review),
    });
  },
};

/** Asks somebody after all. */
export const ASK_AFTER_ALL: Page = {
  method: 'POST',
  path: '/reviews/:review/consultation/not-asked/:exception/lift',
  permission: 'children.record',
  action: 'consultation.asked-after-all',
  handle: async ({ tx, user, params, today }) => {
    const review = await findReviewToRecord(tx, user, params['review'] ?? '');
    if (review === undefined) return NOT_FOUND;
    const isLifted = await askAfterAll(tx, user, { review, exceptionId: params['exception'] ?? '', today });
    return isLifted
      ? redirect(addressOf(review), { notice: 'They are to be asked now.', ...shownOf(review) })
      : NOT_FOUND;
  },
};

function withContradiction(notice: string, notRecorded: string | undefined): string {
  return notRecorded === undefined ? notice : `${notice} That everybody was asked is not recorded: ${notRecorded}`;
}

async function reply(
  request: PageRequest,
  { review, errors }: { readonly review: Review; readonly errors: readonly FormError[] },
): Promise<Reply> {
  const { tx, user, today, form, terms } = request;
  const { childId, key } = review;
  const found = await listWhoWasAsked(tx, user, { review, today });
  const canSend = await mayRecord(tx, user, childId);
  const steps = await listDueSteps(tx, user, { childId, key, today });
  const step = steps.find(({ rule }) => rule === 'preparation.consultation-documents');
  const typed = { ...typedBefore(request, LEAVE_OUT_FORM), ...form };
  const now = momentNow();
  const custody = await findCustodyNotice(tx, user, { childId, today, terms });
  const view = toView({ review, found, canSend, step, form: typed, now }, { terms, today });
  const model = { ...view, canSend, custody, errors };
  const shown = { childIds: [childId], details: { reviewId: review.reviewId, papers: found.papers.length } };
  return showForm(TEMPLATE, model, shown);
}

function addressOf({ reviewId }: Review): string {
  return `/reviews/${reviewId}/consultation`;
}

function shownOf({ childId, reviewId }: Review) {
  return { childIds: [childId], details: { reviewId } };
}
