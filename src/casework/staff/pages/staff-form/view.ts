import {
  type ComparedField,
  type ConflictView,
  typed,
  typedDay,
  versioned,
} from '../../../../platform/pages/conflict.ts';
import { toDayFields } from '../../../../platform/pages/day-field.ts';
import { type FormError, refuse } from '../../../../platform/pages/form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { ChangeOutcome } from '../../change-staff-member.ts';
import { ROLE_CHOICES, rolesInWords } from '../../roles-in-words.ts';
import { rolesIn, type StaffValues } from './form.ts';

export const STAFF_FORM = 'casework/staff/pages/staff-form/page.njk';

/** What the form about a person shows. */
export interface StaffFormView {
  readonly title: string;
  /** Where "Cancel" leads. */
  readonly back: string;
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
  /** The roles are one's own: shown, and not to be changed. */
  readonly isOneself?: boolean;
  readonly conflict?: ConflictView;
}

export function toFormModel(view: StaffFormView): object {
  const chosen = rolesIn(view.values);
  const roles = ROLE_CHOICES.map(({ role, name, sees }) => ({
    value: role,
    text: name,
    hint: { text: sees },
    checked: chosen.includes(role),
  }));
  return { errors: [], isOneself: false, conflict: undefined, ...view, roles, chosen, rolesText: rolesInWords(chosen) };
}

/** A person as the form shows them before anything is typed. */
export function toFields(person: StaffValues & { readonly version: number }): FormFields {
  return versioned({
    name: person.name,
    email: person.email ?? '',
    roles: person.roles,
    fullTimeEquivalent: String(person.fullTimeEquivalent),
    version: String(person.version),
    ...toDayFields('startedOn', person.startedOn),
  });
}

/** What of a person two colleagues may change at once. */
export const COMPARED: readonly ComparedField[] = [
  typed('name', 'Name'),
  typed('email', 'Email address', 'None'),
  {
    label: 'Roles',
    fields: ['roles'],
    inWords: (form) => rolesInWords(rolesIn(form).toSorted((a, b) => a.localeCompare(b))),
  },
  typed('fullTimeEquivalent', 'Full-time equivalent'),
  typedDay('startedOn', 'First day'),
];

const REFUSALS = {
  'email-taken': refuse('email', 'Another person here has this email address'),
  'address-taken': refuse('email', 'This email address cannot be used here: somebody signs in with it already'),
  'email-needed': refuse('email', 'Enter an email address: they sign in with it'),
  'own-roles': refuse('roles', 'You cannot change your own roles: ask a colleague who manages staff'),
  'last-manager': refuse('roles', 'Nobody else who can sign in manages staff: give that role to somebody else first'),
} as const;

/** Why nothing was saved, at the field that it is about. */
export function toRefusal(kind: keyof typeof REFUSALS): FormError {
  return REFUSALS[kind];
}

export function isRefusal(kind: ChangeOutcome['kind']): kind is keyof typeof REFUSALS {
  return kind in REFUSALS;
}
