import type { Day } from '../rules/calendar/day.ts';
import type { AdoptionSteps } from './adoption.ts';
import { absencesOf, deprivationsOf, socialWorkersOf, type TimesInCare } from './around-the-child.ts';
import { type Career, findCareer, LANES_PER_SLOT } from './careers.ts';
import type { Absence, AdoptionPlan, ChildLife, HeldReview, PeriodOfCare } from './child-life.ts';
import {
  ethnicityOf,
  findFirstChildBornOn,
  findPreviousPermanence,
  findPupilNumber,
  findUnaccompaniedUntil,
  localIdOf,
  sexOf,
} from './identity.ts';
import { ADOPTERS } from './mix.ts';
import { participationIn } from './participation.ts';
import { type PlannedPeriod, periodsOf, shortStaysOf } from './periods.ts';
import { homePostcodeOf } from './providers.ts';
import { Random } from './random.ts';
import { regimeChangesOf } from './regimes.ts';
import { type ReviewedCare, reviewsOf } from './reviews.ts';

export interface LifeOptions {
  /** The last day that anyone knows of: the end of the last collection year, or today in a demonstration. */
  readonly until: Day;
}

/** A child before any detail is drawn. */
export interface Outline extends LifeOptions {
  readonly seed: number;
  readonly index: number;
  readonly career: Career;
}

/** Each part of a life draws from a stream of its own, so that a change to one part leaves the others as they were. */
const STREAM = { career: 1, identity: 2, periods: 3, reviews: 4, around: 5 } as const;

/** The life of the child with an index; undefined where nobody has that index. */
export function findLife(seed: number, index: number, options: LifeOptions): ChildLife | undefined {
  const outline = findOutline(seed, index, options);
  return outline === undefined ? undefined : lifeFrom(outline);
}

/** The outline alone costs a fraction of the whole life. */
export function findOutline(seed: number, index: number, { until }: LifeOptions): Outline | undefined {
  const career = findCareer(new Random(seed, index, STREAM.career), index, until);
  return career === undefined ? undefined : { seed, index, career, until };
}

/** The whole life that an outline leads to, up to the last known day. */
export function lifeFrom(outline: Outline): ChildLife {
  const { career, index, until } = outline;
  const random = streamOf(outline, 'identity');
  const sex = sexOf(random, career);
  const unaccompaniedUntil = findUnaccompaniedUntil(random, career);
  const homePostcode = unaccompaniedUntil === undefined ? homePostcodeOf(random) : undefined;
  const care = career.pathway === 'short-stays' ? careInShortStays(outline) : careOf(outline, homePostcode);
  const start = care.periods[0]?.start ?? career.start;
  return {
    index,
    localId: localIdOf(index),
    dateOfBirth: career.dateOfBirth,
    sex,
    ethnicity: ethnicityOf(random, career),
    upn: findPupilNumber(random, index, career),
    homePostcode,
    unaccompaniedUntil,
    firstChildBornOn: upTo(until, findFirstChildBornOn(random, sex, career)),
    previousPermanence: findPreviousPermanence(random, career.dateOfBirth, start),
    ...care,
  };
}

type Care = Pick<ChildLife, 'periods' | 'adoption' | 'reviews' | 'absences' | 'socialWorkers' | 'deprivations'>;

function careOf(outline: Outline, homePostcode: string | undefined): Care {
  const { career, until } = outline;
  const planned = periodsOf(streamOf(outline, 'periods'), career, { homePostcode, until });
  const periods = planned.map(({ period }) => period);
  const steps = planned.at(-1)?.adoption;
  const random = streamOf(outline, 'around');
  const times = { dateOfBirth: career.dateOfBirth, periods, until };
  return {
    periods,
    adoption: steps === undefined ? undefined : findAdoptionPlan(random, steps, until),
    reviews: reviewsOfPeriods(outline, planned),
    absences: absencesIn(random, planned, times),
    socialWorkers: socialWorkersOf(random, slotOf(outline), times),
    deprivations: deprivationsOf(
      random,
      periods.flatMap(({ episodes }) => episodes),
      times,
    ),
  };
}

function careInShortStays(outline: Outline): Care {
  const { career, until } = outline;
  const periods = shortStaysOf(streamOf(outline, 'periods'), career, until);
  // One worker knows the child from the first stay to the last.
  const series = [{ start: career.start, end: upTo(until, career.end) }];
  const times = { dateOfBirth: career.dateOfBirth, periods: series, until };
  return {
    periods,
    adoption: undefined,
    reviews: reviewsOfStays(outline, periods),
    absences: [],
    socialWorkers: socialWorkersOf(streamOf(outline, 'around'), slotOf(outline), times),
    deprivations: [],
  };
}

function reviewsOfPeriods(outline: Outline, planned: readonly PlannedPeriod[]): HeldReview[] {
  const { career, until } = outline;
  const random = streamOf(outline, 'reviews');
  return planned.flatMap(({ period, trueEnd }) => {
    const changes = regimeChangesOf(period.episodes);
    return heldReviews(random, career.dateOfBirth, { start: period.start, end: trueEnd, changes, until });
  });
}

/** A series of stays is reviewed as a whole, from its first day to its last. */
function reviewsOfStays(outline: Outline, stays: readonly PeriodOfCare[]): HeldReview[] {
  const start = stays[0]?.start;
  if (start === undefined) return [];
  const { career, until } = outline;
  const changes = [{ on: start, event: 'short-breaks-started' }] as const;
  const series = { start, end: career.end, changes, until };
  return heldReviews(streamOf(outline, 'reviews'), career.dateOfBirth, series);
}

function heldReviews(random: Random, dateOfBirth: Day, care: ReviewedCare): HeldReview[] {
  return reviewsOf(random, care).map(({ on, regime }) => ({
    on,
    regime,
    participation: participationIn(random, dateOfBirth, on),
  }));
}

function absencesIn(random: Random, planned: readonly PlannedPeriod[], times: TimesInCare): Absence[] {
  const last = planned.at(-1);
  if (last?.lostOn !== undefined) {
    return last.lostOn > times.until ? [] : [{ kind: 'M', start: last.lostOn, end: last.period.end }];
  }
  const episodes = planned.flatMap(({ period }) => period.episodes);
  return absencesOf(random, episodes, times);
}

/** Undefined until the agency has decided. */
function findAdoptionPlan(random: Random, steps: AdoptionSteps, until: Day): AdoptionPlan | undefined {
  const { number, sex, legalStatus } = random.choose(ADOPTERS);
  if (steps.decidedOn > until) return undefined;
  const reversedOn = upTo(until, steps.reversal?.on);
  return {
    decidedOn: steps.decidedOn,
    reversedOn,
    reasonReversed: reversedOn === undefined ? undefined : steps.reversal?.reason,
    matchedOn: upTo(until, steps.matchedOn),
    byFosterCarers: steps.byFosterCarers,
    adopters: { number, sex, legalStatus },
  };
}

function streamOf({ seed, index }: Outline, part: keyof typeof STREAM): Random {
  return new Random(seed, index, STREAM[part]);
}

function slotOf({ index }: Outline): number {
  return Math.floor(index / LANES_PER_SLOT);
}

/** A day that has come; undefined for one that lies ahead. */
function upTo(until: Day, day: Day | undefined): Day | undefined {
  return day === undefined || day > until ? undefined : day;
}
