import { addDays, type Day, reachesAge } from '../rules/calendar/day.ts';
import type { Absence, Deprivation, Episode, SocialWorkerEpisode } from './child-life.ts';
import {
  ABSENCE_DAYS,
  ABSENCES_FROM_AGE,
  DEPRIVATION_FROM_AGE,
  MEAN_DAYS_BETWEEN_ABSENCES,
  MEAN_DAYS_WITH_SOCIAL_WORKER,
  REASONS_FOR_FIRST_SOCIAL_WORKER,
  REASONS_FOR_NEW_SOCIAL_WORKER,
  SHARE_DEPRIVED_OF_LIBERTY,
  SHARE_EVER_MISSING,
  SHARE_OF_ABSENCES_MISSING,
} from './mix.ts';
import type { Random } from './random.ts';

/** Of a home that may hold a child under an order depriving of liberty. */
const PLACES_OF_DEPRIVATION = ['K2', 'Z12', 'Z13'];
const DEPRIVATION_DAYS = { least: 28, most: 240 };
/** A team of social workers holds the children of this many slots. */
const SLOTS_PER_TEAM = 60;
const WORKERS_PER_TEAM = 6;
/** Registration numbers that Social Work England has not reached. */
const FIRST_WORKER_NUMBER = 900_000;

const LEAST_DAYS_WITH_SOCIAL_WORKER = 14;
/** First contact, or a case that comes back. */
const RE_REFERRAL = 'FCONTA';
/** How long a worker stays with a family after an earlier time in care: past the end of that year's return. */
const DAYS_AFTER_CARE = { least: 366, most: 450 };

/** A stretch of days; without an end it goes on. */
export interface Span {
  readonly start: Day;
  readonly end: Day | undefined;
}

/** A child's times in care, by what is known on a day. */
export interface TimesInCare {
  readonly dateOfBirth: Day;
  readonly periods: readonly Span[];
  readonly until: Day;
}

/** Times missing from care, or away without authorisation, of a child who is old enough and the kind who goes. */
export function absencesOf(random: Random, episodes: readonly Span[], { dateOfBirth, until }: TimesInCare): Absence[] {
  const absences: Absence[] = [];
  if (!random.chance(SHARE_EVER_MISSING)) return absences;
  let day = addDays(reachesAge(dateOfBirth, ABSENCES_FROM_AGE), daysToNextAbsence(random));
  for (const episode of episodes) {
    const lastDay = episode.end ?? until;
    if (day < episode.start) day = addDays(episode.start, daysToNextAbsence(random));
    while (day < lastDay) {
      const { from, to } = random.choose(ABSENCE_DAYS);
      const back = addDays(day, random.between(from, to));
      const kind = random.chance(SHARE_OF_ABSENCES_MISSING) ? 'M' : 'A';
      absences.push({ kind, start: day, end: back < lastDay ? back : lastAbsentDay(episode) });
      day = addDays(back, daysToNextAbsence(random));
    }
  }
  return absences;
}

function daysToNextAbsence(random: Random): number {
  return 1 + Math.ceil(random.wait(MEAN_DAYS_BETWEEN_ABSENCES));
}

/** Found before the placement ends; not yet found where it goes on. */
function lastAbsentDay({ end }: Span): Day | undefined {
  return end === undefined ? undefined : addDays(end, -1);
}

/**
 * The social workers who held the case, one after the other. The last goes on past the end of care, as a return wants
 * it: somebody is still working with the family.
 */
export function socialWorkersOf(random: Random, slot: number, { periods, until }: TimesInCare): SocialWorkerEpisode[] {
  return periods.flatMap((period, index) => {
    const firstReason = index === 0 ? random.weighted(REASONS_FOR_FIRST_SOCIAL_WORKER) : RE_REFERRAL;
    const workers = workersIn(random, slot, { start: period.start, end: period.end ?? until, firstReason });
    const next = periods[index + 1];
    const last = workers.at(-1);
    if (next === undefined || last === undefined) return workers;
    const leaves = addDays(period.end ?? until, random.between(DAYS_AFTER_CARE.least, DAYS_AFTER_CARE.most));
    return [...workers.slice(0, -1), { ...last, end: leaves < next.start ? leaves : next.start }];
  });
}

interface CaseHeld {
  readonly start: Day;
  readonly end: Day;
  readonly firstReason: string;
}

function workersIn(random: Random, slot: number, { start, end, firstReason }: CaseHeld): SocialWorkerEpisode[] {
  const workers: SocialWorkerEpisode[] = [];
  let from = start;
  let reason = firstReason;
  while (from < end || workers.length === 0) {
    const workerId = nextWorker(random, slot, workers.at(-1)?.workerId);
    const to = addDays(from, LEAST_DAYS_WITH_SOCIAL_WORKER + Math.ceil(random.wait(MEAN_DAYS_WITH_SOCIAL_WORKER)));
    workers.push({ workerId, start: from, end: to < end ? to : undefined, reason });
    reason = random.weighted(REASONS_FOR_NEW_SOCIAL_WORKER);
    from = to;
  }
  return workers;
}

function nextWorker(random: Random, slot: number, before: string | undefined): string {
  const team = Math.floor(slot / SLOTS_PER_TEAM);
  for (;;) {
    const workerId = `SW${FIRST_WORKER_NUMBER + team * WORKERS_PER_TEAM + random.between(0, WORKERS_PER_TEAM - 1)}`;
    if (workerId !== before) return workerId;
  }
}

/** Orders depriving of liberty, each within one placement. */
export function deprivationsOf(random: Random, episodes: readonly Episode[], care: TimesInCare): Deprivation[] {
  const { dateOfBirth, until } = care;
  const oldEnough = reachesAge(dateOfBirth, DEPRIVATION_FROM_AGE);
  const deprivations: Deprivation[] = [];
  for (const episode of episodes) {
    const lastDay = episode.end ?? until;
    const start = addDays(episode.start, random.between(0, 14));
    if (!PLACES_OF_DEPRIVATION.includes(episode.placement.place) || start < oldEnough || start >= lastDay) continue;
    if (!random.chance(SHARE_DEPRIVED_OF_LIBERTY)) continue;
    const end = addDays(start, random.between(DEPRIVATION_DAYS.least, DEPRIVATION_DAYS.most));
    deprivations.push({ start, end: end <= lastDay ? end : episode.end });
  }
  return deprivations;
}
