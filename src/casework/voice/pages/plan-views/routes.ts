import { mergeVersions, versioned } from '../../../../platform/pages/conflict.ts';
import { toDayFields } from '../../../../platform/pages/day-field.ts';
import { type FormError, refuse } from '../../../../platform/pages/form.ts';
import { typedBefore } from '../../../../platform/pages/kept-form.ts';
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
import { findChild } from '../../../children/find-child.ts';
import { mayRecord } from '../../../children/may-record.ts';
import { findContact } from '../../../contacts/find-contact.ts';
import { findReview } from '../../../preparation/find-review.ts';
import { listVersionsOfPlanView, type PlanView } from '../../find-plan-view.ts';
import { listPlanViews } from '../../list-voice.ts';
import { type RecordPlanViewOutcome, recordPlanView } from '../../record-plan-view.ts';
import { comparedFields, PLAN_VIEWS_FORM, readPlanViewForm, toPlanViewFields } from './form.ts';
import { type OpenForm, toView } from './view.ts';

const NEW_PATH = '/children/:child/voice/plan';
const CORRECT_PATH = '/children/:child/voice/plan/:view';
const TEMPLATE = 'casework/voice/pages/plan-views/page.njk';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const NEW_VIEW: Page = {
  method: 'GET',
  path: NEW_PATH,
  permission: 'children.record',
  action: 'child.plan-views.new-form',
  forms: [PLAN_VIEWS_FORM],
  handle: async (request) => {
    const open = await openForm(request);
    if (open === undefined) return NOT_FOUND;
    return reply(request, open, { values: typedBefore(request, PLAN_VIEWS_FORM) ?? beginningOf(request, open) });
  },
};

const RECORD_VIEW: Page = {
  method: 'POST',
  path: NEW_PATH,
  permission: 'children.record',
  action: 'child.plan-views.recorded',
  forms: [PLAN_VIEWS_FORM],
  handle: async (request) => {
    const open = await openForm(request);
    return open === undefined ? NOT_FOUND : await save(request, open);
  },
};

const CORRECT_FORM: Page = {
  method: 'GET',
  path: CORRECT_PATH,
  permission: 'children.record',
  action: 'child.plan-views.correct-form',
  forms: [PLAN_VIEWS_FORM],
  handle: async (request) => {
    const open = await openForm(request);
    const [last] = open?.versions ?? [];
    if (open === undefined || last === undefined) return NOT_FOUND;
    const stands = versioned(toPlanViewFields(last));
    return reply(request, open, { values: typedBefore(request, PLAN_VIEWS_FORM) ?? stands });
  },
};

const CORRECT_VIEW: Page = {
  method: 'POST',
  path: CORRECT_PATH,
  permission: 'children.record',
  action: 'child.plan-views.corrected',
  forms: [PLAN_VIEWS_FORM],
  handle: async (request) => {
    const open = await openForm(request);
    return open === undefined || open.versions.length === 0 ? NOT_FOUND : await save(request, open);
  },
};

/** What a child thinks of the plan, part by part, is written down and put right. */
export const PLAN_VIEWS_PAGES: readonly Page[] = [NEW_VIEW, RECORD_VIEW, CORRECT_FORM, CORRECT_VIEW];

async function openForm({ tx, user, params, query, today }: PageRequest): Promise<OpenForm | undefined> {
  const childId = params['child'] ?? '';
  if (!(await mayRecord(tx, user, childId))) return undefined;
  const child = await findChild(tx, user, { childId, today });
  if (child === undefined) return undefined;
  const viewId = params['view'];
  const versions = viewId === undefined ? [] : await listVersionsOfPlanView(tx, user, { childId, viewId });
  const [contactId, reviewId] = [idIn(query['contact']), idIn(query['review'])];
  const contact = contactId === undefined ? undefined : await findContact(tx, user, { childId, contactId });
  const review = reviewId === undefined ? undefined : await findReview(tx, user, reviewId);
  return {
    child,
    contact,
    review: review?.childId === childId ? review : undefined,
    versions,
    before: (await listPlanViews(tx, user, { childId })).filter((view) => view.viewId !== viewId),
  };
}

function idIn(sent: FormFields[string]): string | undefined {
  return typeof sent === 'string' && UUID.test(sent) ? sent : undefined;
}

/** What is known before anything is typed: of a contact its day, its place and how the child said it. */
function beginningOf({ user }: PageRequest, { contact }: OpenForm): FormFields {
  const view = crypto.randomUUID();
  if (contact === undefined) return { view, askedBy: user.name };
  const { contactedOn, place, saidHow, recordedBy } = contact.current;
  return {
    view,
    askedBy: recordedBy ?? user.name,
    ...toDayFields('askedOn', contactedOn),
    setting: place ?? '',
    obtainedBy: saidHow ?? '',
  };
}

async function save(request: PageRequest, open: OpenForm): Promise<Reply> {
  const { tx, user, form, today } = request;
  const { child, contact, review, versions } = open;
  const isCorrection = versions.length > 0;
  const reading = readPlanViewForm(form, { today, bornOn: child.bornOn, isCorrection });
  if (!reading.isValid) return reply(request, open, { values: form, errors: reading.errors });
  const { values, why } = reading.values;
  const viewId = versions[0]?.viewId ?? idIn(form['view']) ?? crypto.randomUUID();
  const outcome = await recordPlanView(tx, user, {
    childId: child.childId,
    viewId,
    values,
    contactId: contact?.current.contactId ?? null,
    reviewId: review?.reviewId ?? null,
    correction: isCorrection ? { seen: Number(form['version']) || 0, why } : undefined,
  });
  return answer(request, open, { viewId, outcome });
}

const SENT_BEFORE = refuse(
  'going',
  'This form was recorded already, and nothing of what stands here now is kept. Record it if the child was asked once more. If not, open what is recorded and put it right',
);

interface Saved {
  readonly viewId: string;
  readonly outcome: RecordPlanViewOutcome;
}

function answer(request: PageRequest, open: OpenForm, { viewId, outcome }: Saved): Reply {
  const { childId } = open.child;
  const to = `/children/${childId}/voice`;
  const shown = { childIds: [childId], details: { viewId } };
  switch (outcome.kind) {
    case 'not-found':
      return NOT_FOUND;
    case 'conflict':
      return reply(request, open, { values: request.form, theirs: outcome.theirs });
    case 'sent-before':
      return reply(request, open, { values: { ...request.form, view: crypto.randomUUID() }, errors: [SENT_BEFORE] });
    case 'recorded-already':
      return redirect(to, { notice: 'It is recorded already, once.', ...shown });
    case 'saved':
      return redirect(to, {
        notice: open.versions.length === 0 ? 'What they think is written down.' : 'It is put right.',
        ...shown,
      });
  }
}

interface ToShow {
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
  /** What stands, where somebody else saved meanwhile. */
  readonly theirs?: PlanView;
}

function reply({ terms }: PageRequest, open: OpenForm, { values, errors = [], theirs }: ToShow): Reply {
  const merged = theirs && mergeVersions(comparedFields(terms), { mine: values, theirs: toPlanViewFields(theirs) });
  const model = toView(open, { values: merged?.values ?? values, errors, conflict: merged?.conflict, terms });
  const shown = { childIds: [open.child.childId], details: { views: open.before.length } };
  if (merged !== undefined) return showConflict(TEMPLATE, model, shown);
  return showForm(TEMPLATE, model, shown);
}
