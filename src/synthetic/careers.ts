import { addDays, addMonths, civilFromDay, type Day, dayFromCivil, reachesAge } from '../rules/calendar/day.ts';
import { SHORT_STAY_AGES, SHORT_STAY_CHILDREN_PER_CHILD, SHORT_STAY_SERIES_DAYS } from './mix.ts';
import { PATHWAYS, type Pathway } from './pathways.ts';
import type { Random } from './random.ts';

/**
 * The outline of a child's latest time in care, from which everything else follows: which story, born when, looked
 * after from when to when. `end` is how it truly ends, which may lie ahead of the last day that anyone knows of.
 */
export interface Career {
  readonly pathway: Pathway | 'short-stays';
  readonly dateOfBirth: Day;
  readonly start: Day;
  readonly end: Day;
  /** Whether care ends on the 18th birthday. */
  readonly reachesAdulthood: boolean;
}

/**
 * Every child looked after has a slot, and each slot the same lanes: the child looked after on the last day, perhaps a
 * child in short stays, and for each year back perhaps a child who left care in it. So that more children, or more
 * years, change nothing about those who were there before.
 */
export const LANES_PER_SLOT = 16;
const LOOKED_AFTER_LANE = 0;
const SHORT_STAYS_LANE = 1;
export const FIRST_LEAVER_LANE = 2;
const LAST_YEAR_BACK = LANES_PER_SLOT - FIRST_LEAVER_LANE - 1;

const MONTHS_PER_YEAR = 12;
const DAYS_PER_YEAR = 365.25;
const ADULT_AGE = 18;
const PER_THOUSAND = 1000;
/** Those who leave early on a pathway that otherwise runs to adulthood have been there at least this long. */
const LEAST_DAYS_BEFORE_LEAVING_EARLY = 12;

const pathways = Object.keys(PATHWAYS) as Pathway[];
const pathwaysOfLookedAfter = pathways.map((name) => ({ name, weight: PATHWAYS[name].lookedAfter }));
const pathwaysOfLeavers = pathways.map((name) => ({ name, weight: PATHWAYS[name].leaving }));
const longestDays = Object.fromEntries(pathways.map((name) => [name, longestDaysOf(name)])) as Record<Pathway, number>;
const leaversPerChild = pathways.reduce((total, name) => total + PATHWAYS[name].leaving, 0) / PER_THOUSAND;

/**
 * The career of the child with an index, by what is known on a day; undefined where nobody sits in that lane.
 */
export function findCareer(random: Random, index: number, until: Day): Career | undefined {
  const lane = index % LANES_PER_SLOT;
  if (lane === LOOKED_AFTER_LANE) return careerGoingOn(random, until);
  if (lane === SHORT_STAYS_LANE) return findShortStays(random, until);
  return random.chance(leaversPerChild) ? careerEnded(random, until, lane - FIRST_LEAVER_LANE) : undefined;
}

/** A child looked after on a day: long stays are met more often than they begin, in proportion to their length. */
function careerGoingOn(random: Random, until: Day): Career {
  const pathway = random.choose(pathwaysOfLookedAfter).name;
  for (;;) {
    const sketch = sketchOf(random, pathway);
    if (!random.chance(sketch.days / longestDays[pathway])) continue;
    const start = addDays(until, -Math.floor(random.fraction() * sketch.days));
    const career = careerFrom(pathway, sketch, addDays(start, -sketch.ageInDays));
    if (career !== undefined && career.end > until) return career;
  }
}

/**
 * A child who left care in the twelve months that ended `yearsBack` years ago; never on their last day, when the return
 * would count the child both as looked after for twelve months and as gone.
 */
function careerEnded(random: Random, until: Day, yearsBack: number): Career {
  const first = addDays(addMonths(until, -MONTHS_PER_YEAR * (yearsBack + 1)), 1);
  const last = addDays(addMonths(until, -MONTHS_PER_YEAR * yearsBack), -1);
  const pathway = random.choose(pathwaysOfLeavers).name;
  for (;;) {
    const sketch = sketchOf(random, pathway);
    const end = addDays(first, random.between(0, last - first));
    const birth = sketch.reachesAdulthood ? yearsBefore(end, ADULT_AGE) : addDays(end, -sketch.days - sketch.ageInDays);
    const career = careerFrom(pathway, sketch, birth);
    if (career !== undefined && career.end >= first && career.end <= last) return career;
  }
}

interface Sketch {
  readonly ageInDays: number;
  readonly days: number;
  readonly reachesAdulthood: boolean;
}

function sketchOf(random: Random, pathway: Pathway): Sketch {
  const { ageAtStart, length } = PATHWAYS[pathway];
  const { from, to } = random.choose(ageAtStart);
  const ageInDays = random.between(Math.ceil(from * DAYS_PER_YEAR), Math.floor(to * DAYS_PER_YEAR));
  if (!('untilAdult' in length)) return { ageInDays, days: random.days(length), reachesAdulthood: false };
  const days = Math.floor(ADULT_AGE * DAYS_PER_YEAR) - ageInDays;
  if (!random.chance(length.leavingEarly)) return { ageInDays, days, reachesAdulthood: true };
  return { ageInDays, days: random.between(LEAST_DAYS_BEFORE_LEAVING_EARLY, days), reachesAdulthood: false };
}

/** Undefined where the sketch would keep the child past the 18th birthday. */
function careerFrom(pathway: Pathway, sketch: Sketch, dateOfBirth: Day): Career | undefined {
  const start = addDays(dateOfBirth, sketch.ageInDays);
  const adult = reachesAge(dateOfBirth, ADULT_AGE);
  const end = sketch.reachesAdulthood ? adult : addDays(start, sketch.days);
  if (end > adult || start >= end) return undefined;
  return { pathway, dateOfBirth, start, end, reachesAdulthood: sketch.reachesAdulthood };
}

function longestDaysOf(pathway: Pathway): number {
  const { length, ageAtStart } = PATHWAYS[pathway];
  if (!('untilAdult' in length)) return length.most;
  const youngest = Math.min(...ageAtStart.map(({ from }) => from));
  return Math.floor((ADULT_AGE - youngest) * DAYS_PER_YEAR);
}

/** Series spread evenly over all the years that any lane reaches back to. */
function findShortStays(random: Random, until: Day): Career | undefined {
  const { least, most } = SHORT_STAY_SERIES_DAYS;
  const reach = (LAST_YEAR_BACK + 1) * DAYS_PER_YEAR + most;
  if (!random.chance((SHORT_STAY_CHILDREN_PER_CHILD * reach) / ((least + most) / 2))) return undefined;
  const start = addDays(until, -Math.floor(random.fraction() * reach));
  const end = addDays(start, random.between(least, most));
  const { youngest, oldest } = SHORT_STAY_AGES;
  const dateOfBirth = addDays(start, -Math.floor((youngest + random.fraction() * (oldest - youngest)) * DAYS_PER_YEAR));
  return { pathway: 'short-stays', dateOfBirth, start, end, reachesAdulthood: false };
}

/** The birth on which someone reaches an age on a day; born on 29 February is left to those who were. */
function yearsBefore(day: Day, years: number): Day {
  const civil = civilFromDay(day);
  return dayFromCivil(civil.year - years, civil.month, civil.day);
}
