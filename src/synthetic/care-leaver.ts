import { type CollectionYear, firstDayOf, lastDayOf } from '../exchange/ssda903/collection-year.ts';
import { addMonths, type Day, reachesAge } from '../rules/calendar/day.ts';
import type { ChildLife, PeriodOfCare } from './child-life.ts';
import { ACCOMMODATION, ACTIVITY, IN_TOUCH, SHARE_AT_HOME_SIX_MONTHS, SHARE_DYING_IN_A_YEAR } from './mix.ts';
import { Random } from './random.ts';
import { activityCodeOf } from './year-codes.ts';

/** The last three columns of OC3. */
export type CareLeaverAnswers = [inTouch: string, activity: string, accommodation: string];

/** Care leavers are asked after around these birthdays. */
const AGES_ASKED = [17, 18, 19, 20, 21];
const FIRST_AGE_ASKED = 17;
/** The stream of their answers, apart from those of the life itself; the age is added to it. */
const CARE_LEAVER_STREAM = 20_000;
/** To be a care leaver takes 13 weeks in care after the 14th birthday, some of them after the 16th. */
const DAYS_IN_CARE = 91;
const COUNTED_FROM_AGE = 14;
const NEEDED_AFTER_AGE = 16;
const MONTHS_AT_HOME = 6;
const NOT_KNOWN = '0';
const WITH_FORMER_FOSTER_CARERS = 'Z1';
const RETURNED_HOME = ['E4A', 'E4B'];
/** Died, taken over by another authority, adopted, found to be an adult. */
const NO_CARE_LEAVER = ['E2', 'E3', 'E11', 'E12', 'E15'];

/** Undefined for someone who is no care leaver, who has died since, or whose birthday of this year was spent in care. */
export function findCareLeaverAnswers(
  seed: number,
  life: ChildLife,
  year: CollectionYear,
): CareLeaverAnswers | undefined {
  const age = AGES_ASKED.find((asked) => isIn(year, reachesAge(life.dateOfBirth, asked)));
  const left = life.periods.at(-1);
  if (age === undefined || left === undefined) return undefined;
  const birthday = reachesAge(life.dateOfBirth, age);
  if (!isCareLeaver(life, left, birthday)) return undefined;
  const diedAt = findAgeOfDeath(new Random(seed, life.index, CARE_LEAVER_STREAM));
  if (diedAt !== undefined && diedAt <= age) return diedAt === age ? ['DIED', NOT_KNOWN, NOT_KNOWN] : undefined;
  return answersAt(new Random(seed, life.index, CARE_LEAVER_STREAM + age), left, { age, birthday, year });
}

interface Asked {
  readonly age: number;
  readonly birthday: Day;
  readonly year: CollectionYear;
}

function answersAt(random: Random, left: PeriodOfCare, { age, birthday, year }: Asked): CareLeaverAnswers {
  const reason = left.episodes.at(-1)?.reasonCeased ?? '';
  if (RETURNED_HOME.includes(reason) && isHomeForSixMonths(left, birthday) && random.chance(SHARE_AT_HOME_SIX_MONTHS)) {
    return ['RHOM', NOT_KNOWN, NOT_KNOWN];
  }
  const inTouch = random.weighted(IN_TOUCH);
  if (inTouch !== 'YES') return [inTouch, NOT_KNOWN, NOT_KNOWN];
  return [inTouch, activityCodeOf(random.weighted(ACTIVITY), year), accommodation(random, age === FIRST_AGE_ASKED)];
}

/** The same whichever year asks, so that nobody dies twice. */
function findAgeOfDeath(random: Random): number | undefined {
  return AGES_ASKED.find(() => random.chance(SHARE_DYING_IN_A_YEAR));
}

/** Staying put with former foster carers begins at 18. */
function accommodation(random: Random, atSeventeen: boolean): string {
  const code = random.weighted(ACCOMMODATION);
  return atSeventeen && code === WITH_FORMER_FOSTER_CARERS ? 'D1' : code;
}

function isIn(year: CollectionYear, day: Day): boolean {
  return day >= firstDayOf(year) && day <= lastDayOf(year);
}

function isCareLeaver({ dateOfBirth, periods }: ChildLife, left: PeriodOfCare, birthday: Day): boolean {
  const reason = left.episodes.at(-1)?.reasonCeased;
  if (left.end === undefined || left.end >= birthday || reason === undefined || NO_CARE_LEAVER.includes(reason))
    return false;
  const enough = daysInCareSince(periods, reachesAge(dateOfBirth, COUNTED_FROM_AGE)) >= DAYS_IN_CARE;
  return enough && daysInCareSince(periods, reachesAge(dateOfBirth, NEEDED_AFTER_AGE)) > 0;
}

function daysInCareSince(periods: readonly PeriodOfCare[], from: Day): number {
  let days = 0;
  for (const { episodes } of periods) {
    for (const { start, end, legalStatus } of episodes) {
      if (end === undefined || end <= from || legalStatus === 'V3' || legalStatus === 'V4') continue;
      days += end - (start > from ? start : from);
    }
  }
  return days;
}

function isHomeForSixMonths({ end }: PeriodOfCare, birthday: Day): boolean {
  return end !== undefined && addMonths(end, MONTHS_AT_HOME) <= birthday;
}
