import { z } from 'zod';
import { type ComparedField, typed, typedDay, versioned } from '../../../../platform/pages/conflict.ts';
import { day, toDayFields, withDays } from '../../../../platform/pages/day-field.ts';
import { type FormReading, readForm, refuse } from '../../../../platform/pages/form.ts';
import { type KeptForm, partsOfDay } from '../../../../platform/pages/kept-form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { StatedRange } from '../../state-caseload-range.ts';

const MOST_CHILDREN = 200;
const LONGEST_REASON = 1000;
const LONGEST_TITLE = 100;
const WHOLE = `Enter a whole number up to ${MOST_CHILDREN}`;

const numberOrNothing = z
  .string()
  .trim()
  .refine((count) => /^\d{0,3}$/.test(count) && Number(count) <= MOST_CHILDREN, WHOLE)
  .transform((count) => (count === '' ? null : Number(count)));

function textOrNothing(max: number) {
  return z
    .string()
    .trim()
    .max(max, `Use ${max} characters or fewer`)
    .transform((words) => (words === '' ? null : words));
}

const SCHEMA = z.object({
  title: textOrNothing(LONGEST_TITLE),
  least: numberOrNothing,
  most: numberOrNothing,
  reason: textOrNothing(LONGEST_REASON),
  startedOn: day('Enter the day from which it holds'),
});

/** What is typed is kept before it is sent. */
export const RANGE_FORM: KeptForm = {
  name: 'caseload',
  fields: ['title', 'least', 'most', 'reason', ...partsOfDay('startedOn')],
};

/** What two people may say at once. */
export const COMPARED: readonly ComparedField[] = [
  typed('title', 'Title'),
  typed('least', 'Fewest children', 'As good practice has it'),
  typed('most', 'Most children', 'As good practice has it'),
  typed('reason', 'Why'),
  typedDay('startedOn', 'From'),
];

/** Own figures need both ends and a reason; without them the figures of good practice hold. */
export function readRangeForm(form: FormFields): FormReading<z.output<typeof SCHEMA>> {
  const filled = { title: '', least: '', most: '', reason: '', ...withDays(form, 'startedOn') };
  const read = readForm(SCHEMA, filled);
  if (!read.isValid) return read;
  const { least, most, reason } = read.values;
  const hasOwn = least !== null || most !== null;
  const errors = [
    ...(hasOwn && least === null ? [refuse('least', 'Enter the fewest children too, or leave both empty')] : []),
    ...(hasOwn && !most ? [refuse('most', 'Enter the most children too, or leave both empty')] : []),
    ...(least !== null && most !== null && most > 0 && most < least
      ? [refuse('most', 'The most cannot be fewer than the fewest')]
      : []),
    ...(hasOwn && reason === null ? [refuse('reason', 'Say why good practice does not fit them')] : []),
  ];
  if (errors.length > 0) return { isValid: false, errors };
  return { isValid: true, values: { ...read.values, reason: hasOwn ? reason : null } };
}

export function toFields(stated: readonly StatedRange[], today: string): FormFields {
  const [newest] = stated;
  return versioned({
    title: newest?.title ?? '',
    least: newest?.least?.toString() ?? '',
    most: newest?.most?.toString() ?? '',
    reason: newest?.reason ?? '',
    ...toDayFields('startedOn', newest === undefined || newest.startedOn < today ? today : newest.startedOn),
    version: String(stated.length),
  });
}
