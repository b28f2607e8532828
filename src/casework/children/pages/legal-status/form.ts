import { z } from 'zod';
import { versioned } from '../../../../platform/pages/conflict.ts';
import { day, dayOrNothing, toDayFields, withDays } from '../../../../platform/pages/day-field.ts';
import { type FormReading, readForm } from '../../../../platform/pages/form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { LegalStatusValues } from '../../by-hand/list-legal-statuses.ts';
import { legalStatusInWords } from '../../codes-in-words.ts';

const TO_COME = 'This day is still to come';
const CHOOSE = 'Choose the legal status';

/** A code of the return: one that it had once and has no more stays where it is. */
const status = z.string(CHOOSE).refine((code) => code !== '' && legalStatusInWords(code) !== code, CHOOSE);

export function readNewForm(form: FormFields, today: string): FormReading<{ status: string; startedOn: string }> {
  const schema = z.object({
    status,
    startedOn: day('Enter the first day').refine((on) => on <= today, TO_COME),
  });
  return readForm(schema, withDays(form, 'startedOn'));
}

export function readCorrectionForm(form: FormFields, today: string): FormReading<LegalStatusValues> {
  const schema = z.object({
    status,
    startedOn: day('Enter the first day').refine((on) => on <= today, TO_COME),
    endedOn: dayOrNothing().refine((on) => on === null || on <= today, TO_COME),
  });
  return readForm(schema, withDays(form, 'startedOn', 'endedOn'));
}

export function toFields(row: LegalStatusValues & { readonly version: number }): FormFields {
  return versioned({
    status: row.status,
    ...toDayFields('startedOn', row.startedOn),
    ...toDayFields('endedOn', row.endedOn),
    version: String(row.version),
  });
}
