import { type FormError, LONGEST_LINE, refuse, wordsOrNothing } from '../../../../platform/pages/form.ts';
import { type KeptForm, typedBefore } from '../../../../platform/pages/kept-form.ts';
import {
  type FormFields,
  NOT_FOUND,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  showForm,
} from '../../../../platform/pages/page.ts';
import { getDay } from '../../../../rules/index.ts';
import { isIroOf } from '../../../children/is-iro-of.ts';
import { findReview } from '../../../preparation/find-review.ts';
import { issueDecisions } from '../../issue-decisions.ts';
import { listDecisions } from '../../list-decisions.ts';
import { listEditions } from '../../list-editions.ts';
import { type Found, toView } from './view.ts';

const PATH = '/reviews/:review/decisions';
const ISSUE_FORM: KeptForm = { name: 'issueDecisions', fields: ['reason'] };

/** The decisions of a review: those that were issued, and, for the IRO, those that are being written. */
const DECISIONS: Page = {
  method: 'GET',
  path: PATH,
  permission: 'children.read',
  action: 'decision.list',
  forms: [ISSUE_FORM],
  handle: async (request) => {
    const found = await find(request);
    return found === undefined
      ? NOT_FOUND
      : answer(request, found, { values: typedBefore(request, ISSUE_FORM) ?? {}, errors: [] });
  },
};

const ISSUE: Page = {
  method: 'POST',
  path: PATH,
  permission: 'decisions.write',
  action: 'decisions.issued',
  forms: [ISSUE_FORM],
  handle: async (request) => {
    const { tx, user, form, params, terms, today } = request;
    const found = await find(request);
    if (found === undefined || !found.canWrite) return NOT_FOUND;
    const refused = (message: string) => answer(request, found, { values: form, errors: [refuse('reason', message)] });
    const reason = wordsOrNothing(LONGEST_LINE).safeParse(form['reason'] ?? '');
    if (!reason.success) return refused(reason.error.issues[0]?.message ?? '');
    const outcome = await issueDecisions(tx, user, {
      reviewId: params['review'] ?? '',
      seen: String(form['seen'] ?? ''),
      reason: reason.data,
      signedBy: user.name,
      today: getDay(today),
    });
    switch (outcome.kind) {
      case 'issued':
        return redirect(PATH.replace(':review', found.review.reviewId), {
          notice: 'The decisions are issued. What you signed stays as it is from now on.',
          childIds: [outcome.childId],
          details: { reviewId: found.review.reviewId, editionId: outcome.editionId, edition: outcome.number },
        });
      case 'not-found':
        return NOT_FOUND;
      case 'not-held':
        return refused(terms.say('Record first that the {review} was held'));
      case 'nothing-decided':
        return refused('Write down at least one decision first');
      case 'changed-meanwhile':
        return refused('A decision was changed meanwhile. Read them again as they stand now, then issue them');
      case 'issued-already':
        return refused('They are issued already, as they stand');
      case 'no-reason':
        return refused('Say why the decisions are amended');
      case 'contradicts':
        return refused(outcome.message);
    }
  },
};

export const DECISIONS_PAGES: readonly Page[] = [DECISIONS, ISSUE];

async function find({ tx, user, params }: PageRequest): Promise<Found | undefined> {
  const review = await findReview(tx, user, params['review'] ?? '');
  if (review === undefined) return undefined;
  const { reviewId, childId } = review;
  const canWrite = await isIroOf(tx, user, childId);
  const decisions = canWrite ? await listDecisions(tx, user, reviewId) : [];
  return { review, canWrite, decisions, editions: await listEditions(tx, user, reviewId) };
}

interface Typed {
  readonly values: FormFields;
  readonly errors: readonly FormError[];
}

function answer({ terms }: PageRequest, found: Found, { values, errors }: Typed): Reply {
  const { childId, reviewId } = found.review;
  const model = { ...toView(found, terms), values, errors };
  return showForm('casework/outcomes/pages/decisions/page.njk', model, { childIds: [childId], details: { reviewId } });
}
