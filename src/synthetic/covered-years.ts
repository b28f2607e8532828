import type { CollectionYear } from '../exchange/ssda903/collection-year.ts';

/** The first return whose code sets the generator knows: special guardianship has been E45 to E48 since 2018-19. */
export const FIRST_COLLECTION_YEAR = 2019 as CollectionYear;
/** The last return whose code sets are published. */
export const LAST_COLLECTION_YEAR = 2027 as CollectionYear;
/**
 * The last year generated where none is named: the latest one that was complete on 22 November 2026. It is a constant
 * and not the clock, so that the same command gives the same bytes on any day.
 */
export const DEFAULT_LAST_COLLECTION_YEAR = 2026 as CollectionYear;

/** So many linked collection years, the earliest first. */
export function coveredYears(last: CollectionYear, count: number): CollectionYear[] {
  return Array.from({ length: count }, (_, index) => (last - count + 1 + index) as CollectionYear);
}
