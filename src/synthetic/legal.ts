import { addDays, type Day } from '../rules/calendar/day.ts';
import type { AdoptionSteps } from './adoption.ts';
import type { Career } from './careers.ts';
import type { LegalStatus } from './child-life.ts';
import {
  DAYS_UNDER_INTERIM_ORDER,
  OPENINGS,
  SHARE_OF_AGREEMENTS_AFTER_POLICE_PROTECTION,
  SHARE_OF_AGREEMENTS_GOING_FULL_TIME,
  SHARE_OF_GUARDIANSHIPS_AFTER_FULL_ORDER,
  SHARE_OF_OLDER_CHILDREN_BROUGHT_TO_COURT,
  SHARE_OF_UNACCOMPANIED_UNDER_ORDER,
} from './mix.ts';
import type { Random } from './random.ts';

export interface LegalStep {
  readonly on: Day;
  readonly status: LegalStatus;
}

/** The legal statuses of a period of care in order, the first on its first day, each lasting until the next. */
export function legalStepsOf(random: Random, career: Career, adoption: AdoptionSteps | undefined): LegalStep[] {
  const steps = stepsOf(random, career, adoption);
  // A short period is over before its later steps come.
  return steps.filter((step) => step.on < career.end);
}

function stepsOf(random: Random, career: Career, adoption: AdoptionSteps | undefined): LegalStep[] {
  switch (career.pathway) {
    case 'home-soon':
      return byAgreement(random, career.start);
    case 'proceedings':
      return proceedings(random, career.start);
    case 'special-guardianship':
      return random.chance(SHARE_OF_GUARDIANSHIPS_AFTER_FULL_ORDER)
        ? underFullOrder(random, career.start)
        : proceedings(random, career.start);
    case 'adoption':
    case 'long-term':
      return adoption === undefined ? underFullOrder(random, career.start) : towardsAdoption(random, career, adoption);
    case 'at-home':
      return underFullOrder(random, career.start);
    case 'older-child':
      return olderChild(random, career.start);
    case 'unaccompanied':
      return unaccompanied(random, career.start);
    case 'remand':
      return [{ on: career.start, status: 'J1' }];
    case 'short-breaks-agreement':
      return shortBreaks(random, career);
    case 'short-stays':
      return [{ on: career.start, status: 'V3' }];
  }
}

function byAgreement(random: Random, start: Day): LegalStep[] {
  if (!random.chance(SHARE_OF_AGREEMENTS_AFTER_POLICE_PROTECTION)) return [{ on: start, status: 'V2' }];
  return [
    { on: start, status: 'L1' },
    { on: addDays(start, random.between(1, 2)), status: 'V2' },
  ];
}

/** Up to the interim care order, and under it. */
function proceedings(random: Random, start: Day): LegalStep[] {
  const steps: LegalStep[] = [];
  let on = start;
  for (const { status, least, most } of random.choose(OPENINGS).steps) {
    steps.push({ on, status });
    on = addDays(on, random.between(least, most));
  }
  steps.push({ on, status: 'C1' });
  return steps;
}

function underFullOrder(random: Random, start: Day): LegalStep[] {
  const steps = proceedings(random, start);
  const interimOn = steps.at(-1)?.on ?? start;
  return [...steps, { on: addDays(interimOn, random.days(DAYS_UNDER_INTERIM_ORDER)), status: 'C2' }];
}

function towardsAdoption(random: Random, career: Career, adoption: AdoptionSteps): LegalStep[] {
  const { placementOrderOn, reversal } = adoption;
  if (placementOrderOn === undefined) return [{ on: career.start, status: 'V2' }];
  const steps = proceedings(random, career.start);
  steps.push({ on: placementOrderOn, status: 'E1' });
  if (reversal !== undefined) steps.push({ on: reversal.on, status: 'C2' });
  return steps;
}

function olderChild(random: Random, start: Day): LegalStep[] {
  const steps = byAgreement(random, start);
  if (!random.chance(SHARE_OF_OLDER_CHILDREN_BROUGHT_TO_COURT)) return steps;
  const interimOn = addDays(start, random.between(10, 120));
  const fullOn = addDays(interimOn, random.days(DAYS_UNDER_INTERIM_ORDER));
  return [...steps, { on: interimOn, status: 'C1' }, { on: fullOn, status: 'C2' }];
}

function unaccompanied(random: Random, start: Day): LegalStep[] {
  const steps: LegalStep[] = [{ on: start, status: 'V2' }];
  if (random.chance(SHARE_OF_UNACCOMPANIED_UNDER_ORDER)) {
    steps.push({ on: addDays(start, random.between(120, 400)), status: 'C2' });
  }
  return steps;
}

function shortBreaks(random: Random, career: Career): LegalStep[] {
  const steps: LegalStep[] = [{ on: career.start, status: 'V4' }];
  if (random.chance(SHARE_OF_AGREEMENTS_GOING_FULL_TIME)) {
    const days = Math.floor((career.end - career.start) * (0.4 + random.fraction() * 0.4));
    steps.push({ on: addDays(career.start, days), status: 'V2' });
  }
  return steps;
}
