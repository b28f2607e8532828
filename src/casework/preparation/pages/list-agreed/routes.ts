import { type ConflictView, mergeVersions, versioned } from '../../../../platform/pages/conflict.ts';
import type { FormError } from '../../../../platform/pages/form.ts';
import { typedBefore } from '../../../../platform/pages/kept-form.ts';
import {
  type FormFields,
  NOT_FOUND,
  type Page,
  type Reply,
  redirect,
  showConflict,
  showForm,
} from '../../../../platform/pages/page.ts';
import { nameOfChild } from '../../../children/name-of-child.ts';
import type { Review } from '../../find-review.ts';
import { findReviewToRecord } from '../../find-review-to-record.ts';
import { agreeOnList, findAgreement } from '../../invitations/agree-on-list.ts';
import { AGREED_FORM, CHILD_ASKED_IN_WORDS, comparedFields, readAgreedForm, toFields } from './form.ts';

const PATH = '/reviews/:review/invitations/agreed';
const TEMPLATE = 'casework/preparation/pages/list-agreed/page.njk';

/** With whom it is agreed who comes, and since when. */
const LIST_AGREED: Page = {
  method: 'GET',
  path: PATH,
  permission: 'children.record',
  action: 'review.invitations.agreed-form',
  forms: [AGREED_FORM],
  handle: async (request) => {
    const { tx, user, params } = request;
    const review = await findReviewToRecord(tx, user, params['review'] ?? '');
    if (review === undefined) return NOT_FOUND;
    const stands = toFields(await findAgreement(tx, user, review.reviewId));
    return answer(review, { values: typedBefore(request, AGREED_FORM) ?? versioned(stands) });
  },
};

const AGREE_ON_LIST: Page = {
  method: 'POST',
  path: PATH,
  permission: 'children.record',
  action: 'review.invitations.agreed',
  forms: [AGREED_FORM],
  handle: async ({ tx, user, params, form, today, terms }) => {
    const review = await findReviewToRecord(tx, user, params['review'] ?? '');
    if (review === undefined) return NOT_FOUND;
    const reading = readAgreedForm(form, today);
    if (!reading.isValid) return answer(review, { values: form, errors: reading.errors });
    const seen = Number(form['version']) || 0;
    const outcome = await agreeOnList(tx, user, { review, agreement: reading.values, seen });
    if (outcome.kind === 'conflict') {
      return answer(review, mergeVersions(comparedFields(terms), { mine: form, theirs: toFields(outcome.theirs) }));
    }
    return redirect(`/reviews/${review.reviewId}/invitations`, { notice: 'It is kept.', ...shownOf(review) });
  },
};

export const LIST_AGREED_PAGES: readonly Page[] = [LIST_AGREED, AGREE_ON_LIST];

interface Shown {
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
  readonly conflict?: ConflictView;
}

function answer(review: Review, { values, errors = [], conflict }: Shown): Reply {
  const model = {
    name: nameOfChild(review.child),
    back: `/reviews/${review.reviewId}/invitations`,
    values,
    errors,
    conflict,
    childAsked: Object.entries(CHILD_ASKED_IN_WORDS).map(([value, text]) => {
      return { value, text, checked: values['childAsked'] === value };
    }),
  };
  if (conflict !== undefined) return showConflict(TEMPLATE, model, shownOf(review));
  return showForm(TEMPLATE, model, shownOf(review));
}

function shownOf({ childId, reviewId }: Review) {
  return { childIds: [childId], details: { reviewId } };
}
