import type { Terms } from '../../platform/pages/terms.ts';

/** Whole years on a day: born on 2014-05-02, 12 on 2026-11-22. Whoever is born on 29 February is older on 1 March. */
export function yearsOn(bornOn: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years;
}

/** The same in words: "12", and "under 1" of a baby. */
export function ageInWords(bornOn: string, day: string): string {
  const age = yearsOn(bornOn, day);
  return age < 1 ? 'under 1' : String(age);
}

const ADULT_AGE = 18;

/** "12", "16, a young person", "19". */
export function ageAndWordFor(bornOn: string, day: string, terms: Terms): string {
  const years = yearsOn(bornOn, day);
  const isYoungPerson = years >= terms.youngPersonFrom && years < ADULT_AGE;
  return isYoungPerson ? `${years}, ${terms.of('an youngPerson')}` : ageInWords(bornOn, day);
}

/** The terms in which one child of many is told, such as in a line of a list. */
export function termsForChild(terms: Terms, { bornOn }: { readonly bornOn: string | null }, day: string): Terms {
  return terms.ofAge(bornOn === null ? undefined : yearsOn(bornOn, day));
}
