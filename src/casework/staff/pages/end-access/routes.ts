import { z } from 'zod';
import { may } from '../../../../platform/identity/policy.ts';
import type { ConflictView } from '../../../../platform/pages/conflict.ts';
import { day, withDays } from '../../../../platform/pages/day-field.ts';
import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import { type FormError, readForm, refuse } from '../../../../platform/pages/form.ts';
import { type KeptForm, partsOfDay, typedBefore } from '../../../../platform/pages/kept-form.ts';
import {
  type FormFields,
  NOT_FOUND,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  show,
  showConflict,
  showForm,
} from '../../../../platform/pages/page.ts';
import { type EndAccessOutcome, endAccess } from '../../end-access.ts';
import { findStaffMember, type StaffMember } from '../../find-staff-member.ts';
import { listWhatIsLeftBehind } from '../../list-what-is-left-behind.ts';
import { findWorkersToFollow, type NextWorker, nameNextWorkers, type WorkerToFollow } from '../../name-next-workers.ts';

const TEMPLATE = 'casework/staff/pages/end-access/page.njk';

const WHEN = z.object({ when: z.enum(['today', 'later', 'stays'], 'Choose when their access ends') });
/** Before the child's id: who follows as the social worker. */
const NEXT = 'next-';

const LATER = z.object({ leftOn: day('Enter the day from which they have no access') });

/** What is kept of the form before it is sent. */
const LEAVING_FORM: KeptForm = { name: 'leaving', fields: ['when', ...partsOfDay('leftOn')] };

/** A person leaves: from when on, and what somebody else must take over. */
export const LEAVING: Page = {
  method: 'GET',
  path: '/staff/:staff/end-access',
  permission: 'staff.manage',
  action: 'staff.leaving',
  forms: [LEAVING_FORM],
  handle: async (request) => {
    const person = await findPerson(request);
    if (person === undefined) return NOT_FOUND;
    return await answer(request, {
      person,
      values: typedBefore(request, LEAVING_FORM) ?? { version: String(person.version) },
    });
  },
};

export const END_ACCESS: Page = {
  method: 'POST',
  path: '/staff/:staff/end-access',
  permission: 'staff.manage',
  action: 'staff.end-access',
  forms: [LEAVING_FORM],
  handle: async (request) => {
    const person = await findPerson(request);
    if (person === undefined) return NOT_FOUND;
    const { tx, user, form, today } = request;
    const read = readLeaving(form, today);
    if ('errors' in read) return await answer(request, { person, values: form, errors: read.errors });
    const day = read.leftOn;
    if (day !== null && form['seen'] !== 'yes') {
      const left = await findWorkersToFollow(tx, user, { staffId: person.id, day });
      if (left.total > 0) return warn(request, person, { left, day });
    }
    const version = Number(form['version']) || 0;
    const outcome = await endAccess(tx, user, { staffId: person.id, leftOn: read.leftOn, version, today });
    if (outcome.kind === 'not-found') return NOT_FOUND;
    if (outcome.kind === 'conflict') return await answer(request, { person, values: form, mine: read });
    const error = refusalOf(outcome, person);
    if (error !== undefined) return await answer(request, { person, values: form, errors: [error] });
    const next = day === null ? [] : nextIn(form);
    const named = day === null ? 0 : await nameNextWorkers(tx, user, { staffId: person.id, day, next });
    return redirect(`/staff/${person.id}`, {
      notice: AFTERWARDS[outcome.kind as keyof typeof AFTERWARDS],
      childIds: next.map(({ childId }) => childId),
      details: { staffId: person.id, outcome: outcome.kind, leftOn: read.leftOn, named },
    });
  },
};

const AFTERWARDS = {
  ended: 'Their access has ended, and whoever was signed in as them is not any more.',
  planned: 'Their access ends on that day by itself.',
  kept: 'Their access does not end.',
} as const;

/** Who is named to follow, child by child; nobody where that is left open. */
function nextIn(form: FormFields): NextWorker[] {
  return Object.entries(form).flatMap(([field, nextId]) =>
    field.startsWith(NEXT) && typeof nextId === 'string' && nextId !== ''
      ? [{ childId: field.slice(NEXT.length), nextId }]
      : [],
  );
}

/** Children would have no social worker: who they are, and who may follow. It stands in the way of nothing. */
function warn(
  { user, form }: PageRequest,
  person: StaffMember,
  { left, day }: { readonly left: WorkerToFollow; readonly day: string },
): Reply {
  const { children, total, workers } = left;
  const mayName = may(user.roles, 'allocation.appoint') && user.userId !== person.id;
  const model = {
    person,
    day,
    total,
    unseen: total - children.length,
    mayName,
    children: children.map(({ childId, name, localId, iroId }) => ({
      href: `/children/${childId}`,
      name: name ?? `Child ${localId}`,
      field: `${NEXT}${childId}`,
      workers: [
        { value: '', text: 'Nobody yet' },
        ...workers
          .filter(({ staffId }) => staffId !== iroId)
          .map(({ staffId, name: text }) => ({ value: staffId, text })),
      ],
    })),
    kept: ['when', 'version', ...partsOfDay('leftOn')].map((name) => ({ name, value: form[name] ?? '' })),
    back: `/staff/${person.id}/end-access`,
  };
  const childIds = children.map(({ childId }) => childId);
  return show('casework/staff/pages/end-access/warning.njk', model, { childIds, details: { staffId: person.id } });
}

interface Leaving {
  readonly leftOn: string | null;
}

function readLeaving(form: FormFields, today: string): Leaving | { errors: readonly FormError[] } {
  const read = readForm(WHEN, form);
  if (!read.isValid) return read;
  if (read.values.when === 'stays') return { leftOn: null };
  if (read.values.when === 'today') return { leftOn: today };
  const later = readForm(LATER, withDays(form, 'leftOn'));
  if (!later.isValid) return later;
  if (later.values.leftOn > today) return later.values;
  return { errors: [refuse('leftOn', 'The day must lie ahead. If they are gone already, end their access today')] };
}

function refusalOf(outcome: EndAccessOutcome, { name }: StaffMember): FormError | undefined {
  if (outcome.kind === 'last-manager') {
    return refuse('when', 'Nobody else who can sign in manages staff: give that role to somebody else first');
  }
  if (outcome.kind === 'has-children') {
    const children = outcome.children === 1 ? '1 child has' : `${outcome.children} children have`;
    return refuse('when', `${children} ${name} as IRO on that day or later: hand them over first, below`);
  }
  if (outcome.kind !== 'before-start') return undefined;
  return refuse('when', `They start on ${shortDay(outcome.startedOn)}: their access cannot end before that`);
}

interface Shown {
  readonly person: StaffMember;
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
  /** What was chosen, where somebody else saved meanwhile. */
  readonly mine?: Leaving;
}

async function answer({ tx, user, today }: PageRequest, shownForm: Shown): Promise<Reply> {
  const { person, values, errors = [], mine } = shownForm;
  const leftBehind = await listWhatIsLeftBehind(tx, user, { staffId: person.id, today });
  const model = {
    person,
    values: mine === undefined ? values : { ...values, version: String(person.version) },
    errors,
    conflict: mine === undefined ? undefined : differencesOf(person, mine),
    back: `/staff/${person.id}`,
    mayHandOver: may(user.roles, 'allocation.appoint'),
    unseen: person.reviews + person.worksWith - leftBehind.children.length,
    ...leftBehind,
  };
  const shown = {
    childIds: [...new Set(leftBehind.children.map(({ childId }) => childId))],
    details: { staffId: person.id },
  };
  if (mine !== undefined) return showConflict(TEMPLATE, model, shown);
  return showForm(TEMPLATE, model, shown);
}

function differencesOf(theirs: Leaving, mine: Leaving): ConflictView {
  const inWords = ({ leftOn }: Leaving) => (leftOn === null ? 'Goes on' : `Ends on ${shortDay(leftOn)}`);
  const [saved, own] = [inWords(theirs), inWords(mine)];
  const difference = { label: 'Their access', theirs: saved, mine: own, by: 'both', inForm: 'mine' } as const;
  return { differences: saved === own ? [] : [difference], hasChoice: false };
}

async function findPerson({ tx, user, params, today }: PageRequest): Promise<StaffMember | undefined> {
  return await findStaffMember(tx, user, { staffId: params['staff'] ?? '', today });
}
