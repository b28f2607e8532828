import { z } from 'zod';
import { dayInWords } from '../../../../platform/pages/days-in-words.ts';
import { type FormError, readForm, refuse, text } from '../../../../platform/pages/form.ts';
import { type KeptForm, typedBefore } from '../../../../platform/pages/kept-form.ts';
import {
  type FormFields,
  NOT_FOUND,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  showConflict,
  showForm,
} from '../../../../platform/pages/page.ts';
import { getDay } from '../../../../rules/index.ts';
import { nameOfChild } from '../../../children/name-of-child.ts';
import { cancelArrangement } from '../../cancel-arrangement.ts';
import type { Review } from '../../find-review.ts';
import { findReviewToRecord } from '../../find-review-to-record.ts';
import { tellOfChange } from '../../invitations/send-invitations.ts';
import { AGREED_BY } from '../../model.ts';

const PATH = '/reviews/:review/cancel';
const TEMPLATE = 'casework/preparation/pages/cancel/page.njk';
const LONGEST_REASON = 2000;

const CANCEL = z.object({
  reason: text('Say why the meeting is called off', { max: LONGEST_REASON }),
  agreedBy: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((chosen) => AGREED_BY.filter((who) => [chosen ?? []].flat().includes(who))),
});

/** What is kept of the form before it is sent. */
const CANCEL_FIELDS: KeptForm = { name: 'cancel', fields: ['reason', 'agreedBy'] };

const CANCEL_FORM: Page = {
  method: 'GET',
  path: PATH,
  permission: 'children.record',
  action: 'review.cancel-form',
  forms: [CANCEL_FIELDS],
  handle: async (request) => {
    const review = await findArranged(request);
    if (review === undefined) return NOT_FOUND;
    return answer(review, { values: typedBefore(request, CANCEL_FIELDS) ?? {} });
  },
};

const CANCEL_REVIEW: Page = {
  method: 'POST',
  path: PATH,
  permission: 'children.record',
  action: 'review.cancel',
  forms: [CANCEL_FIELDS],
  handle: async (request) => {
    const { tx, user, form, today, terms } = request;
    const review = await findArranged(request);
    if (review === undefined) return NOT_FOUND;
    const reading = readForm(CANCEL, form);
    if (!reading.isValid) return answer(review, { values: form, errors: reading.errors });
    const { reviewId } = review;
    const seen = Number(form['version']) || 0;
    const outcome = await cancelArrangement(tx, user, { ...reading.values, reviewId, seen, today: getDay(today) });
    switch (outcome.kind) {
      case 'cancelled': {
        const told = await tellOfChange(tx, user, { review, terms, today: getDay(today) });
        const notice = `The meeting is called off.${told > 0 ? ` Whoever was invited is told: ${told} written.` : ''}`;
        return redirect(`/reviews/${reviewId}`, { notice, ...shownOf(review) });
      }
      case 'not-found':
        return NOT_FOUND;
      case 'conflict':
        return answer(review, { values: form, hasChanged: true });
      case 'held-already': {
        const fault = `It was held on ${dayInWords(outcome.heldOn)}: it cannot be called off any more`;
        return answer(review, { values: form, errors: [refuse('reason', fault)] });
      }
      case 'contradicts':
        return answer(review, { values: form, errors: [refuse('reason', outcome.message)] });
    }
  },
};

export const CANCEL_PAGES: readonly Page[] = [CANCEL_FORM, CANCEL_REVIEW];

async function findArranged({ tx, user, params }: PageRequest): Promise<Review | undefined> {
  const review = await findReviewToRecord(tx, user, params['review'] ?? '');
  const { arrangement } = review ?? {};
  return arrangement === undefined || arrangement.change === 'cancelled' ? undefined : review;
}

interface Shown {
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
  /** Somebody arranged it anew meanwhile. */
  readonly hasChanged?: boolean;
}

function answer(review: Review, { values, errors = [], hasChanged = false }: Shown): Reply {
  const chosen = [values['agreedBy'] ?? []].flat();
  const model = {
    name: nameOfChild(review.child),
    back: `/reviews/${review.reviewId}`,
    day: dayInWords(review.arrangedOn ?? review.arrangement?.heldOn ?? ''),
    version: review.arrangement?.number,
    values,
    errors,
    hasChanged,
    chosen,
  };
  if (hasChanged) return showConflict(TEMPLATE, model, shownOf(review));
  return showForm(TEMPLATE, model, shownOf(review));
}

function shownOf({ childId, reviewId }: Review) {
  return { childIds: [childId], details: { reviewId } };
}
