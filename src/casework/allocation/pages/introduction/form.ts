import { z } from 'zod';
import { day, withDays } from '../../../../platform/pages/day-field.ts';
import { type FormReading, readForm } from '../../../../platform/pages/form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import { CHANNELS, TOLD_ITEMS } from '../../introduction.ts';

const LONGEST_NOTE = 1000;
const LONGEST_ADDRESS = 500;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

const textOrNothing = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `Use ${max} characters or fewer`)
    .optional()
    .transform((typed) => (typed === undefined || typed === '' ? null : typed));

function tellingSchema(today: string) {
  return z.object({
    items: z.array(z.enum(TOLD_ITEMS)).min(1, 'Choose what the child was told'),
    channel: z.enum(CHANNELS, 'Choose how'),
    on: day('Enter the day').refine((on) => on <= today, 'This day is still to come'),
    at: textOrNothing(5).refine((typed) => typed === null || TIME.test(typed), 'Enter a time such as 14:30'),
    note: textOrNothing(LONGEST_NOTE),
  });
}

export type TellingValues = z.output<ReturnType<typeof tellingSchema>>;

/** Reads what a child was told; a day that nobody typed is today. */
export function readTellingForm(form: FormFields, today: string): FormReading<TellingValues> {
  const { day: date, month, year } = Temporal.PlainDate.from(today);
  const input = withDays(form, 'on');
  const on = input['on'] === '' ? `${date}/${month}/${year}` : input['on'];
  return readForm(tellingSchema(today), { ...input, on, items: [form['items'] ?? []].flat() });
}

const SENDING = z.object({
  sendBy: z.enum(['letter', 'email', 'text'], 'Choose how to send it'),
  to: textOrNothing(LONGEST_ADDRESS),
});

export function readSendingForm(form: FormFields): FormReading<z.output<typeof SENDING>> {
  return readForm(SENDING, form);
}
