import { addMonths, type Day, reachesAge } from '../rules/calendar/day.ts';
import { type Career, FIRST_LEAVER_LANE, LANES_PER_SLOT } from './careers.ts';
import type { ChildLife } from './child-life.ts';
import { findOutline, lifeFrom } from './life.ts';

export interface Population {
  readonly seed: number;
  /** Children looked after on the last day. */
  readonly children: number;
  /** The last known day. */
  readonly until: Day;
  /** Twelve-month spells, the last of which ends on the last day, that the children's lives must touch. */
  readonly years: number;
}

/** A care leaver is asked after up to the 21st birthday, five years after the earliest day to leave as one. */
const YEARS_AFTER_LEAVING = 5;
const MOST_YEARS = LANES_PER_SLOT - FIRST_LEAVER_LANE - YEARS_AFTER_LEAVING;
const CARE_LEAVER_AGE = 16;
const MONTHS_PER_YEAR = 12;

/**
 * The children of a population one by one: those looked after on the last day, exactly as many as asked for, and among
 * them those who left care in the years covered, and care leavers from the years before. The first children of a larger
 * population are the children of a smaller one.
 *
 * @throws RangeError where the years are more than a slot has lanes for
 */
export function* childrenOf({ seed, children, until, years }: Population): Generator<ChildLife, void, undefined> {
  const covered = addMonths(until, -MONTHS_PER_YEAR * years);
  const lanes = FIRST_LEAVER_LANE + years + YEARS_AFTER_LEAVING;
  if (lanes > LANES_PER_SLOT) throw new RangeError(`No more than ${MOST_YEARS} years can be covered.`);
  for (let slot = 0; slot < children; slot++) {
    for (let lane = 0; lane < lanes; lane++) {
      const index = slot * LANES_PER_SLOT + lane;
      const outline = findOutline(seed, index, { until });
      if (outline !== undefined && matters(outline.career, covered)) yield lifeFrom(outline);
    }
  }
}

/** Looked after since the day on which the years covered began, or left care before it as a young person. */
function matters({ pathway, dateOfBirth, end }: Career, covered: Day): boolean {
  if (end > covered) return true;
  return pathway !== 'short-stays' && end >= reachesAge(dateOfBirth, CARE_LEAVER_AGE);
}
