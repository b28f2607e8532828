import type { Day } from '../../rules/calendar/day.ts';
import { type CollectionYear, firstDayOf, lastDayOf } from './collection-year.ts';

/** A year of which there is a return, and whether it tells of reviews. */
export interface YearTold {
  readonly year: CollectionYear | undefined;
  readonly hasReviews: boolean;
}

/** From when and until when returns tell. */
export interface ToldSpan {
  /** From this day on the returns tell without a gap: 1 April of the first of the latest years in a row. */
  readonly recordedFrom: Day | undefined;
  /** 31 March of the latest year. */
  readonly recordedUntil: Day | undefined;
  /**
   * From this day on reviews are told without a gap: 1 April of the first of the latest years in a row for which rows of
   * Reviews went in. Undefined where the latest year has none: then nothing can be said of reviews.
   */
  readonly reviewsRecordedFrom: Day | undefined;
}

/** The span of years, given the earliest first. */
export function toldSpanOf(years: readonly YearTold[]): ToldSpan {
  const last = years.at(-1)?.year;
  const first = firstYearInARow(years, () => true);
  const firstWithReviews = firstYearInARow(years, ({ hasReviews }) => hasReviews);
  return {
    recordedFrom: first === undefined ? undefined : firstDayOf(first),
    recordedUntil: last === undefined ? undefined : lastDayOf(last),
    reviewsRecordedFrom: firstWithReviews === undefined ? undefined : firstDayOf(firstWithReviews),
  };
}

/** The first of the latest years that follow each other without a gap and pass; undefined where the latest does not. */
function firstYearInARow(years: readonly YearTold[], passes: (year: YearTold) => boolean): CollectionYear | undefined {
  let first: CollectionYear | undefined;
  for (const told of years.toReversed()) {
    const follows = first === undefined || told.year === first - 1;
    if (told.year === undefined || !follows || !passes(told)) break;
    first = told.year;
  }
  return first;
}
