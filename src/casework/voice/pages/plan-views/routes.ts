import { idIn } from '../../../../platform/ids.ts';
import { toDayFields } from '../../../../platform/pages/day-field.ts';
import type { FormFields, Page, PageRequest } from '../../../../platform/pages/page.ts';
import { recordFormPages } from '../../../../platform/pages/record-form.ts';
import { findChild } from '../../../children/find-child.ts';
import { mayRecord } from '../../../children/may-record.ts';
import { findContact } from '../../../contacts/find-contact.ts';
import { findReview } from '../../../preparation/find-review.ts';
import { listVersionsOfPlanView, type PlanView } from '../../find-plan-view.ts';
import { listPlanViews } from '../../list-voice.ts';
import type { PlanViewValues } from '../../model.ts';
import { recordPlanView } from '../../record-plan-view.ts';
import { comparedFields, PLAN_VIEWS_FORM, readPlanViewForm, toPlanViewFields } from './form.ts';
import { type OpenForm, toView } from './view.ts';

/** What a child thinks of the plan, part by part, is written down and put right. */
export const PLAN_VIEWS_PAGES: readonly Page[] = recordFormPages<
  OpenForm,
  PlanView,
  PlanViewValues,
  { readonly kind: 'saved' }
>({
  name: 'view',
  newPath: '/children/:child/voice/plan',
  correctPath: '/children/:child/voice/plan/:view',
  permission: 'children.record',
  action: 'child.plan-views',
  form: PLAN_VIEWS_FORM,
  template: 'casework/voice/pages/plan-views/page.njk',
  open: openForm,
  begin: beginningOf,
  read: ({ form, today }, { child, current }) =>
    readPlanViewForm(form, { today, bornOn: child.bornOn, isCorrection: current !== undefined }),
  record: ({ tx, user }, { child: { childId }, contact, review }, { id, values, correction }) =>
    recordPlanView(tx, user, {
      childId,
      viewId: id,
      values,
      contactId: contact?.current.contactId ?? null,
      reviewId: review?.reviewId ?? null,
      correction,
    }),
  toFields: toPlanViewFields,
  compared: ({ terms }) => comparedFields(terms),
  view: ({ terms }, open, toShow) => toView(open, { ...toShow, terms }),
  seenAt: ({ child: { childId } }) => `/children/${childId}/voice`,
  notice: ({ current }) => (current === undefined ? 'What they think is written down.' : 'It is put right.'),
  sentBefore: {
    field: 'going',
    message:
      'This form was recorded already, and nothing of what stands here now is kept. Record it if the child was asked once more. If not, open what is recorded and put it right',
  },
});

async function openForm({ tx, user, params, query, today }: PageRequest): Promise<OpenForm | undefined> {
  const childId = params['child'] ?? '';
  if (!(await mayRecord(tx, user, childId))) return undefined;
  const child = await findChild(tx, user, { childId, today });
  if (child === undefined) return undefined;
  const viewId = params['view'];
  const [current, ...earlier] = viewId === undefined ? [] : await listVersionsOfPlanView(tx, user, { childId, viewId });
  const [contactId, reviewId] = [idIn(query['contact']), idIn(query['review'])];
  const contact = contactId === undefined ? undefined : await findContact(tx, user, { childId, contactId });
  const review = reviewId === undefined ? undefined : await findReview(tx, user, reviewId);
  return {
    child,
    contact,
    review: review?.childId === childId ? review : undefined,
    current,
    earlier,
    before: (await listPlanViews(tx, user, { childId })).filter((view) => view.viewId !== viewId),
  };
}

/** What is known before anything is typed: of a contact its day, its place and how the child said it. */
function beginningOf({ user }: PageRequest, { contact }: OpenForm): FormFields {
  if (contact === undefined) return { askedBy: user.name };
  const { contactedOn, place, saidHow, recordedBy } = contact.current;
  return {
    askedBy: recordedBy ?? user.name,
    ...toDayFields('askedOn', contactedOn),
    setting: place ?? '',
    obtainedBy: saidHow ?? '',
  };
}
