import { type CollectionYear, firstDayOf, lastDayOf } from '../exchange/ssda903/collection-year.ts';
import { reachesAge } from '../rules/calendar/day.ts';
import type { ChildLife, PeriodOfCare } from './child-life.ts';
import {
  REASONS_WITHOUT_SDQ,
  SDQ_SCORE,
  SHARE_CONVICTED,
  SHARE_MISUSING_SUBSTANCES,
  SHARE_OFFERED_INTERVENTION,
  SHARE_RECEIVING_INTERVENTION,
  SHARE_UP_TO_DATE,
  SHARE_WITH_SDQ_SCORE,
} from './mix.ts';
import type { Random } from './random.ts';

const SDQ_FROM_AGE = 4;
const SDQ_UNTIL_AGE = 17;
const CONVICTIONS_FROM_AGE = 10;
const HEALTH_CHECKS_UNTIL_AGE = 5;
/** Too young or too old at the latest assessment. */
const NOT_OF_AGE = 'SDQ1';

/** The last ten columns of OC2; undefined for a child who was not looked after for all the twelve months. */
export function findHealthAnswers(random: Random, life: ChildLife, year: CollectionYear): string[] | undefined {
  if (!life.periods.some((period) => spansTheYear(period, year))) return undefined;
  const ageReached = (age: number) => reachesAge(life.dateOfBirth, age) <= lastDayOf(year);
  return [
    ...sdqAnswers(random, life, year),
    ageReached(CONVICTIONS_FROM_AGE)
      ? yes(random, ageReached(14) ? SHARE_CONVICTED.from14 : SHARE_CONVICTED.under14)
      : '',
    ageReached(HEALTH_CHECKS_UNTIL_AGE) ? '' : yes(random, SHARE_UP_TO_DATE.healthCheck),
    yes(random, SHARE_UP_TO_DATE.immunisations),
    yes(random, SHARE_UP_TO_DATE.teethCheck),
    yes(random, SHARE_UP_TO_DATE.healthAssessment),
    ...substanceAnswers(random, ageReached(13)),
  ];
}

/** Short breaks do not count towards the twelve months. */
function spansTheYear({ end, episodes }: PeriodOfCare, year: CollectionYear): boolean {
  const ordinary = episodes.find(({ legalStatus }) => legalStatus !== 'V3' && legalStatus !== 'V4');
  if (ordinary === undefined || ordinary.start > firstDayOf(year)) return false;
  return end === undefined || end >= lastDayOf(year);
}

/** The strengths and difficulties questionnaire: a score, or the reason why there is none. */
function sdqAnswers(random: Random, { dateOfBirth }: ChildLife, year: CollectionYear): [score: string, reason: string] {
  const turnsFour = reachesAge(dateOfBirth, SDQ_FROM_AGE);
  const turnsSeventeen = reachesAge(dateOfBirth, SDQ_UNTIL_AGE);
  if (turnsFour > lastDayOf(year) || turnsSeventeen < firstDayOf(year)) return ['', ''];
  if (random.chance(SHARE_WITH_SDQ_SCORE)) return [String(random.days(SDQ_SCORE)), ''];
  const ofAgeAllYear = turnsFour <= firstDayOf(year) && turnsSeventeen > lastDayOf(year);
  return ['', !ofAgeAllYear && random.chance(0.5) ? NOT_OF_AGE : random.weighted(REASONS_WITHOUT_SDQ)];
}

/** Whether substances are misused, and where they are whether help was received, and where not whether it was offered. */
function substanceAnswers(random: Random, fromThirteen: boolean): [misuse: string, received: string, offered: string] {
  const share = fromThirteen ? SHARE_MISUSING_SUBSTANCES.from13 : SHARE_MISUSING_SUBSTANCES.under13;
  if (!random.chance(share)) return ['0', '', ''];
  if (random.chance(SHARE_RECEIVING_INTERVENTION)) return ['1', '1', ''];
  return ['1', '0', yes(random, SHARE_OFFERED_INTERVENTION)];
}

function yes(random: Random, share: number): string {
  return random.chance(share) ? '1' : '0';
}
