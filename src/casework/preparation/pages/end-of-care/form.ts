import { z } from 'zod';
import { typed, typedDay } from '../../../../platform/pages/conflict.ts';
import { day, toDayFields, withDays } from '../../../../platform/pages/day-field.ts';
import { type FormReading, readForm, text } from '../../../../platform/pages/form.ts';
import { type KeptForm, partsOfDay } from '../../../../platform/pages/kept-form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import { type EndOfCareNotice, standingOf } from '../../end-of-care/find-end-of-care.ts';

/** Nobody plans further ahead; a later year is a slip. */
const YEARS_AHEAD = 3;
const LONGEST_REASON = 2000;
const TOO_LONG = `Use ${LONGEST_REASON} characters or fewer`;

/** What is typed is kept before it is sent. */
export const END_OF_CARE_FORM: KeptForm = { name: 'endOfCare', fields: [...partsOfDay('endsOn'), 'why'] };
export const STAYS_FORM: KeptForm = { name: 'stays', fields: ['whyStays'] };

interface EndOfCareValues {
  readonly endsOn: string;
  readonly why: string;
}

interface Within {
  /** The day on which the child became looked after; null where it is not known. */
  readonly careFrom: string | null;
  readonly today: string;
}

export function readEndOfCareForm(form: FormFields, { careFrom, today }: Within): FormReading<EndOfCareValues> {
  const latest = Temporal.PlainDate.from(today).add({ years: YEARS_AHEAD }).toString();
  const schema = z.object({
    endsOn: day('Enter the day on which the child stops being looked after')
      .refine(
        (on) => careFrom === null || on >= careFrom,
        'This is before the day on which the child became looked after',
      )
      .refine((on) => on <= latest, `Enter a day within the next ${YEARS_AHEAD} years`),
    why: text('Say why', { max: LONGEST_REASON, long: TOO_LONG }),
  });
  return readForm(schema, withDays(form, 'endsOn'));
}

export function readStaysForm(form: FormFields): FormReading<{ readonly whyStays: string }> {
  return readForm(
    z.object({ whyStays: text('Say why the child stays', { max: LONGEST_REASON, long: TOO_LONG }) }),
    form,
  );
}

/** What two people may tell at once. */
export const COMPARED = [typedDay('endsOn', 'The day', 'Stays looked after'), typed('why', 'Why')];

/** What the form shows of what was told last. */
export function toFields(last: EndOfCareNotice | undefined): FormFields {
  const version = String(last?.number ?? 0);
  const standing = last === undefined ? undefined : standingOf([last]);
  if (standing === undefined) return { version };
  return { version, ...toDayFields('endsOn', standing.endsOn), why: standing.why };
}
