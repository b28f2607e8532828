import type { Page, PageRequest } from '../../../../platform/pages/page.ts';
import { recordFormPages } from '../../../../platform/pages/record-form.ts';
import { type Child, findChild } from '../../../children/find-child.ts';
import { isIroOf } from '../../../children/is-iro-of.ts';
import { findReview, type Review } from '../../../preparation/find-review.ts';
import { type DecisionVersion, findDecision, listDecisions } from '../../list-decisions.ts';
import { listPeopleToChoose } from '../../list-people-to-choose.ts';
import { type DecisionValues, LAST_POSITION, type Responsible } from '../../model.ts';
import { writeDecision } from '../../write-decision.ts';
import { comparedFields, DECISION_FORM, readDecisionForm, toDecisionFields } from './form.ts';
import { toView } from './view.ts';

/** A decision of a review is written down, and changed. */
export const DECISION_FORM_PAGES: readonly Page[] = recordFormPages<
  OpenForm,
  DecisionVersion,
  DecisionValues,
  { readonly kind: 'saved' }
>({
  name: 'decision',
  newPath: '/reviews/:review/decisions/new',
  correctPath: '/reviews/:review/decisions/:decision',
  permission: 'decisions.write',
  action: 'decision',
  form: DECISION_FORM,
  template: 'casework/outcomes/pages/decision-form/page.njk',
  open: openForm,
  begin: (_, { next }) => ({ position: String(next) }),
  read: ({ form }, { people, review }) => readDecisionForm(form, { people, heldOn: review.recordingOn }),
  record: ({ tx, user }, { review: { reviewId } }, { id, values, correction }) =>
    writeDecision(tx, user, { reviewId, decisionId: id, values, correction }),
  toFields: toDecisionFields,
  compared: ({ terms }, { people }) => terms.sayAll(comparedFields(people)),
  view: (_, open, toShow) => toView({ ...open, ...toShow }),
  seenAt: ({ review: { reviewId } }) => `/reviews/${reviewId}/decisions`,
  notice: ({ current }) =>
    current === undefined
      ? 'The decision is written down. Nobody else sees it until you issue the decisions.'
      : 'The decision is changed. Nobody else sees that until you issue the decisions.',
  sentBefore: {
    field: 'need',
    message:
      'A decision was written from this form already, and nothing of what stands here now is kept. Write it down if it is another decision. If not, open the one that is written and change it',
  },
});

/** What a form is about. */
interface OpenForm {
  readonly child: Child;
  readonly review: Review;
  readonly people: readonly Responsible[];
  /** Where a new decision stands in the list. */
  readonly next: number;
  /** The decision that is changed, as it stands. */
  readonly current: DecisionVersion | undefined;
}

async function openForm({ tx, user, terms, params, today }: PageRequest): Promise<OpenForm | undefined> {
  const review = await findReview(tx, user, params['review'] ?? '');
  if (review === undefined || !(await isIroOf(tx, user, review.childId))) return undefined;
  const { childId, reviewId } = review;
  const child = await findChild(tx, user, { childId, today });
  if (child === undefined) return undefined;
  const decisionId = params['decision'];
  const current = decisionId === undefined ? undefined : await findDecision(tx, user, { reviewId, decisionId });
  const written = await listDecisions(tx, user, reviewId);
  const next = Math.min(1 + Math.max(0, ...written.map(({ position }) => position)), LAST_POSITION);
  const oneself = { staffId: user.userId, name: user.name };
  const also = current?.responsible;
  const people = await listPeopleToChoose(tx, user, { child, today, oneself, also, iro: terms.say('{iro}') });
  return { child, review, people, next, current };
}
