const FORM = /^\d{10}$/;
const MODULUS = 11;

/**
 * Whether ten digits are an NHS number: the last one checks the others. Each of the first nine is multiplied by its weight,
 * 10 down to 2; eleven less the remainder of the sum by eleven is the last digit, where 11 stands for 0 and 10 never comes.
 *
 * ```ts
 * isNhsNumber('9434765919') // true
 * isNhsNumber('9434765918') // false
 * ```
 */
export function isNhsNumber(digits: string): boolean {
  if (!FORM.test(digits)) return false;
  const numbers = [...digits].map(Number);
  const sum = numbers.slice(0, -1).reduce((total, digit, index) => total + digit * (10 - index), 0);
  return (MODULUS - (sum % MODULUS)) % MODULUS === numbers.at(-1);
}

/** As it is printed: "943 476 5919". */
export function nhsNumberInWords(digits: string): string {
  return `${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}`;
}
