import { type ConflictView, mergeVersions, versioned } from '../../../../platform/pages/conflict.ts';
import type { FormError } from '../../../../platform/pages/form.ts';
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
import { getDay } from '../../../../rules/index.ts';
import { findChild } from '../../../children/find-child.ts';
import { mayRecord } from '../../../children/may-record.ts';
import { listEndOfCareNotices, standingOf } from '../../end-of-care/find-end-of-care.ts';
import { type EndOfCareOutcome, tellEndOfCare } from '../../end-of-care/tell-end-of-care.ts';
import { findOpenReview, findReview } from '../../find-review.ts';
import { listToldOfReview } from '../../invitations/list-told.ts';
import { COMPARED, END_OF_CARE_FORM, readEndOfCareForm, readStaysForm, STAYS_FORM, toFields } from './form.ts';
import { type Found, noticeOf, toView } from './view.ts';

const PATH = '/children/:child/end-of-care';
const TEMPLATE = 'casework/preparation/pages/end-of-care/page.njk';
const FORMS = [END_OF_CARE_FORM, STAYS_FORM];

/** That a child stops being looked after: what was told, and the form to tell it. */
const END_OF_CARE: Page = {
  method: 'GET',
  path: PATH,
  permission: 'children.record',
  action: 'child.end-of-care.read',
  forms: FORMS,
  handle: async (request) => {
    const found = await find(request);
    return found === undefined ? NOT_FOUND : answer(request, found);
  },
};

const TELL_END_OF_CARE: Page = {
  method: 'POST',
  path: PATH,
  permission: 'children.record',
  action: 'child.end-of-care.told',
  forms: [END_OF_CARE_FORM],
  handle: async (request) => {
    const { tx, user, form, terms, today } = request;
    const found = await find(request);
    if (found === undefined || !found.canTell) return NOT_FOUND;
    const reading = readEndOfCareForm(form, { careFrom: found.child.careFrom, today });
    if (!reading.isValid) return answer(request, found, { values: form, errors: reading.errors });
    const { childId } = found.child;
    const told = { childId, ...reading.values, seen: Number(form['version']) || 0, terms, today: getDay(today) };
    return await reply(request, found, await tellEndOfCare(tx, user, told));
  },
};

/** That the child stays after all. */
const TELL_STAYS: Page = {
  method: 'POST',
  path: `${PATH}/withdrawal`,
  permission: 'children.record',
  action: 'child.end-of-care.withdrawn',
  forms: [STAYS_FORM],
  handle: async (request) => {
    const { tx, user, form, terms, today } = request;
    const found = await find(request);
    if (found === undefined) return NOT_FOUND;
    const reading = readStaysForm(form);
    if (!reading.isValid) return answer(request, found, { values: withStays(found, form), errors: reading.errors });
    const { childId } = found.child;
    const stays = { childId, endsOn: null, why: reading.values.whyStays, terms, today: getDay(today) };
    const outcome = await tellEndOfCare(tx, user, { ...stays, seen: Number(form['version']) || 0 });
    return await reply(request, found, outcome);
  },
};

export const END_OF_CARE_PAGES: readonly Page[] = [END_OF_CARE, TELL_END_OF_CARE, TELL_STAYS];

async function find({ tx, user, params, today }: PageRequest): Promise<Found | undefined> {
  const childId = params['child'] ?? '';
  const child = (await mayRecord(tx, user, childId)) ? await findChild(tx, user, { childId, today }) : undefined;
  if (child === undefined) return undefined;
  const { careFrom, careTo } = child;
  const notices = await listEndOfCareNotices(tx, user, childId);
  const open = await findOpenReview(tx, user, childId);
  const review = open === undefined ? undefined : await findReview(tx, user, open.reviewId);
  return {
    child,
    notices,
    review,
    invited: review === undefined ? [] : await listToldOfReview(tx, user, review.reviewId),
    canTell: (careFrom !== null && careTo === null) || standingOf(notices) !== undefined,
  };
}

async function reply(request: PageRequest, found: Found, outcome: EndOfCareOutcome): Promise<Reply> {
  const { form, terms } = request;
  const { childId } = found.child;
  switch (outcome.kind) {
    case 'told':
      return redirect(PATH.replace(':child', childId), {
        notice: noticeOf(outcome, terms),
        childIds: [childId],
        details: { staff: outcome.staff, invited: outcome.invited.written, reviewId: outcome.reviewId ?? null },
      });
    case 'not-found':
    case 'nothing-to-withdraw':
      return NOT_FOUND;
    case 'conflict': {
      const again = (await find(request)) ?? found;
      // Whoever says that the child stays has typed no day: what was told meanwhile is to be read first.
      if (form['whyStays'] !== undefined)
        return answer(request, again, { values: withStays(again, form), hasChanged: true });
      const theirs = toFields(again.notices[0]);
      return answer(request, again, mergeVersions(COMPARED, { mine: form, theirs }));
    }
    case 'contradicts': {
      const errors = [{ field: 'endsOn', text: outcome.message, href: '#endsOn' }];
      return answer(request, found, { values: form, errors });
    }
  }
}

/** What stands, with what was typed of why the child stays. */
function withStays({ notices }: Found, { whyStays }: FormFields): FormFields {
  return { ...versioned(toFields(notices[0])), whyStays };
}

interface Typed {
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
  readonly conflict?: ConflictView;
  /** Somebody else told something meanwhile. */
  readonly hasChanged?: boolean;
}

function answer(request: PageRequest, found: Found, typed?: Typed): Reply {
  const { terms, today } = request;
  const before = {
    ...withStays(found, typedBefore(request, STAYS_FORM) ?? {}),
    ...typedBefore(request, END_OF_CARE_FORM),
  };
  const values = typed?.values ?? before;
  const { errors = [], conflict, hasChanged = false } = typed ?? {};
  const model = { ...toView(found, { values, errors, terms, today }), conflict, hasChanged };
  const shown = { childIds: [found.child.childId] };
  return conflict === undefined && !hasChanged
    ? showForm(TEMPLATE, model, shown)
    : showConflict(TEMPLATE, model, shown);
}
