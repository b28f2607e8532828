import { addDays, type Day, dayFromCivil, reachesAge } from '../rules/calendar/day.ts';
import type { AdoptionSteps } from './adoption.ts';
import type { Career } from './careers.ts';
import type { Place, Placement } from './child-life.ts';
import type { LegalStep } from './legal.ts';
import {
  DAYS_BEFORE_HOME_ON_ORDER,
  DAYS_IN_EMERGENCY,
  DAYS_TO_LONG_TERM,
  FOSTER_DAYS,
  OLDER_CHILD_AGE,
  PLACEMENT_DAYS,
  PLACES_BY_AGE,
  PLACES_FOR_SHORT_BREAKS,
  PLACES_ON_REMAND,
  PLACES_UNACCOMPANIED,
  type PlacesByAge,
  REASONS_PLACE_CHANGE,
  SHARE_BECOMING_LONG_TERM,
  SHARE_IN_EMERGENCY,
} from './mix.ts';
import { placementOf } from './providers.ts';
import type { Random, SkewedDays } from './random.ts';

export interface PlacementStep {
  readonly on: Day;
  readonly placement: Placement;
  /** The people who care for the child stay the same; only the kind of placement changes. */
  readonly sameCarers: boolean;
  /** Why the placement before it ended. */
  readonly reason: string;
}

/** What the placements of a period depend on. */
export interface PlacementSetting {
  readonly career: Career;
  readonly legal: readonly LegalStep[];
  readonly adoption: AdoptionSteps | undefined;
  readonly endReason: string;
  readonly homePostcode: string | undefined;
}

/** Nobody moves in the last days before leaving care. */
const LEAST_DAYS_IN_PLACEMENT = 4;
const LEAST_DAYS_LEFT_AS_LONG_TERM = 100;
/** Independent living could not be used for a child from 28 October 2023 on; what began by now is over by then. */
const LAST_INDEPENDENT_LIVING: Day = dayFromCivil(2023, 5, 25);
/** Guardians who were the child's foster carers: relatives or friends, or others. */
const PLACE_OF_GUARDIAN: Readonly<Record<string, Place>> = { E45: 'U3', E46: 'U6' };
const CHANGE_OF_STATUS = 'PLACE';
const CARE_PLAN = 'CARPL';

/** The placements of a period of care in order, the first on its first day, each lasting until the next. */
export function placementStepsOf(random: Random, setting: PlacementSetting): PlacementStep[] {
  const steps = new PlacementWalk(random, setting);
  const { career, adoption } = setting;
  switch (career.pathway) {
    case 'short-stays':
      steps.add(career.start, random.weighted(PLACES_FOR_SHORT_BREAKS), CARE_PLAN);
      break;
    case 'short-breaks-agreement':
      shortBreaks(random, steps, setting);
      break;
    case 'special-guardianship':
      towardsGuardianship(random, steps, setting);
      break;
    case 'at-home':
      homeOnCareOrder(random, steps, setting);
      break;
    default:
      if (adoption?.placedOn === undefined) steps.wander(career.start, career.end);
      else towardsAdoption(steps, career.start, { ...adoption, placedOn: adoption.placedOn });
  }
  return steps.taken;
}

function shortBreaks(random: Random, steps: PlacementWalk, { career, legal }: PlacementSetting): void {
  steps.add(career.start, random.weighted(PLACES_FOR_SHORT_BREAKS), CARE_PLAN);
  const fullTime = legal.find((step) => step.status === 'V2');
  if (fullTime !== undefined) steps.wander(fullTime.on, career.end);
}

/** The guardian is the carer of the last months, or somebody whom the child goes to on the day. */
function towardsGuardianship(random: Random, steps: PlacementWalk, { career, endReason }: PlacementSetting): void {
  const withGuardian = PLACE_OF_GUARDIAN[endReason];
  if (withGuardian === undefined) {
    steps.wander(career.start, career.end);
    return;
  }
  const days = Math.floor((career.end - career.start) * random.fraction() * 0.4);
  const settledOn = days < LEAST_DAYS_IN_PLACEMENT ? career.start : addDays(career.start, days);
  steps.wander(career.start, settledOn);
  steps.add(settledOn, withGuardian, CARE_PLAN);
}

function homeOnCareOrder(random: Random, steps: PlacementWalk, { career, legal }: PlacementSetting): void {
  const orderOn = legal.find((step) => step.status === 'C1')?.on ?? career.start;
  const homeOn = addDays(orderOn, random.between(DAYS_BEFORE_HOME_ON_ORDER.least, DAYS_BEFORE_HOME_ON_ORDER.most));
  if (homeOn + LEAST_DAYS_IN_PLACEMENT > career.end) {
    steps.wander(career.start, career.end);
    return;
  }
  steps.wander(career.start, homeOn);
  steps.add(homeOn, 'P1', CARE_PLAN);
}

function towardsAdoption(steps: PlacementWalk, start: Day, adoption: AdoptionSteps & { placedOn: Day }): void {
  const { placedOn } = adoption;
  const byConsent = adoption.placementOrderOn === undefined;
  if (adoption.byFosterCarers) {
    steps.add(start, 'U5', CARE_PLAN);
    steps.become(placedOn, byConsent ? 'A3' : 'A5');
    return;
  }
  // A child placed by consent comes straight from foster care; one under an order may come from anywhere.
  if (byConsent) steps.add(start, 'U6', CARE_PLAN);
  else steps.wander(start, placedOn);
  steps.add(placedOn, byConsent ? 'A4' : 'A6', CARE_PLAN);
  if (adoption.disruption !== undefined) {
    steps.add(adoption.disruption.on, 'U6', 'CREQO');
    steps.add(adoption.disruption.placedAgainOn, byConsent ? 'A4' : 'A6', CARE_PLAN);
  }
}

/** Placement after placement, as a child's age, the legal status and chance have it. */
class PlacementWalk {
  readonly taken: PlacementStep[] = [];
  readonly #random: Random;
  readonly #setting: PlacementSetting;

  constructor(random: Random, setting: PlacementSetting) {
    this.#random = random;
    this.#setting = setting;
  }

  /** Moves the child to new carers; a child who is at home already stays there. */
  add(on: Day, place: Place, reason: string): void {
    const before = this.taken.at(-1)?.placement;
    if (place === 'P1' && before?.place === 'P1') return;
    let placement = placementOf(this.#random, place, this.#setting.homePostcode);
    while (before !== undefined && placement.postcode === before.postcode) {
      placement = placementOf(this.#random, place, this.#setting.homePostcode);
    }
    this.taken.push({ on, placement, sameCarers: false, reason });
  }

  /** The carers stay, the kind of placement changes. */
  become(on: Day, place: Place): void {
    const before = this.taken.at(-1);
    if (before === undefined) throw new Error('A placement must come before its change of status.');
    this.taken.push({ on, placement: { ...before.placement, place }, sameCarers: true, reason: CHANGE_OF_STATUS });
  }

  /** Places the child again and again until a day. */
  wander(from: Day, to: Day): void {
    let on = from;
    let share = SHARE_IN_EMERGENCY.first;
    while (on < to) {
      const place = this.#choosePlace(on);
      const emergency = this.#random.chance(share);
      share = emergency ? SHARE_IN_EMERGENCY.again : SHARE_IN_EMERGENCY.later;
      const days = this.#random.days(emergency ? DAYS_IN_EMERGENCY : this.#daysIn(place, on));
      const next = addDays(on, days);
      const until = next + LEAST_DAYS_IN_PLACEMENT > to ? to : next;
      this.add(on, place, this.#reasonFor(place));
      this.#settle(on, until);
      on = until;
    }
  }

  #choosePlace(on: Day): Place {
    const { career, homePostcode } = this.#setting;
    const table = placesFor(career.pathway).find(({ under }) => on < reachesAge(career.dateOfBirth, under));
    if (table === undefined) throw new Error('A child of this age cannot be placed.');
    for (;;) {
      const place = this.#random.weighted(table.places);
      if (place === 'P1' && (homePostcode === undefined || !this.#mayBeAtHome(on))) continue;
      return place === 'P2' && on > LAST_INDEPENDENT_LIVING ? 'K3' : place;
    }
  }

  /** Only under a care order, only once running, and not while a family is being found. */
  #mayBeAtHome(on: Day): boolean {
    const { legal, adoption } = this.#setting;
    const status = legal.findLast((step) => step.on <= on)?.status;
    const underCareOrder = status === 'C1' || status === 'C2';
    return underCareOrder && adoption === undefined && this.taken.at(-1)?.placement.place !== 'P1';
  }

  #daysIn(place: Place, on: Day): SkewedDays {
    const olderFrom = reachesAge(this.#setting.career.dateOfBirth, OLDER_CHILD_AGE);
    return PLACEMENT_DAYS[place] ?? (on < olderFrom ? FOSTER_DAYS.youngerChild : FOSTER_DAYS.olderChild);
  }

  #reasonFor(place: Place): string {
    return place === 'R5' ? 'CUSTOD' : this.#random.weighted(REASONS_PLACE_CHANGE);
  }

  /** A foster home that lasts becomes a long-term one, once the court has made its full order. */
  #settle(on: Day, until: Day): void {
    const place = this.taken.at(-1)?.placement.place;
    if (place !== 'U3' && place !== 'U6') return;
    const fullOrderOn = this.#setting.legal.find((step) => step.status === 'C2')?.on;
    if (fullOrderOn === undefined || !this.#random.chance(SHARE_BECOMING_LONG_TERM)) return;
    const settled = fullOrderOn > on ? fullOrderOn : on;
    const longTermOn = addDays(settled, this.#random.between(DAYS_TO_LONG_TERM.least, DAYS_TO_LONG_TERM.most));
    if (longTermOn + LEAST_DAYS_LEFT_AS_LONG_TERM < until) this.become(longTermOn, place === 'U3' ? 'U1' : 'U4');
  }
}

function placesFor(pathway: Career['pathway']): readonly PlacesByAge[] {
  if (pathway === 'unaccompanied') return PLACES_UNACCOMPANIED;
  return pathway === 'remand' ? PLACES_ON_REMAND : PLACES_BY_AGE;
}
