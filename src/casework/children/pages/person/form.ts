import { z } from 'zod';
import { versioned } from '../../../../platform/pages/conflict.ts';
import { day, dayOrNothing, toDayFields, withDays } from '../../../../platform/pages/day-field.ts';
import { type FormReading, readForm, text } from '../../../../platform/pages/form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import { CONTACT_RULES, CONTACT_WAYS, isKnownRelationship, type Person, RELATIONSHIPS } from '../../people/person.ts';

const LONGEST = 200;
const LONGEST_NOTE = 2000;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
/** What is said instead of one of the usual relationships. */
const OTHER = 'other';

function textOrNothing(max = LONGEST) {
  return z
    .string()
    .trim()
    .max(max, `Use ${max} characters or fewer`)
    .optional()
    .transform((typed) => (typed === undefined || typed === '' ? null : typed));
}

/** "yes", "no", and null where nobody has said. */
const yesNoOrUnknown = z
  .enum(['yes', 'no', 'unknown'])
  .catch('unknown')
  .transform((answer) => (answer === 'unknown' ? null : answer === 'yes'));

const NO_RELATIONSHIP = 'Choose what they are to the child';

function schemaOf({ isOther }: { readonly isOther: boolean }) {
  return z.object({
    name: text('Enter their name, or what they are called, such as the school'),
    relationship: z.enum([...RELATIONSHIPS, OTHER], NO_RELATIONSHIP),
    otherRelationship: textOrNothing().refine((typed) => !isOther || typed !== null, 'Say what they are to the child'),
    hasParentalResponsibility: yesNoOrUnknown,
    contactRule: z.enum(CONTACT_RULES, 'Say whether they may be contacted'),
    contactNote: textOrNothing(LONGEST_NOTE),
    phone: textOrNothing(),
    email: textOrNothing().refine(
      (email) => email === null || EMAIL.test(email),
      'Enter an email address in the form name@example.com',
    ),
    address: textOrNothing(LONGEST_NOTE),
    isAddressWithheld: z
      .string()
      .optional()
      .transform((ticked) => ticked === 'yes'),
    preferredContact: z.enum(CONTACT_WAYS).nullable().catch(null),
    firstLanguage: textOrNothing(),
    needsInterpreter: yesNoOrUnknown,
    startedOn: dayOrNothing(),
  });
}

/** Reads what was typed of somebody around a child. */
export function readPersonForm(form: FormFields): FormReading<Person> {
  const read = readForm(schemaOf({ isOther: form['relationship'] === OTHER }), withDays(form, 'startedOn'));
  if (!read.isValid) return read;
  const { otherRelationship, relationship, ...person } = read.values;
  return {
    isValid: true,
    values: {
      ...person,
      relationship: otherRelationship !== null && relationship === OTHER ? otherRelationship : relationship,
    },
  };
}

const END = z.object({ endedOn: day('Enter the day from which they are around the child no more') });

/** Reads from when on somebody is around a child no more. */
export function readEndForm(form: FormFields): FormReading<{ readonly endedOn: string }> {
  return readForm(END, withDays(form, 'endedOn'));
}

/** What the fields show of somebody who is kept already. */
export function toFields(person: Person & { readonly version: number }): FormFields {
  const isUsual = isKnownRelationship(person.relationship);
  return versioned({
    name: person.name,
    relationship: isUsual ? person.relationship : OTHER,
    otherRelationship: isUsual ? '' : person.relationship,
    hasParentalResponsibility: toAnswer(person.hasParentalResponsibility),
    contactRule: person.contactRule,
    contactNote: person.contactNote ?? '',
    phone: person.phone ?? '',
    email: person.email ?? '',
    address: person.address ?? '',
    isAddressWithheld: person.isAddressWithheld ? 'yes' : '',
    preferredContact: person.preferredContact ?? '',
    firstLanguage: person.firstLanguage ?? '',
    needsInterpreter: toAnswer(person.needsInterpreter),
    ...toDayFields('startedOn', person.startedOn),
    version: String(person.version),
  });
}

function toAnswer(is: boolean | null): string {
  return is === null ? 'unknown' : is ? 'yes' : 'no';
}
