import { mergeVersions } from '../../../../platform/pages/conflict.ts';
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
import { type Child, findChild } from '../../find-child.ts';
import { addHouseholdMember } from '../../household/add-household-member.ts';
import { changeHouseholdMember } from '../../household/change-household-member.ts';
import { findHousehold, type HouseholdMember } from '../../household/find-household.ts';
import { findHouseholdMember } from '../../household/find-household-member.ts';
import { mayRecordForWorker } from '../../may-record-for-worker.ts';
import { nameOfChild, shortNameOfChild } from '../../name-of-child.ts';
import { listPeople, type PersonRow } from '../../people/list-people.ts';
import { COMPARED, MEMBER_FORM, readMemberForm, toFields } from './form.ts';

const TEMPLATE = 'casework/children/pages/household-member/page.njk';
const NEW_PATH = '/children/:child/household/new';
const PATH = '/children/:child/household/:member';
const MOST_PEOPLE = 100;

const NEW_MEMBER: Page = {
  method: 'GET',
  path: NEW_PATH,
  permission: 'visits.record',
  action: 'household.new-form',
  forms: [MEMBER_FORM],
  handle: async (request) => {
    const open = await openNew(request);
    if (open === undefined) return NOT_FOUND;
    const fromFirstDay = toDayFields('startedOn', open.placedFrom);
    return reply(open, { values: typedBefore(request, MEMBER_FORM) ?? fromFirstDay });
  },
};

const ADD_MEMBER: Page = {
  method: 'POST',
  path: NEW_PATH,
  permission: 'visits.record',
  action: 'household.add',
  forms: [MEMBER_FORM],
  handle: async (request) => {
    const open = await openNew(request);
    if (open === undefined) return NOT_FOUND;
    const { tx, user, form, today } = request;
    const { childId, bornOn } = open.child;
    const reading = readMemberForm(form, { today, bornOn, people: open.people });
    if (!reading.isValid) return reply(open, { values: form, errors: reading.errors });
    const outcome = await addHouseholdMember(tx, user, { childId, member: reading.values });
    switch (outcome.kind) {
      case 'not-found':
        return NOT_FOUND;
      case 'no-placement':
        return reply(open, { values: form, errors: [NO_PLACEMENT] });
      case 'entered-already':
        return toHousehold(open.child, { notice: 'They are entered already, from that day.' });
      case 'saved':
        return toHousehold(open.child, { notice: 'They are entered.', memberId: outcome.memberId });
    }
  },
};

const MEMBER: Page = {
  method: 'GET',
  path: PATH,
  permission: 'visits.record',
  action: 'household.change-form',
  forms: [MEMBER_FORM],
  handle: async (request) => {
    const open = await openMember(request);
    if (open === undefined) return NOT_FOUND;
    return reply(open, { values: typedBefore(request, MEMBER_FORM) ?? toFields(open.member) });
  },
};

const CHANGE_MEMBER: Page = {
  method: 'POST',
  path: PATH,
  permission: 'visits.record',
  action: 'household.change',
  forms: [MEMBER_FORM],
  handle: async (request) => {
    const open = await openMember(request);
    if (open === undefined) return NOT_FOUND;
    const { tx, user, form, today } = request;
    const { child, member } = open;
    const { childId } = child;
    const reading = readMemberForm(form, { today, bornOn: child.bornOn, people: [] });
    if (!reading.isValid) return reply(open, { values: form, errors: reading.errors });
    const { memberId } = member;
    const version = Number(form['version']) || 0;
    const { values } = reading.values;
    const outcome = await changeHouseholdMember(tx, user, { childId, memberId, version, values });
    switch (outcome.kind) {
      case 'not-found':
        return NOT_FOUND;
      case 'no-placement':
        return reply(open, { values: form, errors: [NO_PLACEMENT] });
      case 'conflict':
        return reply(open, { values: form, theirs: outcome.current });
      case 'saved':
        return toHousehold(child, { notice: 'It is changed. What stood before stays in the history.', memberId });
    }
  },
};

/** Somebody who lives with a child is entered, moves out, or is put right. */
export const HOUSEHOLD_MEMBER_PAGES: readonly Page[] = [NEW_MEMBER, ADD_MEMBER, MEMBER, CHANGE_MEMBER];

const NO_PLACEMENT = refuse(
  'startedOn',
  'Nobody has recorded where the child lived on that day: record the placement first, or enter another day',
);

interface Open {
  readonly child: Child;
  /** Those around the child who are not entered yet. */
  readonly people: readonly PersonRow[];
  readonly member?: HouseholdMember;
}

async function openNew(request: PageRequest): Promise<(Open & { readonly placedFrom: string }) | undefined> {
  const { tx, user, today } = request;
  const child = await findChildToRecord(request);
  if (child === undefined) return undefined;
  const { childId } = child;
  const { current } = await findHousehold(tx, user, { childId, today });
  if (current === undefined) return undefined;
  const { people } = await listPeople(tx, user, { childId, today, are: 'now', limit: MOST_PEOPLE, offset: 0 });
  const there = new Set(current.members.map(({ personId }) => personId));
  return {
    child,
    people: people.filter(({ personId }) => !there.has(personId)),
    placedFrom: current.placement.startedOn,
  };
}

async function openMember(request: PageRequest): Promise<(Open & { readonly member: HouseholdMember }) | undefined> {
  const { tx, user, params } = request;
  const child = await findChildToRecord(request);
  const of = { childId: params['child'] ?? '', memberId: params['member'] ?? '' };
  const member = child && (await findHouseholdMember(tx, user, of));
  return child === undefined || member === undefined ? undefined : { child, people: [], member };
}

async function findChildToRecord({ tx, user, params, today }: PageRequest): Promise<Child | undefined> {
  const childId = params['child'] ?? '';
  if (!(await mayRecordForWorker(tx, user, childId))) return undefined;
  return await findChild(tx, user, { childId, today });
}

interface ToShow {
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
  /** What stands, where somebody else saved meanwhile. */
  readonly theirs?: HouseholdMember;
}

function reply({ child, people, member }: Open, { values, errors = [], theirs }: ToShow): Reply {
  const merged = theirs && mergeVersions(COMPARED, { mine: values, theirs: toFields(theirs) });
  const model = {
    name: nameOfChild(child),
    shortName: shortNameOfChild(child),
    back: `/children/${child.childId}/household`,
    memberName: member?.name,
    people: people.map(({ personId, name, relationship }) => ({ value: personId, text: `${name}, ${relationship}` })),
    values: merged?.values ?? values,
    conflict: merged?.conflict,
    errors,
  };
  const shown = { childIds: [child.childId], ...(member && { details: { memberId: member.memberId } }) };
  return merged === undefined ? showForm(TEMPLATE, model, shown) : showConflict(TEMPLATE, model, shown);
}

function toHousehold(
  { childId }: Child,
  { notice, memberId }: { readonly notice: string; readonly memberId?: string },
) {
  const shown = { childIds: [childId], ...(memberId !== undefined && { details: { memberId } }) };
  return redirect(`/children/${childId}/household`, { notice, ...shown });
}
