import { addDays, type Day, reachesAge } from '../rules/calendar/day.ts';
import type { Career } from './careers.ts';
import {
  ADOPTION_LEAST_DAYS_PLACED,
  ADOPTION_STEPS,
  DAYS_UNDER_INTERIM_ORDER,
  OLDEST_AGE_AT_REVERSED_PLAN,
  REASONS_ADOPTION_REVERSED,
  SHARE_FOSTERED_BY_ADOPTERS,
  SHARE_OF_ADOPTION_PLACEMENTS_DISRUPTED,
  SHARE_OF_ADOPTION_PLANS_REVERSED,
  SHARE_PLACED_BY_CONSENT,
} from './mix.ts';
import type { Random } from './random.ts';

/** The way to adoption, in days of the child's life; some of them may lie ahead of the last known day. */
export interface AdoptionSteps {
  readonly decidedOn: Day;
  /** Undefined where the parents consented. */
  readonly placementOrderOn: Day | undefined;
  readonly matchedOn: Day | undefined;
  readonly placedOn: Day | undefined;
  /** Fostered from the start by people approved to adopt. */
  readonly byFosterCarers: boolean;
  readonly disruption: { readonly on: Day; readonly placedAgainOn: Day } | undefined;
  readonly reversal: { readonly on: Day; readonly reason: string } | undefined;
}

/** Time for a placement to fail, for a new family to be found, and for the ten weeks with them. */
const LEAST_DAYS_FOR_DISRUPTION = 225;

/** Undefined for a child for whom adoption was never the plan. */
export function findAdoptionSteps(random: Random, career: Career): AdoptionSteps | undefined {
  if (career.pathway === 'adoption') return stepsToAdoption(random, career);
  if (career.pathway === 'long-term') return findReversedSteps(random, career);
  return undefined;
}

function stepsToAdoption(random: Random, career: Career): AdoptionSteps {
  const days = career.end - career.start;
  const byConsent = random.chance(SHARE_PLACED_BY_CONSENT);
  const byFosterCarers = random.chance(SHARE_FOSTERED_BY_ADOPTERS);
  const orderOn = addDays(career.start, dayWithin(random, days, ADOPTION_STEPS.placementOrder));
  const latestPlaced = addDays(career.end, -ADOPTION_LEAST_DAYS_PLACED);
  const placedOn = earlier(addDays(career.start, dayWithin(random, days, ADOPTION_STEPS.placed)), latestPlaced);
  return {
    decidedOn: addDays(orderOn, -random.between(14, 75)),
    placementOrderOn: byConsent ? undefined : orderOn,
    matchedOn: addDays(placedOn, -random.between(7, Math.min(45, placedOn - orderOn))),
    placedOn,
    byFosterCarers,
    disruption: byFosterCarers ? undefined : findDisruption(random, placedOn, career.end),
    reversal: undefined,
  };
}

/** The first adopters give up within months; the child is placed again in time for the adoption. */
function findDisruption(random: Random, placedOn: Day, end: Day): AdoptionSteps['disruption'] {
  const daysLeft = end - ADOPTION_LEAST_DAYS_PLACED - placedOn;
  if (daysLeft < LEAST_DAYS_FOR_DISRUPTION || !random.chance(SHARE_OF_ADOPTION_PLACEMENTS_DISRUPTED)) return undefined;
  const on = addDays(placedOn, random.between(40, Math.floor(daysLeft / 2)));
  return { on, placedAgainOn: addDays(on, random.between(60, daysLeft - (on - placedOn))) };
}

/** A placement order for a young child whom nobody was found for: the plan is changed and the child stays in care. */
function findReversedSteps(random: Random, career: Career): AdoptionSteps | undefined {
  if (career.start >= reachesAge(career.dateOfBirth, OLDEST_AGE_AT_REVERSED_PLAN)) return undefined;
  if (!random.chance(SHARE_OF_ADOPTION_PLANS_REVERSED)) return undefined;
  const placementOrderOn = addDays(career.start, random.days(DAYS_UNDER_INTERIM_ORDER));
  return {
    decidedOn: addDays(placementOrderOn, -random.between(14, 75)),
    placementOrderOn,
    matchedOn: undefined,
    placedOn: undefined,
    byFosterCarers: false,
    disruption: undefined,
    reversal: {
      on: addDays(placementOrderOn, random.between(200, 620)),
      reason: random.weighted(REASONS_ADOPTION_REVERSED),
    },
  };
}

function dayWithin(random: Random, days: number, share: { readonly from: number; readonly to: number }): number {
  return Math.round(days * (share.from + random.fraction() * (share.to - share.from)));
}

function earlier(a: Day, b: Day): Day {
  return a < b ? a : b;
}
