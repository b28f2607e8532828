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

/** From which age the guidance calls a child a young person here: leaving care is planned from it (handbook ¶1.9). */
const YOUNG_PERSON_FROM_AGE = 16;
const ADULT_AGE = 18;

/** "12", "16, a young person", "19". */
export function ageAndWordFor(bornOn: string, day: string): string {
  const years = yearsOn(bornOn, day);
  const isYoungPerson = years >= YOUNG_PERSON_FROM_AGE && years < ADULT_AGE;
  return isYoungPerson ? `${years}, a young person` : ageInWords(bornOn, day);
}
