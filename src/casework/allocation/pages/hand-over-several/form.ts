import { z } from 'zod';
import { day, toDayFields, withDays } from '../../../../platform/pages/day-field.ts';
import { type FormReading, readForm } from '../../../../platform/pages/form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import { CHANGE_REASONS } from '../../model.ts';

/** The name of the select of a family: `to-` and the family's key. */
export const SELECT = 'to-';

const LONGEST_REASON = 1000;

function dayAhead(today: string) {
  const last = Temporal.PlainDate.from(today).add({ years: 1 }).toString();
  return day('Enter the day from which others have the children').refine(
    (from) => from >= today && from <= last,
    'Enter today or a day within the next year',
  );
}

/** Reads from when a caseload is handed over. */
export function readFrom(form: FormFields, today: string): FormReading<{ from: string }> {
  return readForm(z.object({ from: dayAhead(today) }), withDays(form, 'from'));
}

const REASON = z
  .string()
  .trim()
  .max(LONGEST_REASON, `Use ${LONGEST_REASON} characters or fewer`)
  .optional()
  .transform((text) => (text === undefined || text === '' ? null : text));

function decisionSchema(today: string) {
  return z.object({
    from: dayAhead(today),
    chosenBecause: REASON,
    because: z.enum(CHANGE_REASONS, 'Say why the IRO changes'),
  });
}

/** Reads what is decided besides who follows: from when, why, and why others than those who were suggested. */
export function readDecision(
  form: FormFields,
  today: string,
): FormReading<z.output<ReturnType<typeof decisionSchema>>> {
  return readForm(decisionSchema(today), withDays(form, 'from'));
}

/** What the form shows before anybody typed: the day on which they leave where it lies ahead, else today. */
export function startOf(leftOn: string | null, today: string): FormFields {
  const from = leftOn !== null && leftOn > today ? leftOn : today;
  return { ...toDayFields('from', from), because: leftOn === null ? undefined : 'iro-leaves' };
}

/** Who was chosen for each family, by its key; empty where nobody is, and undefined where nothing was chosen at all. */
export function choicesOf(form: FormFields): ReadonlyMap<string, string> | undefined {
  const chosen = Object.entries(form).filter(([name]) => name.startsWith(SELECT));
  if (chosen.length === 0) return undefined;
  return new Map(chosen.map(([name, value]) => [name.slice(SELECT.length), String(value ?? '')]));
}
