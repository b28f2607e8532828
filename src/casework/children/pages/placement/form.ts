import { z } from 'zod';
import { versioned } from '../../../../platform/pages/conflict.ts';
import { day, dayOrNothing, toDayFields, withDays } from '../../../../platform/pages/day-field.ts';
import { type FormReading, readForm } from '../../../../platform/pages/form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { PlacementValues } from '../../by-hand/list-placements.ts';
import { endReasonInWords, listProviderChoices, placementInWords } from '../../codes-in-words.ts';

const TO_COME = 'This day is still to come';
const CHOOSE = 'Choose where the child lived';
const PROVIDERS = listProviderChoices();
const POSTCODE = /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/;
const INWARD_CHARACTERS = 3;

const postcodeOrNothing = z
  .string()
  .optional()
  .transform((typed) => typed?.replaceAll(/\s/g, '').toUpperCase() ?? '')
  .refine((code) => code === '' || POSTCODE.test(code), 'Enter a whole postcode, such as ZZ1 1ZZ')
  .transform((code) => (code === '' ? null : `${code.slice(0, -INWARD_CHARACTERS)} ${code.slice(-INWARD_CHARACTERS)}`));

/** What may be said of any placement, and need not be. */
export const MORE_OF_PLACEMENT = {
  provider: z
    .string()
    .optional()
    .transform((code) => (PROVIDERS.some(({ value }) => value === code) ? (code ?? null) : null)),
  postcode: postcodeOrNothing,
  homePostcode: postcodeOrNothing,
};

export function readPlacementForm(form: FormFields, today: string): FormReading<PlacementValues> {
  const schema = z.object({
    ...MORE_OF_PLACEMENT,
    // A code that the return had once and has no more stays where it is.
    place: z.string(CHOOSE).refine((code) => code !== '' && placementInWords(code) !== code, CHOOSE),
    startedOn: day('Enter the first day').refine((on) => on <= today, TO_COME),
    endedOn: dayOrNothing().refine((on) => on === null || on <= today, TO_COME),
    endReason: z
      .string()
      .optional()
      .transform((code) => (code === undefined || endReasonInWords(code) === code ? null : code || null)),
  });
  return readForm(schema, withDays(form, 'startedOn', 'endedOn'));
}

export function toFields(row: PlacementValues & { readonly version: number }): FormFields {
  return versioned({
    place: row.place,
    ...toDayFields('startedOn', row.startedOn),
    ...toDayFields('endedOn', row.endedOn),
    endReason: row.endReason ?? '',
    provider: row.provider ?? '',
    postcode: row.postcode ?? '',
    homePostcode: row.homePostcode ?? '',
    version: String(row.version),
  });
}
