import { z } from 'zod';
import { versioned } from '../../../../platform/pages/conflict.ts';
import { dayOrNothing, toDayFields, withDays } from '../../../../platform/pages/day-field.ts';
import { type FormReading, readForm, text } from '../../../../platform/pages/form.ts';
import { type KeptForm, partsOfDay } from '../../../../platform/pages/kept-form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import { PROCEDURE_IDS } from '../../../../rules/index.ts';
import type { Settings } from '../../model.ts';

/** Records of looked-after children are returned since 1992; nobody recorded here before. */
const FIRST_DAY = '1992-04-01';

/** What is typed is kept before it is sent. */
export const SETTINGS_FORM: KeptForm = {
  name: 'settings',
  fields: ['name', 'code', 'procedure', ...partsOfDay('recordingFrom')],
};

/** Reads the form, all of whose faults are told at once. */
export function readSettingsForm(form: FormFields, today: string): FormReading<Settings> {
  return readForm(schemaFor(today), withDays(form, 'recordingFrom'));
}

export function toFields({ name, code, procedure, recordingFrom }: Settings, version: number): FormFields {
  const day = toDayFields('recordingFrom', recordingFrom);
  return versioned({ name, code: code ?? '', procedure, ...day, version: String(version) });
}

function schemaFor(today: string) {
  const last = Temporal.PlainDate.from(today).add({ years: 1 }).toString();
  return z.object({
    name: text('Enter the name of the authority', { max: 100, long: 'Enter a name of at most 100 characters' }),
    code: z
      .string()
      .trim()
      .regex(/^([0-9A-Z]{3,9})?$/i, 'Enter a code of 3 to 9 letters and digits, such as 936 or E10000030')
      .transform((code) => (code === '' ? null : code.toUpperCase())),
    procedure: z
      .string('Choose a procedure')
      .refine((id) => PROCEDURE_IDS.some((each) => each === id), 'Choose a procedure'),
    recordingFrom: dayOrNothing().refine(
      (day) => day === null || (day >= FIRST_DAY && day <= last),
      'Enter a day from 1 April 1992 to a year from today',
    ),
  });
}
