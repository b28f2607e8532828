/** Codes of the return for why there is no number. */
const NONE = /^UN[1-5]$/;
/** A check letter, eleven digits, and a digit; a letter where the number is a temporary one. */
const FORM = /^([A-Z])(\d{11}[\dA-Z])$/;
/** The letters that stand for 0 to 22: I, O and S are left out, because they look like digits. */
const LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';
/** The place of the first character after the check letter, by which it is multiplied. */
const FIRST_WEIGHT = 2;

/**
 * What is wrong with a unique pupil number. The characters after the first are each multiplied by their place, 2 to 13;
 * the remainder of the sum by 23 names the letter at the front. Undefined where nothing is: also of UN1 to UN5.
 *
 * Source: Government Data Standards Catalogue, Unique Pupil Number 2.0, validations 1 to 6.
 *
 * ```ts
 * faultOfUpn('L999000026010') // undefined
 * faultOfUpn('A999000026010') // 'letter'
 * ```
 */
export function faultOfUpn(upn: string): 'form' | 'letter' | undefined {
  if (NONE.test(upn)) return undefined;
  const [, letter, rest = ''] = FORM.exec(upn) ?? [];
  const values = [...rest].map((character) => (/\d/.test(character) ? Number(character) : LETTERS.indexOf(character)));
  if (letter === undefined || values.includes(-1)) return 'form';
  const sum = values.reduce((total, value, index) => total + value * (index + FIRST_WEIGHT), 0);
  return LETTERS.charAt(sum % LETTERS.length) === letter ? undefined : 'letter';
}
