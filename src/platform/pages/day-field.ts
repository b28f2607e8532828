import { z } from 'zod';
import { shortDay } from './days-in-words.ts';
import type { FormFields } from './page.ts';

/** How the three fields of a day come: `startedOn-day`, `startedOn-month`, `startedOn-year`. */
const PARTS = ['day', 'month', 'year'] as const;

/** The form with each of these days as one text, `5/1/2026`, for {@link day} to read; empty where nothing was typed. */
export function withDays(form: FormFields, ...names: readonly string[]): FormFields {
  const days = names.map((name) => {
    const parts = PARTS.map((part) => String(form[`${name}-${part}`] ?? '').trim());
    return [name, parts.every((part) => part === '') ? '' : parts.join('/')] as const;
  });
  return { ...form, ...Object.fromEntries(days) };
}

/** What the three fields of a day show for one that is known: `{ 'startedOn-day': '5', … }`. */
export function toDayFields(name: string, day: string | null): FormFields {
  if (day === null) return {};
  const { day: number, month, year } = Temporal.PlainDate.from(day);
  return { [`${name}-day`]: `${number}`, [`${name}-month`]: `${month}`, [`${name}-year`]: `${year}` };
}

/** A day that must be there, as `YYYY-MM-DD`. @param missing what to say where it is not, such as "Enter the first day" */
export function day(missing: string) {
  return z.string(missing).min(1, missing).transform(toIsoDay);
}

/** A day in the life of a child that has come: none that is still to come, and none before the child was born. */
export function dayInLife(
  missing: string,
  { today, bornOn }: { readonly today: string; readonly bornOn: string | null },
) {
  return day(missing)
    .refine((on) => on <= today, 'This day is still to come')
    .refine(
      (on) => bornOn === null || on >= bornOn,
      `The child was born on ${shortDay(bornOn ?? today)}: enter a later day`,
    );
}

/** A day that may be left open: null where it is. */
export function dayOrNothing() {
  return z.string().transform((text, context) => (text === '' ? null : toIsoDay(text, context)));
}

const TYPED = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;

function toIsoDay(text: string, context: z.RefinementCtx): string {
  const [, day, month, year] = TYPED.exec(text) ?? [];
  const found = dayOf({ day, month, year });
  if (found !== undefined) return found;
  context.addIssue({ code: 'custom', message: 'Enter a day that there is, such as 27 3 2026' });
  return z.NEVER;
}

/** What nobody at work means by a year; PostgreSQL knows no year 0 at all. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

/** The day that its parts name, as they were typed; undefined where there is none, or none of our times. */
export function dayOf(typed: Readonly<Record<(typeof PARTS)[number], string | undefined>>): string | undefined {
  const [year, month, day] = [Number(typed.year), Number(typed.month), Number(typed.day)];
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) return undefined;
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
    return undefined;
  }
}
