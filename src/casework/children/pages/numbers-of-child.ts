import { z } from 'zod';
import { isNhsNumber } from '../details/nhs-number.ts';

/** Thirteen letters and numbers, or a code for why there is none. */
const UPN = /^([A-Z]\d{11}[\dA-Z]|UN[1-5])$/;

/** A unique pupil number, as it is typed; null where the field is empty. */
export const upnOrNothing = numberOrNothing(
  (upn) => UPN.test(upn),
  'Enter a UPN of 13 letters and numbers, such as A123456789012',
);

/** An NHS number, with or without blanks; null where the field is empty. */
export const nhsNumberOrNothing = numberOrNothing(
  isNhsNumber,
  'Enter an NHS number of 10 digits whose last digit fits the others: check each digit',
);

function numberOrNothing(isRight: (number: string) => boolean, message: string) {
  return z
    .string()
    .optional()
    .transform((typed) => typed?.replaceAll(/[\s-]/g, '').toUpperCase() ?? '')
    .refine((number) => number === '' || isRight(number), message)
    .transform((number) => (number === '' ? null : number));
}
