import { isRole } from '../../../../platform/identity/policy.ts';
import { mergeVersions } from '../../../../platform/pages/conflict.ts';
import { typedBefore } from '../../../../platform/pages/kept-form.ts';
import {
  NOT_FOUND,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  show,
  showConflict,
  showInvalid,
} from '../../../../platform/pages/page.ts';
import { addStaffMember } from '../../add-staff-member.ts';
import { changeStaffMember } from '../../change-staff-member.ts';
import { findStaffMember, type StaffMember } from '../../find-staff-member.ts';
import { PERSON_FORM, readStaffForm, rolesIn, type StaffValues } from './form.ts';
import { COMPARED, isRefusal, STAFF_FORM, type StaffFormView, toFields, toFormModel, toRefusal } from './view.ts';

const NEW = { title: 'Add a person', back: '/staff' };

/** A person who starts to work here. */
export const NEW_STAFF_MEMBER: Page = {
  method: 'GET',
  path: '/staff/new',
  permission: 'staff.manage',
  action: 'staff.new-form',
  forms: [PERSON_FORM],
  handle: async (request) => {
    const values = typedBefore(request, PERSON_FORM) ?? { fullTimeEquivalent: '1' };
    return show(STAFF_FORM, toFormModel({ ...NEW, values }));
  },
};

export const ADD_STAFF_MEMBER: Page = {
  method: 'POST',
  path: '/staff/new',
  permission: 'staff.manage',
  action: 'staff.add',
  forms: [PERSON_FORM],
  handle: async ({ tx, user, form, today }) => {
    const read = readStaffForm(form);
    if (!read.isValid) return showInvalid(STAFF_FORM, toFormModel({ ...NEW, values: form, errors: read.errors }));
    const outcome = await addStaffMember(tx, user, { ...read.values, today });
    if (outcome.kind !== 'added') {
      return showInvalid(STAFF_FORM, toFormModel({ ...NEW, values: form, errors: [toRefusal(outcome.kind)] }));
    }
    const { staffId } = outcome;
    return redirect(`/staff/${staffId}`, {
      notice: 'The person is added. They can sign in once you invite them.',
      details: { staffId, roles: read.values.roles.join(' ') },
    });
  },
};

export const EDIT_STAFF_MEMBER: Page = {
  method: 'GET',
  path: '/staff/:staff/change',
  permission: 'staff.manage',
  action: 'staff.change-form',
  forms: [PERSON_FORM],
  handle: async (request) => {
    const person = await findPerson(request);
    if (person === undefined) return NOT_FOUND;
    const values = typedBefore(request, PERSON_FORM) ?? toFields(valuesOf(person));
    return show(STAFF_FORM, toFormModel({ ...changing(request, person), values }));
  },
};

export const CHANGE_STAFF_MEMBER: Page = {
  method: 'POST',
  path: '/staff/:staff/change',
  permission: 'staff.manage',
  action: 'staff.change',
  forms: [PERSON_FORM],
  handle: async (request) => {
    const person = await findPerson(request);
    if (person === undefined) return NOT_FOUND;
    const { tx, user, today } = request;
    const isOneself = person.id === user.userId;
    // One's own roles are shown and not sent: they stay what they are.
    const form =
      isOneself && rolesIn(request.form).length === 0 ? { ...request.form, roles: person.roles } : request.form;
    const view = { ...changing(request, person), values: form };
    const read = readStaffForm(form);
    if (!read.isValid) return showInvalid(STAFF_FORM, toFormModel({ ...view, errors: read.errors }));
    const version = Number(form['version']) || 0;
    const outcome = await changeStaffMember(tx, user, { ...read.values, staffId: person.id, version, today });
    if (outcome.kind === 'not-found') return NOT_FOUND;
    if (outcome.kind === 'conflict') return showBoth(view, person);
    if (isRefusal(outcome.kind))
      return showInvalid(STAFF_FORM, toFormModel({ ...view, errors: [toRefusal(outcome.kind)] }));
    return redirect(`/staff/${person.id}`, {
      notice: 'What you changed is saved.',
      details: { staffId: person.id, roles: read.values.roles.join(' ') },
    });
  },
};

/** What was typed stays in the form, over what somebody else saved; sending it once more is then a choice. */
function showBoth(view: StaffFormView, person: StaffMember): Reply {
  const merged = mergeVersions(COMPARED, { mine: view.values, theirs: toFields(valuesOf(person)) });
  return showConflict(STAFF_FORM, toFormModel({ ...view, ...merged }), { details: { staffId: person.id } });
}

function changing({ user }: PageRequest, person: StaffMember): Pick<StaffFormView, 'title' | 'back' | 'isOneself'> {
  return { title: `Change ${person.name}`, back: `/staff/${person.id}`, isOneself: person.id === user.userId };
}

async function findPerson({ tx, user, params, today }: PageRequest): Promise<StaffMember | undefined> {
  return await findStaffMember(tx, user, { staffId: params['staff'] ?? '', today });
}

function valuesOf(person: StaffMember): StaffValues & { readonly version: number } {
  return { ...person, roles: person.roles.filter(isRole) };
}
