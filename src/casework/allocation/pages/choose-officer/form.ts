import { z } from 'zod';
import { day, withDays } from '../../../../platform/pages/day-field.ts';
import { type FormReading, readForm } from '../../../../platform/pages/form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import { REASONS_TO_DIFFER } from '../../../children/people/relations.ts';
import { CHANGE_REASONS } from '../../model.ts';

const LONGEST_REASON = 1000;

const textOrNothing = z
  .string()
  .trim()
  .max(LONGEST_REASON, `Use ${LONGEST_REASON} characters or fewer`)
  .optional()
  .transform((text) => (text === undefined || text === '' ? null : text));

function schemaFor(today: string) {
  const nearest = Temporal.PlainDate.from(today);
  const [first, last] = [nearest.subtract({ years: 1 }).toString(), nearest.add({ years: 1 }).toString()];
  return z
    .object({
      officer: z.uuid('Choose an IRO'),
      from: day('Enter the day from which they are the IRO').refine(
        (from) => from >= first && from <= last,
        'Enter a day that is within a year of today',
      ),
      seen: z.coerce.number().int().min(0),
      chosenBecause: textOrNothing,
      siblingsApartBecause: oneOfOrNothing(REASONS_TO_DIFFER),
      changedBecause: oneOfOrNothing(CHANGE_REASONS),
    })
    .transform(({ officer: staffId, ...rest }) => ({ staffId, ...rest }));
}

function oneOfOrNothing<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words).nullable().catch(null);
}

export type ChoiceValues = z.output<ReturnType<typeof schemaFor>>;

/** Reads whom a manager chose; a day that nobody typed is today. */
export function readChoiceForm(form: FormFields, today: string): FormReading<ChoiceValues> {
  const input = withDays(form, 'from');
  const { day: date, month, year } = Temporal.PlainDate.from(today);
  return readForm(schemaFor(today), {
    ...input,
    from: input['from'] === '' ? `${date}/${month}/${year}` : input['from'],
  });
}
