import { z } from 'zod';
import { versioned } from '../../../../platform/pages/conflict.ts';
import { dayOrNothing, toDayFields, withDays } from '../../../../platform/pages/day-field.ts';
import { type FormReading, readForm } from '../../../../platform/pages/form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { ChildIdentity } from '../../details/identity.ts';
import { nhsNumberOrNothing, upnOrNothing } from '../../numbers-as-typed.ts';

const LONGEST_NAME = 100;
const TO_COME = 'This day is still to come';

const nameOrNothing = z
  .string()
  .trim()
  .max(LONGEST_NAME, `Use ${LONGEST_NAME} characters or fewer`)
  .optional()
  .transform((name) => (name === undefined || name === '' ? null : name));

/** Reads who a child is. */
export function readIdentityForm(form: FormFields, today: string): FormReading<ChildIdentity> {
  const schema = z.object({
    knownAs: nameOrNothing,
    givenName: nameOrNothing,
    familyName: nameOrNothing,
    bornOn: dayOrNothing().refine((on) => on === null || on <= today, TO_COME),
    sex: z.enum(['male', 'female', 'unknown'], 'Choose the sex, or that it is not known yet'),
    nhsNumber: nhsNumberOrNothing,
    upn: upnOrNothing,
  });
  return readForm(schema, withDays(form, 'bornOn'));
}

export function toFields(identity: ChildIdentity & { readonly version: number }): FormFields {
  return versioned({
    knownAs: identity.knownAs ?? '',
    givenName: identity.givenName ?? '',
    familyName: identity.familyName ?? '',
    ...toDayFields('bornOn', identity.bornOn),
    sex: identity.sex ?? '',
    nhsNumber: identity.nhsNumber ?? '',
    upn: identity.upn ?? '',
    version: String(identity.version),
  });
}
