import { z } from 'zod';
import { dayOrNothing, toDayFields, withDays } from '../../../../platform/pages/day-field.ts';
import { type FormReading, readForm } from '../../../../platform/pages/form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { ChildIdentity } from '../../details/identity.ts';
import { isNhsNumber } from '../../details/nhs-number.ts';

const LONGEST_NAME = 100;
/** Thirteen letters and numbers, or a code for why there is none. */
const UPN = /^([A-Z]\d{11}[\dA-Z]|UN[1-5])$/;
const TO_COME = 'This day is still to come';

const nameOrNothing = z
  .string()
  .trim()
  .max(LONGEST_NAME, `Use ${LONGEST_NAME} characters or fewer`)
  .optional()
  .transform((name) => (name === undefined || name === '' ? null : name));

function numberOrNothing(isRight: (number: string) => boolean, message: string) {
  return z
    .string()
    .optional()
    .transform((typed) => typed?.replaceAll(/[\s-]/g, '').toUpperCase() ?? '')
    .refine((number) => number === '' || isRight(number), message)
    .transform((number) => (number === '' ? null : number));
}

/** Reads who a child is. */
export function readIdentityForm(form: FormFields, today: string): FormReading<ChildIdentity> {
  const schema = z.object({
    knownAs: nameOrNothing,
    givenName: nameOrNothing,
    familyName: nameOrNothing,
    bornOn: dayOrNothing().refine((on) => on === null || on <= today, TO_COME),
    sex: z.enum(['male', 'female', 'unknown'], 'Choose the sex, or that it is not known yet'),
    nhsNumber: numberOrNothing(
      isNhsNumber,
      'Enter an NHS number of 10 digits whose last digit fits the others: check each digit',
    ),
    upn: numberOrNothing((upn) => UPN.test(upn), 'Enter a UPN of 13 letters and numbers, such as A123456789012'),
  });
  return readForm(schema, withDays(form, 'bornOn'));
}

export function toFields(identity: ChildIdentity & { readonly version: number }): FormFields {
  return {
    knownAs: identity.knownAs ?? '',
    givenName: identity.givenName ?? '',
    familyName: identity.familyName ?? '',
    ...toDayFields('bornOn', identity.bornOn),
    sex: identity.sex ?? '',
    nhsNumber: identity.nhsNumber ?? '',
    upn: identity.upn ?? '',
    version: String(identity.version),
  };
}
