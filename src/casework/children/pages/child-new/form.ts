import { z } from 'zod';
import { day, dayOrNothing, withDays } from '../../../../platform/pages/day-field.ts';
import { type FormReading, readForm, text } from '../../../../platform/pages/form.ts';
import { type KeptForm, partsOfDay } from '../../../../platform/pages/kept-form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { EnteredAs } from '../../enter-child.ts';
import { nhsNumberOrNothing, upnOrNothing } from '../../numbers-as-typed.ts';

const LONGEST_NAME = 100;
const LONGEST_ID = 40;
const TO_COME = 'This day is still to come';

/** What is typed is kept before it is sent. */
export const CHILD_FORM: KeptForm = {
  name: 'child',
  fields: [
    ...['givenName', 'familyName', 'knownAs', 'localId', 'sex', 'upn', 'nhsNumber', 'socialWorker'],
    ...partsOfDay('bornOn'),
    ...partsOfDay('lookedAfter'),
  ],
};

const nameOrNothing = z
  .string()
  .trim()
  .max(LONGEST_NAME, `Use ${LONGEST_NAME} characters or fewer`)
  .optional()
  .transform((name) => (name === undefined || name === '' ? null : name));

function schemaOf({ as, today, hasFamilyName }: { as: EnteredAs; today: string; hasFamilyName: boolean }) {
  const careDay = day('Enter the day on which the child became looked after').refine((on) => on <= today, TO_COME);
  return z
    .object({
      givenName: nameOrNothing.refine(
        (name) => name !== null || hasFamilyName,
        'Enter the child’s given names, family name, or both',
      ),
      familyName: nameOrNothing,
      knownAs: nameOrNothing,
      bornOn: dayOrNothing().refine((on) => on === null || on <= today, TO_COME),
      localId: text('Enter the local id: the number by which the authority knows the child', {
        max: LONGEST_ID,
        long: `Use ${LONGEST_ID} characters or fewer`,
      }),
      sex: z.enum(['male', 'female', 'unknown'], 'Choose the sex, or that it is not known yet'),
      nhsNumber: nhsNumberOrNothing,
      upn: upnOrNothing,
      lookedAfter: as === 'iro' ? z.unknown().transform(() => null) : careDay,
      socialWorker:
        as === 'team-manager' ? z.uuid('Choose the child’s social worker') : z.unknown().transform(() => null),
      notThese: z
        .string()
        .optional()
        .transform((ids) => (ids ?? '').split(' ').filter((id) => id !== '')),
    })
    .refine(({ bornOn, lookedAfter }) => bornOn === null || lookedAfter === null || lookedAfter >= bornOn, {
      path: ['lookedAfter'],
      message: 'The child became looked after on the day of birth or later: check both days',
    });
}

export type EntryValues = z.output<ReturnType<typeof schemaOf>>;

/** Reads what was typed of a child; what whoever types may not say is left out. */
export function readEntryForm(form: FormFields, as: EnteredAs, today: string): FormReading<EntryValues> {
  const hasFamilyName = String(form['familyName'] ?? '').trim() !== '';
  const withAll = {
    givenName: '',
    lookedAfter: undefined,
    socialWorker: undefined,
    ...withDays(form, 'bornOn', 'lookedAfter'),
  };
  return readForm(schemaOf({ as, today, hasFamilyName }), withAll);
}
