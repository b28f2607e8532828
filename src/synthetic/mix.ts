/**
 * The shape of the made-up population. Every figure is an assumption: rounded from what the Department for Education
 * publishes about children looked after in England (2024 and 2025), or, where nothing is published, set so that the
 * result looks like an authority's return. None of it describes a real child or a real authority.
 */
import type { Adopters, LegalStatus, Participation, Place, TemporaryPlace } from './child-life.ts';
import type { Pathway } from './pathways.ts';
import type { Band, SkewedDays, Weighted, Weights } from './random.ts';

/** Of those who come into care on these pathways, the share who had been looked after before. */
export const SHARE_WITH_EARLIER_PERIOD = 0.17;
export const EARLIER_PERIOD_DAYS: SkewedDays = { median: 110, spread: 0.8, least: 4, most: 900 };
export const DAYS_BETWEEN_PERIODS: SkewedDays = { median: 320, spread: 0.9, least: 21, most: 2200 };

/** Children in a series of short breaks returned stay by stay (V3), on a day, for each child looked after. */
export const SHORT_STAY_CHILDREN_PER_CHILD = 0.01;
export const SHORT_STAY_SERIES_DAYS = { least: 200, most: 1400 };
export const SHORT_STAY_AGES = { youngest: 4, oldest: 14 };
/** Regulation 48 allows 17 days a stay and 75 days in twelve months; stays this far apart never come near. */
export const SHORT_STAY_DAYS = { least: 1, most: 3 };
export const DAYS_BETWEEN_SHORT_STAYS = { least: 18, most: 45 };
/** Of agreed series (V4), those where the child comes to be looked after all the time. */
export const SHARE_OF_AGREEMENTS_GOING_FULL_TIME = 0.12;

// --- the child -----------------------------------------------------------------------------------------------------

export const SHARE_OF_BOYS = 0.53;
export const SHARE_OF_BOYS_UNACCOMPANIED = 0.96;
export const SHARE_OF_BOYS_ON_REMAND = 0.93;

export const ETHNICITY: Weights<string> = {
  WBRI: 715,
  WOTH: 36,
  WIRI: 4,
  WIRT: 3,
  WROM: 8,
  MWBC: 40,
  MWBA: 15,
  MWAS: 16,
  MOTH: 34,
  APKN: 17,
  ABAN: 9,
  AIND: 5,
  AOTH: 12,
  BAFR: 32,
  BCRB: 20,
  BOTH: 12,
  CHNE: 1,
  OOTH: 15,
  REFU: 2,
  NOBT: 4,
};

export const ETHNICITY_UNACCOMPANIED: Weights<string> = {
  OOTH: 29,
  BAFR: 33,
  AOTH: 22,
  WOTH: 9,
  BOTH: 4,
  MOTH: 1,
  NOBT: 2,
};

/** Girls in care who become mothers before they leave it, of those who reach 15. */
export const SHARE_OF_MOTHERS = 0.02;
export const SHARE_WITHOUT_PUPIL_NUMBER = { unaccompanied: 0.55, others: 0.01 };
/** Unaccompanied children whose claim is settled, or who turn out not to be alone, before they are 18. */
export const SHARE_CEASING_UNACCOMPANIED_EARLY = 0.06;

export const PREVIOUS_PERMANENCE: Weights<'P1' | 'P2' | 'P3' | 'Z1'> = { P1: 22, P2: 34, P3: 14, Z1: 930 };

export const CATEGORY_OF_NEED: Readonly<Partial<Record<Pathway, Weights<string>>>> = {
  'older-child': { N1: 44, N5: 19, N4: 18, N6: 8, N2: 5, N8: 4, N3: 2 },
  unaccompanied: { N8: 94, N1: 6 },
  remand: { N6: 70, N5: 15, N1: 15 },
  'short-breaks-agreement': { N2: 94, N4: 6 },
};

export const CATEGORY_OF_NEED_OTHERWISE: Weights<string> = {
  N1: 755,
  N5: 115,
  N4: 55,
  N3: 30,
  N2: 25,
  N8: 12,
  N6: 6,
  N7: 2,
};

// --- legal status --------------------------------------------------------------------------------------------------

/** A legal status that a period begins with, and how many days of it at least and at most. */
export interface OpeningStep {
  readonly status: LegalStatus;
  readonly least: number;
  readonly most: number;
}

/** How a period begins, before the interim care order. Police protection may not last longer than 72 hours. */
export const OPENINGS: readonly (Weighted & { readonly steps: readonly OpeningStep[] })[] = [
  { weight: 66, steps: [] },
  { weight: 8, steps: [{ status: 'L1', least: 1, most: 3 }] },
  {
    weight: 6,
    steps: [
      { status: 'L1', least: 1, most: 3 },
      { status: 'V2', least: 3, most: 40 },
    ],
  },
  { weight: 3, steps: [{ status: 'L2', least: 2, most: 15 }] },
  { weight: 17, steps: [{ status: 'V2', least: 5, most: 90 }] },
];

/** Accommodation by agreement that followed police protection. */
export const SHARE_OF_AGREEMENTS_AFTER_POLICE_PROTECTION = 0.11;
export const DAYS_UNDER_INTERIM_ORDER: SkewedDays = { median: 270, spread: 0.3, least: 120, most: 700 };
export const SHARE_OF_GUARDIANSHIPS_AFTER_FULL_ORDER = 0.3;
export const SHARE_OF_OLDER_CHILDREN_BROUGHT_TO_COURT = 0.45;
export const SHARE_OF_UNACCOMPANIED_UNDER_ORDER = 0.04;
/** Children on the long-term path for whom adoption was planned once, ordered by the court, and given up. */
export const SHARE_OF_ADOPTION_PLANS_REVERSED = 0.2;
export const OLDEST_AGE_AT_REVERSED_PLAN = 5;

// --- adoption ------------------------------------------------------------------------------------------------------

/** Where in the whole period, from coming into care to the adoption order, each step falls. */
export const ADOPTION_STEPS = {
  placementOrder: { from: 0.32, to: 0.42 },
  placed: { from: 0.52, to: 0.66 },
};
/** Adopters must have had the child at home for ten weeks before they apply. */
export const ADOPTION_LEAST_DAYS_PLACED = 80;
export const SHARE_PLACED_BY_CONSENT = 0.04;
export const SHARE_FOSTERED_BY_ADOPTERS = 0.2;
/** Of placements with the time for it. */
export const SHARE_OF_ADOPTION_PLACEMENTS_DISRUPTED = 0.08;
const SHARE_OF_ADOPTIONS_UNOPPOSED = 0.28;

export const ADOPTERS: readonly (Weighted & Adopters)[] = [
  { weight: 62, number: 2, sex: 'MF', legalStatus: 'L11' },
  { weight: 12, number: 2, sex: 'MF', legalStatus: 'L3' },
  { weight: 6, number: 2, sex: 'MM', legalStatus: 'L12' },
  { weight: 4, number: 2, sex: 'FF', legalStatus: 'L12' },
  { weight: 2, number: 2, sex: 'MM', legalStatus: 'L4' },
  { weight: 2, number: 2, sex: 'FF', legalStatus: 'L2' },
  { weight: 11, number: 1, sex: 'F1', legalStatus: 'L0' },
  { weight: 1, number: 1, sex: 'M1', legalStatus: 'L0' },
];

export const REASONS_ADOPTION_REVERSED: Weights<string> = { RD1: 26, RD3: 52, RD4: 22 };

// --- placements ----------------------------------------------------------------------------------------------------

/** Where children under an age go, who are not under the age before. */
export interface PlacesByAge {
  readonly under: number;
  readonly places: Weights<Place>;
}

/** Where a child goes, by age; P1 is only for children under a care order, and is drawn again for others. */
export const PLACES_BY_AGE: readonly PlacesByAge[] = [
  { under: 2, places: { U6: 68, U3: 21, P1: 5, R3: 5, K2: 1 } },
  { under: 5, places: { U6: 69, U3: 24, P1: 5, R3: 1 } },
  { under: 10, places: { U6: 64, U3: 21, P1: 5, K2: 10 } },
  { under: 16, places: { U6: 46, U3: 10, P1: 3, K2: 37, S1: 1.5, Z12: 2, K1: 0.5 } },
  { under: 99, places: { U6: 25, U3: 5, P1: 3, K2: 20, K3: 60, Z13: 2, P2: 2, R5: 0.5 } },
];

export const PLACES_UNACCOMPANIED: readonly PlacesByAge[] = [
  { under: 16, places: { U6: 84, U3: 6, K2: 10 } },
  { under: 99, places: { U6: 32, U3: 2, K2: 5, K3: 68, Z11: 2, P2: 2 } },
];

export const PLACES_ON_REMAND: readonly PlacesByAge[] = [{ under: 99, places: { R5: 58, K2: 18, K1: 12, U6: 12 } }];

export const PLACES_FOR_SHORT_BREAKS: Weights<Place> = { K2: 55, U6: 45 };

/** A placement made in a hurry, soon to change: the first one, the next after such a one, the next after any other. */
export const SHARE_IN_EMERGENCY = { first: 0.28, again: 0.5, later: 0.1 };
export const DAYS_IN_EMERGENCY: SkewedDays = { median: 40, spread: 0.8, least: 3, most: 200 };

/** How long a placement lasts where nothing else ends it; foster placements are below. */
export const PLACEMENT_DAYS: Readonly<Partial<Record<Place, SkewedDays>>> = {
  K1: { median: 100, spread: 0.4, least: 20, most: 300 },
  K2: { median: 560, spread: 0.8, least: 7, most: 3000 },
  K3: { median: 420, spread: 0.6, least: 7, most: 900 },
  P1: { median: 600, spread: 0.7, least: 20, most: 4000 },
  P2: { median: 80, spread: 0.3, least: 14, most: 150 },
  R3: { median: 95, spread: 0.3, least: 30, most: 250 },
  R5: { median: 70, spread: 0.6, least: 3, most: 500 },
  S1: { median: 500, spread: 0.6, least: 60, most: 2000 },
  Z11: { median: 60, spread: 0.6, least: 3, most: 400 },
  Z12: { median: 60, spread: 0.6, least: 3, most: 400 },
  Z13: { median: 60, spread: 0.6, least: 3, most: 400 },
};
export const FOSTER_DAYS: Readonly<Record<'youngerChild' | 'olderChild', SkewedDays>> = {
  youngerChild: { median: 1500, spread: 0.8, least: 5, most: 6500 },
  olderChild: { median: 750, spread: 0.8, least: 3, most: 4000 },
};
/** From this age on foster placements end sooner. */
export const OLDER_CHILD_AGE = 11;

/** Foster placements of children under a full care order that become long-term ones with the same carers. */
export const SHARE_BECOMING_LONG_TERM = 0.62;
export const DAYS_TO_LONG_TERM = { least: 150, most: 420 };

/** Time at home on a care order, on the pathway that is about it. */
export const DAYS_BEFORE_HOME_ON_ORDER = { least: 20, most: 260 };

/** Temporary moves (hospital, the carers' holiday, another reason) for each year in one placement. */
export const TEMPORARY_MOVES_A_YEAR = 0.03;
/** The longest that validation allows is 42, 21 and 7 days. */
export const TEMPORARY_MOVES: readonly (Band & { readonly place: TemporaryPlace })[] = [
  { weight: 35, place: 'T1', from: 2, to: 20 },
  { weight: 40, place: 'T3', from: 5, to: 16 },
  { weight: 25, place: 'T4', from: 1, to: 6 },
];

export const REASONS_PLACE_CHANGE: Weights<string> = {
  CARPL: 46,
  CREQB: 13,
  CREQO: 11,
  CHILD: 7,
  LAREQ: 6,
  STAND: 3,
  ALLEG: 1.5,
  APPRR: 0.5,
  CLOSE: 2,
  OTHER: 10,
};

export const PROVIDERS: Readonly<Record<'foster' | 'home' | 'supported' | 'adoption', Weights<string>>> = {
  foster: { PR1: 58, PR4: 37, PR5: 5 },
  home: { PR1: 13, PR4: 81, PR5: 6 },
  supported: { PR1: 8, PR4: 78, PR5: 14 },
  adoption: { PR1: 72, PR2: 14, PR5: 14 },
};
export const SHARE_PLACED_IN_ANOTHER_AREA = 0.44;

// --- leaving care --------------------------------------------------------------------------------------------------

export const ENDS: Readonly<Record<Pathway, Weights<string>>> = {
  'home-soon': { E4A: 54, E4B: 15, E13: 9, E8: 18, E3: 2, E16: 2 },
  proceedings: { E4A: 43, E41: 26, E13: 12, E8: 18, E3: 1 },
  'special-guardianship': { E45: 72, E46: 12, E47: 11, E48: 5 },
  adoption: { E11: SHARE_OF_ADOPTIONS_UNOPPOSED, E12: 1 - SHARE_OF_ADOPTIONS_UNOPPOSED },
  'long-term': { E5: 38, E6: 12, E7: 13, E8: 29, E4A: 6, E13: 2 },
  'at-home': { E4A: 56, E8: 34, E41: 10 },
  'older-child': { E5: 40, E6: 12, E7: 8, E8: 28, E4A: 8, E13: 4 },
  unaccompanied: { E5: 62, E6: 11, E8: 27 },
  remand: { E14: 66, E9: 28, E8: 6 },
  'short-breaks-agreement': { E4A: 70, E8: 30 },
};
export const ENDS_OF_EARLIER_PERIOD: Weights<string> = { E4A: 62, E4B: 20, E13: 10, E41: 8 };
/** Young people who are fostered on their 18th birthday and stay on with the same carers. */
export const SHARE_STAYING_PUT = 0.42;
/** Those who leave before they are 18 on a pathway that otherwise runs to adulthood. */
export const ENDS_BEFORE_ADULTHOOD: Readonly<Partial<Record<Pathway, Weights<string>>>> = {
  'older-child': { E4A: 52, E4B: 26, E5: 12, E13: 10 },
  unaccompanied: { E3: 62, E15: 18, E8: 20 },
};
export const SHARE_DYING_IN_CARE = 0.002;

// --- reviews -------------------------------------------------------------------------------------------------------

/** Meetings held by their national due day, before those that are never held. */
export const SHARE_ON_TIME = { first: 0.895, later: 0.918 };
/** Working days in hand at a first review held on time, calendar days at a later one. */
export const FIRST_REVIEW_WORKING_DAYS_IN_HAND = 9;
export const LATER_REVIEW_DAYS_IN_HAND = 24;
export const DAYS_LATE: readonly Band[] = [
  { from: 1, to: 7, weight: 46 },
  { from: 8, to: 21, weight: 33 },
  { from: 22, to: 45, weight: 16 },
  { from: 46, to: 60, weight: 4 },
  { from: 61, to: 150, weight: 1 },
];
/** A review due this near the end of care is sometimes never held. */
export const DAYS_BEFORE_LEAVING_WHEN_REVIEWS_LAPSE = 60;
export const SHARE_LAPSING_BEFORE_LEAVING = 0.1;

/** How children of an age take part; PN0 says no more than that the child is under 4. */
export const PARTICIPATION: readonly { readonly under: number; readonly codes: Weights<Participation> }[] = [
  { under: 4, codes: { PN0: 1 } },
  { under: 7, codes: { PN1: 26, PN2: 9, PN3: 9, PN4: 9, PN5: 14, PN6: 28, PN7: 5 } },
  { under: 11, codes: { PN1: 44, PN2: 6, PN3: 3, PN4: 3, PN5: 12, PN6: 28, PN7: 4 } },
  { under: 16, codes: { PN1: 57, PN2: 4, PN3: 1, PN4: 2, PN5: 9, PN6: 22, PN7: 5 } },
  { under: 99, codes: { PN1: 63, PN2: 3, PN3: 1, PN4: 1, PN5: 7, PN6: 16, PN7: 9 } },
];

// --- missing, social workers, liberty --------------------------------------------------------------------------------

export const ABSENCES_FROM_AGE = 12;
export const SHARE_EVER_MISSING = 0.23;
export const MEAN_DAYS_BETWEEN_ABSENCES = 42;
export const SHARE_OF_ABSENCES_MISSING = 0.86;
export const ABSENCE_DAYS: readonly Band[] = [
  { from: 0, to: 0, weight: 46 },
  { from: 1, to: 1, weight: 38 },
  { from: 2, to: 5, weight: 13 },
  { from: 6, to: 30, weight: 3 },
];
/** Unaccompanied children who leave care because they cannot be found. */
export const SHARE_OF_UNACCOMPANIED_LOST = 0.03;

export const MEAN_DAYS_WITH_SOCIAL_WORKER = 300;
export const REASONS_FOR_FIRST_SOCIAL_WORKER: Weights<string> = { FCONTA: 62, TSPROC: 38 };
export const REASONS_FOR_NEW_SOCIAL_WORKER: Weights<string> = {
  LEFTRL: 40,
  TSPROC: 26,
  MANAGE: 12,
  ORGRST: 9,
  ABSENC: 7,
  OTHERS: 5,
  PCCHAN: 0.6,
  CHCHAN: 0.4,
};

/** Placements in a children's home, or on the authority's own schedule, under an order depriving of liberty. */
export const SHARE_DEPRIVED_OF_LIBERTY = 0.05;
export const DEPRIVATION_FROM_AGE = 10;

// --- health (OC2) and care leavers (OC3) -----------------------------------------------------------------------------

export const SHARE_WITH_SDQ_SCORE = 0.78;
/** Points, not days, but spread in the same way. */
export const SDQ_SCORE: SkewedDays = { median: 13, spread: 0.55, least: 0, most: 40 };
export const REASONS_WITHOUT_SDQ: Weights<string> = { SDQ2: 26, SDQ3: 10, SDQ4: 50, SDQ5: 14 };
export const SHARE_CONVICTED = { under14: 0.004, from14: 0.045 };
export const SHARE_UP_TO_DATE = { healthCheck: 0.89, immunisations: 0.83, teethCheck: 0.79, healthAssessment: 0.9 };
export const SHARE_MISUSING_SUBSTANCES = { under13: 0.001, from13: 0.06 };
export const SHARE_RECEIVING_INTERVENTION = 0.46;
export const SHARE_OFFERED_INTERVENTION = 0.78;

/** Care leavers who die between one birthday and the next. */
export const SHARE_DYING_IN_A_YEAR = 0.003;

export const IN_TOUCH: Weights<'YES' | 'NO' | 'REFU' | 'NREQ'> = { YES: 91.6, NO: 5, REFU: 1.5, NREQ: 1.4 };
/** Care leavers back with a parent for six months, of those whose care ended with a return home. */
export const SHARE_AT_HOME_SIX_MONTHS = 0.7;

export const ACTIVITY: Weights<string> = {
  F1: 6,
  P1: 0.3,
  F2: 24,
  P2: 2,
  F4: 3,
  P4: 0.4,
  F5: 18,
  P5: 5,
  G4: 13,
  G5: 22,
  G6: 6.3,
};

export const ACCOMMODATION: Weights<string> = {
  U1: 35,
  D1: 20,
  B1: 13,
  Z1: 9,
  E1: 6,
  C1: 2,
  T1: 2,
  K1: 3,
  Y1: 1.5,
  X2: 3.5,
  S2: 1.5,
  V2: 0.8,
  W2: 0.7,
  R1: 1,
  G1: 1,
};
