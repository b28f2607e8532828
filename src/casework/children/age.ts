/** Whole years on a day: born on 2014-05-02, 12 on 2026-11-22. Whoever is born on 29 February is older on 1 March. */
function ageOn(bornOn: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years;
}

/** The same in words: "12", and "under 1" of a baby. */
export function ageInWords(bornOn: string, day: string): string {
  const age = ageOn(bornOn, day);
  return age < 1 ? 'under 1' : String(age);
}
