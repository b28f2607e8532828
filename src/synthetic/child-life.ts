import type { Day } from '../rules/calendar/day.ts';

/** Codes of the children-looked-after return; `ssda903.ts` turns those that changed into the code of each year. */
export type Sex = 'M' | 'F';
export type LegalStatus = 'C1' | 'C2' | 'E1' | 'J1' | 'L1' | 'L2' | 'V2' | 'V3' | 'V4';
export type ReasonNewEpisode = 'S' | 'L' | 'P' | 'T' | 'B' | 'U';
export type FosterPlace = 'U1' | 'U3' | 'U4' | 'U5' | 'U6';
export type AdoptionPlace = 'A3' | 'A4' | 'A5' | 'A6';
export type TemporaryPlace = 'T1' | 'T3' | 'T4';
/** K3 stands for supported accommodation in every year, Z11 to Z13 for placements on the authority's own schedule. */
export type Place =
  | FosterPlace
  | AdoptionPlace
  | TemporaryPlace
  | ('K1' | 'K2' | 'K3' | 'P1' | 'P2' | 'R3' | 'R5' | 'S1' | 'Z11' | 'Z12' | 'Z13');
export type Participation = 'PN0' | 'PN1' | 'PN2' | 'PN3' | 'PN4' | 'PN5' | 'PN6' | 'PN7';

/** Which clock a review runs on; the care plan regulations, the adoption regulations or a series of short breaks. */
export type Regime = 'ordinary' | 'short-breaks' | 'authorised' | 'placed' | 'disrupted';

/**
 * Everything that has happened to one made-up child by a given day: what an authority's system would hold, before any
 * year's return is cut from it. Nothing in it is later than that day.
 */
export interface ChildLife {
  readonly index: number;
  /** `K0001234`: the authority's own number, the same in every year. */
  readonly localId: string;
  readonly dateOfBirth: Day;
  readonly sex: Sex;
  readonly ethnicity: string;
  /** The pupil number that the child has once of school age; undefined for one who never gets one. */
  readonly upn: string | undefined;
  /** Undefined for an unaccompanied child. */
  readonly homePostcode: string | undefined;
  /** The day on which being unaccompanied and seeking asylum ends; undefined for everyone else. */
  readonly unaccompaniedUntil: Day | undefined;
  /** When she became a mother, if she has. */
  readonly firstChildBornOn: Day | undefined;
  readonly previousPermanence: PreviousPermanence | undefined;
  /** In order, never touching each other. */
  readonly periods: readonly PeriodOfCare[];
  readonly adoption: AdoptionPlan | undefined;
  /** In order. Reviews of short breaks are here too, though no return carries them. */
  readonly reviews: readonly HeldReview[];
  readonly absences: readonly Absence[];
  readonly socialWorkers: readonly SocialWorkerEpisode[];
  readonly deprivations: readonly Deprivation[];
}

/** From becoming looked after to ceasing to be. */
export interface PeriodOfCare {
  readonly start: Day;
  /** Undefined while care goes on. */
  readonly end: Day | undefined;
  readonly categoryOfNeed: string;
  /** In order, each starting on the day that the one before it ended. */
  readonly episodes: readonly Episode[];
}

/** A stretch of care under one legal status in one placement. */
export interface Episode {
  readonly start: Day;
  readonly reason: ReasonNewEpisode;
  readonly legalStatus: LegalStatus;
  readonly placement: Placement;
  /** Undefined while it goes on. */
  readonly end: Day | undefined;
  /** Set exactly where `end` is. */
  readonly reasonCeased: string | undefined;
  readonly reasonPlaceChange: string | undefined;
}

export interface Placement {
  readonly place: Place;
  readonly provider: string | undefined;
  readonly urn: string | undefined;
  readonly postcode: string;
}

export interface HeldReview {
  readonly on: Day;
  readonly regime: Regime;
  readonly participation: Participation;
}

export interface AdoptionPlan {
  /** When the agency decided that the child should be placed for adoption. */
  readonly decidedOn: Day;
  readonly reversedOn: Day | undefined;
  readonly reasonReversed: string | undefined;
  /** When the child was matched with the adopters; undefined before. */
  readonly matchedOn: Day | undefined;
  readonly byFosterCarers: boolean;
  readonly adopters: Adopters;
}

export interface Adopters {
  readonly number: 1 | 2;
  readonly sex: string;
  readonly legalStatus: string;
}

export interface PreviousPermanence {
  readonly order: 'P1' | 'P2' | 'P3';
  /** As returned: DD/MM/YYYY, with ZZ for the parts that nobody knows. */
  readonly madeOn: string;
}

/** Missing from care, or away from the placement without authorisation. */
export interface Absence {
  readonly kind: 'M' | 'A';
  readonly start: Day;
  readonly end: Day | undefined;
}

export interface SocialWorkerEpisode {
  readonly workerId: string;
  readonly start: Day;
  readonly end: Day | undefined;
  readonly reason: string;
}

/** An order depriving the child of liberty. */
export interface Deprivation {
  readonly start: Day;
  readonly end: Day | undefined;
}
