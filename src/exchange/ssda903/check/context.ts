import type { Day } from '../../../rules/calendar/day.ts';
import { type CollectionYear, firstDayOf, lastDayOf, lastPossibleDay } from '../collection-year.ts';
import type { ProblemLog } from '../problems.ts';

/** What a check knows besides the rows. */
export interface CheckContext {
  readonly log: ProblemLog;
  readonly year: CollectionYear | undefined;
  /** 1 April; undefined where the year is not known. */
  readonly firstDay: Day | undefined;
  /** 31 March. */
  readonly lastDay: Day | undefined;
  /** The last day on which something can have happened: 31 March, or the day of reading where that is earlier. */
  readonly lastPossibleDay: Day | undefined;
}

/** The context of a year's return, read as of a day where one is given. */
export function toContext(log: ProblemLog, year: CollectionYear | undefined, asOf: Day | undefined): CheckContext {
  const [firstDay, lastDay] = year === undefined ? [] : [firstDayOf(year), lastDayOf(year)];
  return { log, year, firstDay, lastDay, lastPossibleDay: lastPossibleDay(year, asOf) };
}
