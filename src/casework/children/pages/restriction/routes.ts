import { type FormError, readForm, refuse } from '../../../../platform/pages/form.ts';
import { typedBefore } from '../../../../platform/pages/kept-form.ts';
import {
  type FormFields,
  NOT_FOUND,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  show,
  showInvalid,
} from '../../../../platform/pages/page.ts';
import { type BarringOutcome, barStaff, letStaffBack } from '../../bar-staff.ts';
import { liftRestriction, nameReaders, type RestrictionOutcome, setRestriction } from '../../change-restriction.ts';
import { findAccessToChild } from '../../find-access-to-child.ts';
import {
  BAR_FORM,
  BARRING_FORM,
  LET_BACK_FORM,
  LIFT_FORM,
  READERS_FORM,
  RESTRICT_FORM,
  RESTRICTION_FORM,
} from './form.ts';
import { type TypedRestriction, toView } from './view.ts';

const PATH = '/children/:child/restriction';
const TEMPLATE = 'casework/children/pages/restriction/page.njk';

const SHOW: Page = {
  method: 'GET',
  path: PATH,
  permission: 'children.restrict',
  action: 'child.restriction.read',
  forms: [RESTRICTION_FORM, BARRING_FORM],
  handle: async (request) => {
    const { tx, user } = request;
    const of = ofChild(request);
    const access = await findAccessToChild(tx, user, of);
    if (access === undefined) return NOT_FOUND;
    const typed = typedIn({ ...typedBefore(request, RESTRICTION_FORM), ...typedBefore(request, BARRING_FORM) });
    const view = toView(access, { childId: of.childId, userId: user.userId, typed });
    return show(TEMPLATE, view, { childIds: [of.childId] });
  },
};

const RESTRICT: Page = {
  method: 'POST',
  path: PATH,
  permission: 'children.restrict',
  action: 'child.restriction.set',
  forms: [RESTRICTION_FORM],
  handle: async (request) => {
    const reading = readForm(RESTRICT_FORM, request.form);
    if (!reading.isValid) return await showFaults(request, reading.errors);
    const outcome = await setRestriction(request.tx, request.user, { ...ofChild(request), ...reading.values });
    const details = { readers: reading.values.readers.length };
    return await answer(request, outcome, { notice: 'The record is restricted', details });
  },
};

const NAME_READERS: Page = {
  method: 'POST',
  path: `${PATH}/readers`,
  permission: 'children.restrict',
  action: 'child.restriction.readers-named',
  handle: async (request) => {
    const reading = readForm(READERS_FORM, request.form);
    if (!reading.isValid) return await showFaults(request, reading.errors);
    const outcome = await nameReaders(request.tx, request.user, { ...ofChild(request), ...reading.values });
    const details = { readers: reading.values.readers.length };
    return await answer(request, outcome, { notice: 'Those who may read the record are named', details });
  },
};

const LIFT: Page = {
  method: 'POST',
  path: `${PATH}/lift`,
  permission: 'children.restrict',
  action: 'child.restriction.lifted',
  handle: async (request) => {
    const reading = readForm(LIFT_FORM, request.form);
    if (!reading.isValid) return await showFaults(request, reading.errors);
    const restrictionId = reading.values.restriction;
    const outcome = await liftRestriction(request.tx, request.user, { ...ofChild(request), restrictionId });
    return await answer(request, outcome, { notice: 'The restriction is lifted', details: { restrictionId } });
  },
};

const BAR: Page = {
  method: 'POST',
  path: `${PATH}/barred`,
  permission: 'children.restrict',
  action: 'child.staff-barred',
  forms: [BARRING_FORM],
  handle: async (request) => {
    const reading = readForm(BAR_FORM, request.form);
    if (!reading.isValid) return await showFaults(request, reading.errors);
    const { person: staffId, barReason: reason } = reading.values;
    const outcome = await barStaff(request.tx, request.user, { ...ofChild(request), staffId, reason });
    return await answer(request, outcome, { notice: 'They are kept from the record', details: { staffId } });
  },
};

const LET_BACK: Page = {
  method: 'POST',
  path: `${PATH}/let-back`,
  permission: 'children.restrict',
  action: 'child.staff-let-back',
  handle: async (request) => {
    const reading = readForm(LET_BACK_FORM, request.form);
    if (!reading.isValid) return await showFaults(request, reading.errors);
    const staffId = reading.values.person;
    const outcome = await letStaffBack(request.tx, request.user, { ...ofChild(request), staffId });
    return await answer(request, outcome, { notice: 'They are kept from the record no more', details: { staffId } });
  },
};

export const RESTRICTION: readonly Page[] = [SHOW, RESTRICT, NAME_READERS, LIFT, BAR, LET_BACK];

const REFUSALS: Readonly<Record<Exclude<RestrictionOutcome | BarringOutcome, 'done' | 'not-found'>, FormError>> = {
  'changed-meanwhile': refuse(
    'who',
    'Somebody else changed this while you had it open. Below stands what holds now, with your own choices; look, and save again',
  ),
  'unknown-reader': refuse(
    'readers',
    'Choose only people who work with children here and are not kept from the record',
  ),
  'unknown-person': refuse('person', 'Choose somebody who works with children here'),
  yourself: refuse('person', 'Ask another manager to keep you from the record: you could not undo it yourself'),
};

async function answer(
  request: PageRequest,
  outcome: RestrictionOutcome | BarringOutcome,
  done: { readonly notice: string; readonly details: Readonly<Record<string, string | number>> },
): Promise<Reply> {
  if (outcome === 'not-found') return NOT_FOUND;
  if (outcome !== 'done') return await showFaults(request, [REFUSALS[outcome]]);
  const { childId } = ofChild(request);
  return redirect(`/children/${childId}/restriction`, { ...done, childIds: [childId] });
}

/** The page again: what holds now, what was typed, and what is wrong with it. */
async function showFaults(request: PageRequest, errors: readonly FormError[]): Promise<Reply> {
  const of = ofChild(request);
  const access = await findAccessToChild(request.tx, request.user, of);
  if (access === undefined) return NOT_FOUND;
  const asked = { childId: of.childId, userId: request.user.userId, typed: typedIn(request.form), errors };
  return showInvalid(TEMPLATE, toView(access, asked), { childIds: [of.childId], details: { saved: false } });
}

function typedIn({ reason, readers, person, barReason }: FormFields): TypedRestriction {
  return {
    ...(typeof reason === 'string' && { reason }),
    ...(readers !== undefined && { readers: [readers].flat() }),
    ...(typeof person === 'string' && { person }),
    ...(typeof barReason === 'string' && { barReason }),
  };
}

function ofChild({ params, today }: PageRequest): { readonly childId: string; readonly today: string } {
  return { childId: params['child'] ?? '', today };
}
