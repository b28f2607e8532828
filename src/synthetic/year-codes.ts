import type { CollectionYear } from '../exchange/ssda903/collection-year.ts';
import type { Place, Sex } from './child-life.ts';

/** From this year's return on, sex is a letter. */
const FIRST_YEAR_OF_SEX_LETTERS = 2025;
const SEX_FIGURES = { M: '1', F: '2' } as const;

/** Supported accommodation is registered, and K3, from this year's return on; before, it was semi-independent living. */
const FIRST_YEAR_OF_K3 = 2025;
/** Placements on the authority's own schedule were one code, Z1, up to this year's return. */
const LAST_YEAR_OF_Z1 = 2025;

/** From this year's return on, training or employment is told apart from an apprenticeship. */
const FIRST_YEAR_OF_APPRENTICESHIPS = 2022;
const ACTIVITY_BEFORE_APPRENTICESHIPS: Readonly<Record<string, string>> = { F4: 'F3', F5: 'F3', P4: 'P3', P5: 'P3' };

export function sexCodeOf(sex: Sex, year: CollectionYear): string {
  return year >= FIRST_YEAR_OF_SEX_LETTERS ? sex : SEX_FIGURES[sex];
}

/** The code of a placement in a year's return; one that goes on over 31 March can change its code there. */
export function placeCodeOf(place: Place, year: CollectionYear): string {
  if (place === 'K3') return year >= FIRST_YEAR_OF_K3 ? place : 'H5';
  return isOnSchedule(place) && year <= LAST_YEAR_OF_Z1 ? 'Z1' : place;
}

function isOnSchedule(place: Place): boolean {
  return place.startsWith('Z');
}

export function activityCodeOf(activity: string, year: CollectionYear): string {
  if (year >= FIRST_YEAR_OF_APPRENTICESHIPS) return activity;
  return ACTIVITY_BEFORE_APPRENTICESHIPS[activity] ?? activity;
}
