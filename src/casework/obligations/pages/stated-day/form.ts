import { z } from 'zod';
import { typed, typedDay } from '../../../../platform/pages/conflict.ts';
import { day, toDayFields, withDays } from '../../../../platform/pages/day-field.ts';
import { type FormReading, readForm, text } from '../../../../platform/pages/form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { StatedDay } from '../../list-stated-days.ts';

const MOST_OF_A_NOTE = 2000;

const STATEMENT = z.object({
  dueOn: day('Enter the day that is stated'),
  statedBy: text('Enter who or what states it, such as a court order', { max: 200, long: 'Say it in 200 characters' }),
  note: z
    .string()
    .trim()
    .max(MOST_OF_A_NOTE, `Enter ${MOST_OF_A_NOTE} characters or fewer`)
    .default('')
    .transform((note) => (note === '' ? null : note)),
});

export type StatementValues = z.output<typeof STATEMENT>;

export function readStatement(form: FormFields): FormReading<StatementValues> {
  return readForm(STATEMENT, withDays(form, 'dueOn'));
}

/** What two people may state at once. */
export const COMPARED = [
  typedDay('dueOn', 'The day that is stated', 'None'),
  typed('statedBy', 'Who or what states it', 'Nobody'),
  typed('note', 'Note'),
];

/** What the form shows of what stands. */
export function toFields(stated: StatedDay | undefined): FormFields {
  const version = String(stated?.number ?? 0);
  if (stated === undefined || stated.dueOn === null) return { version };
  return { version, ...toDayFields('dueOn', stated.dueOn), statedBy: stated.statedBy ?? '', note: stated.note ?? '' };
}
