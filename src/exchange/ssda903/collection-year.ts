import { civilFromDay, type Day, dayFromCivil } from '../../rules/calendar/day.ts';

/**
 * A year of the return, named by the calendar year in which it ends: 2026 is 1 April 2025 to 31 March 2026, which people
 * write "2025-26".
 */
export type CollectionYear = number & { readonly [collectionYearBrand]: true };

declare const collectionYearBrand: unique symbol;

/** Episodes before 14 October 1991 are never returned, so no earlier year can be one. */
const FIRST_COLLECTION_YEAR = 1992;
const LAST_COLLECTION_YEAR = 2099;
const APRIL = 4;

/** The collection year that ends in this calendar year; undefined for a number that cannot be one. */
export function collectionYearEnding(year: number): CollectionYear | undefined {
  const canBe = Number.isInteger(year) && year >= FIRST_COLLECTION_YEAR && year <= LAST_COLLECTION_YEAR;
  return canBe ? (year as CollectionYear) : undefined;
}

/** The collection year that a day falls in: 31 March 2026 is in 2026, 1 April 2026 in 2027. */
export function collectionYearOf(day: Day): CollectionYear {
  const { year, month } = civilFromDay(day);
  return (month >= APRIL ? year + 1 : year) as CollectionYear;
}

/** 1 April. */
export function firstDayOf(year: CollectionYear): Day {
  return dayFromCivil(year - 1, APRIL, 1);
}

/** 31 March. */
export function lastDayOf(year: CollectionYear): Day {
  return dayFromCivil(year, 3, 31);
}

/** The last day of which a year's return can tell: 31 March, or the day of reading where that is earlier. */
export function lastPossibleDay(year: CollectionYear | undefined, asOf: Day | undefined): Day | undefined {
  if (year === undefined) return asOf;
  const lastDay = lastDayOf(year);
  return asOf !== undefined && asOf < lastDay ? asOf : lastDay;
}

/** "2025-26". */
export function formatCollectionYear(year: CollectionYear): string {
  return `${year - 1}-${String(year % 100).padStart(2, '0')}`;
}
