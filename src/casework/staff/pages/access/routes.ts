import { z } from 'zod';
import { may } from '../../../../platform/identity/policy.ts';
import { type FormError, readForm, refuse, text } from '../../../../platform/pages/form.ts';
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
import { findStaffMember, type StaffMember } from '../../find-staff-member.ts';
import { giveAccessBack, listAccessStops, type StopOutcome, stopAccess } from '../../stop-access.ts';

const ADDRESS = '/staff/:staff/access';
const LONGEST = 2000;

/** What is kept of the form before it is sent. */
const ACCESS_FORM: KeptForm = { name: 'access', fields: ['reason'] };

const REASON = z.object({
  reason: text('Say why', { max: LONGEST, long: `Say it in ${LONGEST} characters or fewer` }),
});

/** Whether somebody's access is stopped, why, and by whom. */
export const ACCESS: Page = {
  method: 'GET',
  path: ADDRESS,
  permission: 'staff.manage',
  action: 'staff.access-read',
  forms: [ACCESS_FORM],
  handle: async (request) => {
    const person = await findPerson(request);
    if (person === undefined) return NOT_FOUND;
    return await answer(request, { person, values: typedBefore(request, ACCESS_FORM) ?? {} });
  },
};

export const STOP_ACCESS: Page = {
  method: 'POST',
  path: ADDRESS,
  permission: 'staff.manage',
  action: 'staff.access-stopped',
  forms: [ACCESS_FORM],
  handle: (request) => change(request, stopAccess),
};

export const GIVE_ACCESS_BACK: Page = {
  method: 'POST',
  path: `${ADDRESS}/back`,
  permission: 'staff.manage',
  action: 'staff.access-given-back',
  forms: [ACCESS_FORM],
  handle: (request) => change(request, giveAccessBack),
};

const NOTICES = {
  stopped: 'Nobody can sign in as them any more. Whoever manages staff is told.',
  'given-back': 'They can sign in again. Whoever manages staff is told.',
} as const;

const REFUSALS: Readonly<Record<Exclude<StopOutcome, 'not-found' | keyof typeof NOTICES>, string>> = {
  oneself: 'This is you: somebody else who manages staff does it',
  'last-manager': 'Nobody else who can sign in manages staff: give that role to somebody else first',
  already: 'Somebody else did it meanwhile: see below',
};

async function change(request: PageRequest, work: typeof stopAccess): Promise<Reply> {
  const person = await findPerson(request);
  if (person === undefined) return NOT_FOUND;
  const { tx, user, form, today } = request;
  const read = readForm(REASON, form);
  if (!read.isValid) return await answer(request, { person, values: form, errors: read.errors });
  const outcome = await work(tx, user, { staffId: person.id, reason: read.values.reason, today });
  if (outcome === 'not-found') return NOT_FOUND;
  if (outcome === 'stopped' || outcome === 'given-back') {
    const details = { staffId: person.id, outcome, children: person.reviews };
    return redirect(ADDRESS.replace(':staff', person.id), { notice: NOTICES[outcome], details });
  }
  const now = (await findPerson(request)) ?? person;
  return await answer(request, { person: now, values: form, errors: [refuse('reason', REFUSALS[outcome])] });
}

interface Shown {
  readonly person: StaffMember;
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
}

async function answer({ tx, user }: PageRequest, { person, values, errors = [] }: Shown): Promise<Reply> {
  const model = {
    person,
    stops: await listAccessStops(tx, user, person.id),
    isOneself: person.id === user.userId,
    mayHandOver: may(user.roles, 'allocation.appoint'),
    back: `/staff/${person.id}`,
    values,
    errors,
  };
  return showForm('casework/staff/pages/access/page.njk', model, { details: { staffId: person.id } });
}

async function findPerson({ tx, user, params, today }: PageRequest): Promise<StaffMember | undefined> {
  return await findStaffMember(tx, user, { staffId: params['staff'] ?? '', today });
}
