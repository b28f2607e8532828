import { z } from 'zod';
import { type ComparedField, chosen, typed, typedDay, versioned } from '../../../../platform/pages/conflict.ts';
import { day, dayOrNothing, toDayFields, withDays } from '../../../../platform/pages/day-field.ts';
import { type FormReading, readForm, refuse } from '../../../../platform/pages/form.ts';
import { type KeptForm, partsOfDay } from '../../../../platform/pages/kept-form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import { type KeptOffice, OFFICE_KINDS, type Office, officeKindInWords } from '../../model.ts';

const LONGEST = 200;
const LONGEST_NOTE = 1000;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const DAYS = ['startedOn', 'endedOn', 'confirmedOn'] as const;

function textOrNothing(max = LONGEST) {
  return z
    .string()
    .trim()
    .max(max, `Use ${max} characters or fewer`)
    .optional()
    .transform((typedText) => (typedText === undefined || typedText === '' ? null : typedText));
}

const SCHEMA = z.object({
  kind: z.string('Choose what it is').refine((kind) => OFFICE_KINDS.includes(kind), 'Choose what it is'),
  title: textOrNothing(),
  holder: textOrNothing(),
  sitsIn: textOrNothing(),
  email: textOrNothing().refine(
    (email) => email === null || EMAIL.test(email),
    'Enter an email address in the form name@example.com',
  ),
  phone: textOrNothing(),
  address: textOrNothing(LONGEST_NOTE),
  note: textOrNothing(LONGEST_NOTE),
  startedOn: day('Enter since when it is so'),
  endedOn: dayOrNothing(),
  confirmedOn: day('Enter the day on which somebody made sure that it is right'),
});

/** What another name in *Who holds it* means. */
export const HOLDER_CHANGES = {
  mistake: 'A mistake in the name was put right',
  successor: 'Somebody else has taken it over, from the day in “Since when”',
} as const;

/** What is typed is kept before it is sent. */
export const OFFICE_FORM: KeptForm = {
  name: 'office',
  fields: [
    'kind',
    'title',
    'holder',
    'sitsIn',
    'email',
    'phone',
    'address',
    'note',
    'holderChange',
    ...DAYS.flatMap(partsOfDay),
  ],
};

/** What of an office two people may change at once. */
export const COMPARED: readonly ComparedField[] = [
  chosen('kind', 'What it is', officeKindInWords),
  typed('title', 'What you call it'),
  typed('holder', 'Who holds it'),
  typed('sitsIn', 'Part of'),
  typed('email', 'Email'),
  typed('phone', 'Phone'),
  typed('address', 'Address'),
  typed('note', 'What to know'),
  typedDay('startedOn', 'Since'),
  typedDay('endedOn', 'No more from'),
  typedDay('confirmedOn', 'Checked on'),
];

export function readOfficeForm(form: FormFields): FormReading<Office> {
  const read = readForm(SCHEMA, withDays(form, ...DAYS));
  if (!read.isValid) return read;
  const { kind, title, holder, startedOn, endedOn } = read.values;
  const errors = [
    ...(kind === 'other' && title === null ? [refuse('title', 'Say what it is called')] : []),
    ...(endedOn !== null && endedOn < startedOn
      ? [refuse('endedOn', 'The day from which it is so no more cannot be before the first')]
      : []),
    ...(holder === null &&
    [read.values.email, read.values.phone, read.values.address, read.values.sitsIn].every((each) => each === null)
      ? [refuse('holder', 'Enter who holds it, what it is part of, or how it is reached')]
      : []),
  ];
  return errors.length === 0 ? read : { isValid: false, errors };
}

/** Whether the form gives an office to somebody else, and with which faults in that. */
export function readHolderChange(
  form: FormFields,
  { before, after }: { readonly before: KeptOffice; readonly after: Office },
): FormReading<{ readonly isSuccessor: boolean }> {
  const isAnother = before.holder !== null && after.holder !== null && before.holder !== after.holder;
  if (!isAnother) return { isValid: true, values: { isSuccessor: false } };
  const change = form['holderChange'];
  if (change === 'mistake') return { isValid: true, values: { isSuccessor: false } };
  if (change !== 'successor') {
    return { isValid: false, errors: [refuse('holderChange', 'Choose why there is another name')] };
  }
  if (after.startedOn <= before.startedOn) {
    const because = 'Enter the day from which the new holder has it: it must be after the first day of the one before';
    return { isValid: false, errors: [refuse('startedOn', because)] };
  }
  return { isValid: true, values: { isSuccessor: true } };
}

export function toFields(office: KeptOffice): FormFields {
  const { kind, title, holder, sitsIn, email, phone, address, note, version } = office;
  return versioned({
    kind,
    ...{ title: title ?? '', holder: holder ?? '', sitsIn: sitsIn ?? '', email: email ?? '' },
    ...{ phone: phone ?? '', address: address ?? '', note: note ?? '' },
    ...toDayFields('startedOn', office.startedOn),
    ...toDayFields('endedOn', office.endedOn),
    ...toDayFields('confirmedOn', office.confirmedOn),
    version: String(version),
  });
}
