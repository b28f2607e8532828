import { momentNow } from '../../../../platform/clock.ts';
import type { FormError } from '../../../../platform/pages/form.ts';
import {
  NOT_FOUND,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  showForm,
} from '../../../../platform/pages/page.ts';
import { mayRecord } from '../../../children/may-record.ts';
import { findReview, type Review } from '../../../preparation/find-review.ts';
import { listPapersOfReview } from '../../list-papers-of-review.ts';
import { listWhomToAsk } from '../../list-whom-to-ask.ts';
import { sendPapers } from '../../send-papers.ts';
import { readChosen } from './form.ts';
import { inWords } from './refusals.ts';
import { toView } from './view.ts';

const TEMPLATE = 'casework/participation/pages/consultation/page.njk';

/** Who is asked before a review, how, and what came back. */
export const CONSULTATION: Page = {
  method: 'GET',
  path: '/reviews/:review/consultation',
  permission: 'children.read',
  action: 'consultation.read',
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
    const notice = outcome.papers === 1 ? 'One paper is on its way' : `${outcome.papers} papers are on their way`;
    return redirect(`/reviews/${reviewId}/consultation`, {
      notice,
      childIds: [outcome.childId],
      details: { reviewId, papers: outcome.papers },
    });
  },
};

async function reply(
  request: PageRequest,
  { review, errors }: { readonly review: Review; readonly errors: readonly FormError[] },
): Promise<Reply> {
  const { tx, user, terms, today, form } = request;
  const { childId, reviewId } = review;
  const papers = await listPapersOfReview(tx, user, { reviewId });
  const canSend = await mayRecord(tx, user, childId);
  const whom = canSend ? await listWhomToAsk(tx, user, { childId, today }) : [];
  const now = momentNow();
  const model = { ...toView({ review, papers, whom, form, now, terms }), canSend, errors };
  const shown = { childIds: [childId], details: { reviewId, papers: papers.length } };
  return showForm(TEMPLATE, model, shown);
}
