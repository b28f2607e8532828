import { z } from 'zod';
import { type FormError, refuse } from '../../platform/pages/form.ts';
import { isNhsNumber } from './details/nhs-number.ts';
import { faultOfUpn } from './details/upn.ts';

const FAULTS_OF_UPN = {
  form: 'Enter a UPN of 13 characters, a letter and 12 digits, or UN1 to UN5 where there is none',
  letter: 'Check each character of the UPN: its first letter does not fit the digits',
} as const;

/** A unique pupil number, as it is typed; null where the field is empty. */
export const upnOrNothing = numberOrNothing((upn) => {
  const fault = faultOfUpn(upn);
  return fault && FAULTS_OF_UPN[fault];
});

/** An NHS number, with or without blanks; null where the field is empty. */
export const nhsNumberOrNothing = numberOrNothing((number) =>
  isNhsNumber(number)
    ? undefined
    : 'Enter an NHS number of 10 digits whose last digit fits the others: check each digit',
);

/** Says that another child has a number: not whose it is, because whoever types it may not know. */
export function refuseNumberTaken(number: 'upn' | 'nhsNumber'): FormError {
  const name = number === 'upn' ? 'UPN' : 'NHS number';
  return refuse(number, `Another record has this ${name}: one is wrong, or the two records are of one child`);
}

/** `faultOf` says what is wrong with a number, if anything. */
function numberOrNothing(faultOf: (number: string) => string | undefined) {
  return z
    .string()
    .optional()
    .transform((typed) => typed?.replaceAll(/[\s-]/g, '').toUpperCase() ?? '')
    .superRefine((number, context) => {
      const message = number === '' ? undefined : faultOf(number);
      if (message !== undefined) context.addIssue({ code: 'custom', message });
    })
    .transform((number) => (number === '' ? null : number));
}
