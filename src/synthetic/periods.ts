import { addDays, type Day, reachesAge } from '../rules/calendar/day.ts';
import { type AdoptionSteps, findAdoptionSteps } from './adoption.ts';
import type { Career } from './careers.ts';
import type { Episode, PeriodOfCare, Placement } from './child-life.ts';
import { episodesOf, knownBy } from './episodes.ts';
import { categoryOfNeedOf } from './identity.ts';
import { legalStepsOf } from './legal.ts';
import {
  DAYS_BETWEEN_PERIODS,
  DAYS_BETWEEN_SHORT_STAYS,
  EARLIER_PERIOD_DAYS,
  ENDS,
  ENDS_BEFORE_ADULTHOOD,
  ENDS_OF_EARLIER_PERIOD,
  PLACES_FOR_SHORT_BREAKS,
  SHARE_DYING_IN_CARE,
  SHARE_OF_UNACCOMPANIED_LOST,
  SHARE_STAYING_PUT,
  SHARE_WITH_EARLIER_PERIOD,
  SHORT_STAY_DAYS,
} from './mix.ts';
import { type PlacementStep, placementStepsOf } from './placements.ts';
import { placementOf } from './providers.ts';
import type { Random } from './random.ts';

/** A period of care as far as it is known, beside what only its author knows: how it truly ends. */
export interface PlannedPeriod {
  readonly period: PeriodOfCare;
  readonly trueEnd: Day;
  readonly adoption: AdoptionSteps | undefined;
  /** The day on which the child disappeared, to stay missing to the end; undefined for nearly everyone. */
  readonly lostOn: Day | undefined;
}

const ANY_OTHER_REASON = 'E8';
const DIED = 'E2';
const STAYED_PUT = 'E17';
const RETURNED_HOME = 'E4A';
/** Independent living, and the care of adult social services. */
const NEEDS_SIXTEEN = ['E5', 'E6', 'E7'];

/** The pathways on which a child may have been in care before. */
const PATHWAYS_WITH_EARLIER_PERIOD: readonly Career['pathway'][] = [
  'home-soon',
  'proceedings',
  'special-guardianship',
  'long-term',
  'at-home',
  'older-child',
];

/** What is fixed about a child before any period of care is planned. */
export interface PeriodSetting {
  readonly homePostcode: string | undefined;
  /** The last known day. */
  readonly until: Day;
}

/** Every period of care of a career, by what is known on a day: an earlier one for some, then the one it is about. */
export function periodsOf(random: Random, career: Career, setting: PeriodSetting): PlannedPeriod[] {
  const earlier = findEarlierCareer(random, career);
  const periods: PlannedPeriod[] = [];
  if (earlier !== undefined) {
    const endReason = random.weighted(ENDS_OF_EARLIER_PERIOD);
    periods.push(planPeriod(random, { ...setting, career: earlier, endReason, lost: false }));
  }
  const lost = isLost(random, career);
  const endReason = lost ? ANY_OTHER_REASON : endReasonOf(random, career);
  return [...periods, planPeriod(random, { ...setting, career, endReason, lost })];
}

/** Undefined for most children, and where it would have to begin before the child was born. */
function findEarlierCareer(random: Random, career: Career): Career | undefined {
  if (!PATHWAYS_WITH_EARLIER_PERIOD.includes(career.pathway) || !random.chance(SHARE_WITH_EARLIER_PERIOD))
    return undefined;
  const end = addDays(career.start, -random.days(DAYS_BETWEEN_PERIODS));
  const start = addDays(end, -random.days(EARLIER_PERIOD_DAYS));
  if (start < career.dateOfBirth) return undefined;
  return { pathway: 'home-soon', dateOfBirth: career.dateOfBirth, start, end, reachesAdulthood: false };
}

function isLost(random: Random, { pathway, reachesAdulthood }: Career): boolean {
  return pathway === 'unaccompanied' && reachesAdulthood && random.chance(SHARE_OF_UNACCOMPANIED_LOST);
}

function endReasonOf(random: Random, { pathway, dateOfBirth, end, reachesAdulthood }: Career): string {
  if (pathway === 'short-stays') return RETURNED_HOME;
  if (!reachesAdulthood && pathway !== 'adoption' && random.chance(SHARE_DYING_IN_CARE)) return DIED;
  const early = reachesAdulthood ? undefined : ENDS_BEFORE_ADULTHOOD[pathway];
  const reason = random.weighted(early ?? ENDS[pathway]);
  return NEEDS_SIXTEEN.includes(reason) && end < reachesAge(dateOfBirth, 16) ? RETURNED_HOME : reason;
}

interface PeriodDraft extends PeriodSetting {
  readonly career: Career;
  readonly endReason: string;
  readonly lost: boolean;
}

function planPeriod(random: Random, draft: PeriodDraft): PlannedPeriod {
  const { career, lost, homePostcode, until } = draft;
  const adoption = findAdoptionSteps(random, career);
  const legal = legalStepsOf(random, career, adoption);
  const placements = placementStepsOf(random, { career, legal, adoption, endReason: draft.endReason, homePostcode });
  const endReason = !lost && staysPut(random, career, placements) ? STAYED_PUT : draft.endReason;
  const episodes = episodesOf(random, { start: career.start, end: career.end, endReason, legal, placements });
  return {
    period: periodFrom(knownBy(episodes, until), categoryOfNeedOf(random, career)),
    trueEnd: career.end,
    adoption,
    lostOn: lost ? dayOfLoss(random, episodes) : undefined,
  };
}

/** Some day in the last placement, where nothing more happens. */
function dayOfLoss(random: Random, episodes: readonly Episode[]): Day | undefined {
  const last = episodes.at(-1);
  if (last?.end === undefined) return undefined;
  return addDays(last.start, 1 + Math.floor((last.end - last.start - 1) * random.fraction()));
}

/** With foster carers on the 18th birthday, and staying on with them. */
function staysPut(random: Random, { reachesAdulthood }: Career, placements: readonly PlacementStep[]): boolean {
  const fostered = placements.at(-1)?.placement.place.startsWith('U') ?? false;
  return reachesAdulthood && fostered && random.chance(SHARE_STAYING_PUT);
}

function periodFrom(episodes: readonly Episode[], categoryOfNeed: string): PeriodOfCare {
  const first = episodes[0];
  if (first === undefined) throw new Error('A period of care begins by the last known day.');
  return { start: first.start, end: episodes.at(-1)?.end, categoryOfNeed, episodes };
}

/** A series of short breaks, each stay a period of care of its own, in the same place every time. */
export function shortStaysOf(random: Random, career: Career, until: Day): PeriodOfCare[] {
  const placement = placementOf(random, random.weighted(PLACES_FOR_SHORT_BREAKS), undefined);
  const categoryOfNeed = categoryOfNeedOf(random, career);
  const stays: PeriodOfCare[] = [];
  let start = career.start;
  while (start < career.end && start <= until) {
    const end = addDays(start, random.between(SHORT_STAY_DAYS.least, SHORT_STAY_DAYS.most));
    // Nobody is on a short break on the last day, so that those looked after on it can be counted out exactly.
    if (end <= until) stays.push(periodFrom([stay(start, end, placement)], categoryOfNeed));
    start = addDays(end, random.between(DAYS_BETWEEN_SHORT_STAYS.least, DAYS_BETWEEN_SHORT_STAYS.most));
  }
  return stays;
}

function stay(start: Day, end: Day, placement: Placement): Episode {
  return {
    start,
    reason: 'S',
    legalStatus: 'V3',
    placement,
    end,
    reasonCeased: RETURNED_HOME,
    reasonPlaceChange: undefined,
  };
}
