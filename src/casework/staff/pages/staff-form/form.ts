import { z } from 'zod';
import { ROLES } from '../../../../platform/identity/policy.ts';
import { dayOrNothing, withDays } from '../../../../platform/pages/day-field.ts';
import { type FormReading, readForm, text } from '../../../../platform/pages/form.ts';
import { type KeptForm, partsOfDay } from '../../../../platform/pages/kept-form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';

const PART_OF_A_WEEK = /^(?:0?\.\d{1,2}|1(?:\.0{1,2})?)$/;
const WEEK = 'Enter the part of a full week that they work, such as 1 or 0.6';
const ALONE = 'A system administrator never sees a case: choose that role alone, or not at all';

const STAFF = z.object({
  name: text('Enter their name'),
  email: z
    .string()
    .trim()
    .max(254, 'Enter a shorter email address')
    .refine(
      (typed) => typed === '' || z.email().safeParse(typed).success,
      'Enter an email address like name@example.gov.uk',
    )
    .transform((typed) => (typed === '' ? null : typed)),
  roles: z
    .array(z.enum(ROLES, 'Choose from the roles'))
    .min(1, 'Choose what they do')
    .refine((roles) => roles.length === 1 || !roles.includes('system-administrator'), ALONE),
  fullTimeEquivalent: z
    .string(WEEK)
    .trim()
    .regex(PART_OF_A_WEEK, WEEK)
    .transform(Number)
    .refine((part) => part > 0, WEEK),
  startedOn: dayOrNothing(),
});

/** What is typed is kept before it is sent. */
export const PERSON_FORM: KeptForm = {
  name: 'person',
  fields: ['name', 'email', 'roles', 'fullTimeEquivalent', ...partsOfDay('startedOn')],
};

export type StaffValues = z.output<typeof STAFF>;

export function readStaffForm(form: FormFields): FormReading<StaffValues> {
  return readForm(STAFF, { email: '', ...withDays(form, 'startedOn'), roles: rolesIn(form) });
}

/** One role comes as a text, several as a list. */
export function rolesIn({ roles }: FormFields): readonly string[] {
  return [roles ?? []].flat();
}
