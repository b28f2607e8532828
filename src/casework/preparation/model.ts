/** What sort of review it is. */
export const REVIEW_KINDS = [
  'ordinary',
  'first',
  'brought-forward',
  'cease-looked-after',
  'adoption',
  'disruption',
  'short-break',
] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

/** What sort of place; the placement is considered first (handbook ¶3.31). */
export const PLACE_KINDS = ['placement', 'school', 'office', 'other', 'online'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** One meeting, or several of which one is the central one (handbook ¶3.6). */
export const SHAPES = ['single', 'series'] as const;
export type Shape = (typeof SHAPES)[number];

export const CHAIRS = ['iro', 'child', 'child-with-iro', 'other'] as const;
export type Chair = (typeof CHAIRS)[number];

/** What the time costs the child: it should cost neither school nor an essential health appointment (¶3.31). */
export const MISSES = ['nothing', 'school', 'health', 'not-known'] as const;
export type Misses = (typeof MISSES)[number];

export const SHAPE_AGREED_WITH = ['child', 'social-worker', 'iro'] as const;
export type ShapeAgreedWith = (typeof SHAPE_AGREED_WITH)[number];
export const AGREED_BY = ['social-worker', 'iro'] as const;
export type AgreedBy = (typeof AGREED_BY)[number];

/** What of an arrangement the child may help to decide (handbook ¶3.30). */
export const CHILD_DECIDES = ['day', 'time', 'place'] as const;
export type ChildDecides = (typeof CHILD_DECIDES)[number];

/** When, where and how a review is to be held. */
export interface Arrangement {
  /** `YYYY-MM-DD`. */
  readonly heldOn: string;
  /** `15:45`; null while it is open. */
  readonly starts: string | null;
  readonly lengthMinutes: number | null;
  readonly placeKind: PlaceKind;
  /** Where, in words; null where the sort of place says enough. */
  readonly place: string | null;
  readonly kind: ReviewKind;
  readonly shape: Shape;
  /** For a series: which other meetings, and who is at each. */
  readonly seriesPlan: string | null;
  readonly shapeAgreedWith: readonly ShapeAgreedWith[];
  readonly chairedBy: Chair;
  /** False while the day or the place is provisional. */
  readonly isConfirmed: boolean;
  readonly childMisses: Misses;
  /** Why there was no better time. */
  readonly whyMissed: string | null;
  /** When each agreed to the place, `YYYY-MM-DD`; null: not yet. */
  readonly placeAgreedChildOn: string | null;
  readonly placeAgreedWorkerOn: string | null;
  readonly placeAgreedIroOn: string | null;
  /** Why it is not held where the child lives. */
  readonly whyNotPlacement: string | null;
  readonly childDecided: readonly ChildDecides[];
  /** Why the child did not help to decide, such as age and understanding. */
  readonly whyChildDidNot: string | null;
}

/**
 * What an arrangement does to the one before it. An adjournment is none of these: it is the IRO's, keeps the day as the
 * recording date, and happens to a review that was to be held that day.
 */
export type ArrangementChange = 'arranged' | 'rearranged' | 'brought-forward' | 'confirmed' | 'changed' | 'cancelled';

/** What a new arrangement does to the one that stands; undefined where none does. */
export function changeOf(before: Arrangement | undefined, after: Arrangement): Exclude<ArrangementChange, 'cancelled'> {
  if (before === undefined) return 'arranged';
  if (after.heldOn < before.heldOn && (after.kind === 'brought-forward' || after.kind === 'cease-looked-after')) {
    return 'brought-forward';
  }
  if (after.heldOn !== before.heldOn) return 'rearranged';
  return after.isConfirmed && !before.isConfirmed ? 'confirmed' : 'changed';
}

/** Whether a change must say why: to confirm what was agreed needs no reason, nor does the first arrangement. */
export function needsReason(change: ArrangementChange): boolean {
  return change === 'rearranged' || change === 'brought-forward' || change === 'cancelled';
}

/** What came of considering whether a review is called early, or moved. */
export const CONSIDERATION_OUTCOMES = ['earlier-review', 'another-review', 'another-day', 'no-change'] as const;
export type ConsiderationOutcome = (typeof CONSIDERATION_OUTCOMES)[number];

export const CONSULTED = ['child', 'parents', 'carers', 'social-worker'] as const;
export type Consulted = (typeof CONSULTED)[number];

/** Procedures that move a review in exceptional circumstances only, and within the limit (Blackburn with Darwen §4.2). */
const MOVES_EXCEPTIONALLY: ReadonlySet<string> = new Set(['bwd']);

export function movesExceptionally(procedure: string): boolean {
  return MOVES_EXCEPTIONALLY.has(procedure);
}

/** Procedures that agree the place of the first review with the child, the social worker and the IRO (the same, §4.1). */
const AGREES_PLACE: ReadonlySet<string> = new Set(['bwd']);

export function agreesPlaceOfFirst(procedure: string): boolean {
  return AGREES_PLACE.has(procedure);
}

/** How it came to be known what a child wants to say. */
export const OBTAINED_BY = [
  'said',
  'written',
  'signed-or-symbols',
  'drawn-or-played',
  'observed',
  'through-advocate',
] as const;
export type ObtainedBy = (typeof OBTAINED_BY)[number];

/** Which of the reviews that come next an administrator looks for, by what is not arranged yet. */
export const ARRANGE_FILTERS = ['open', 'no-day', 'first', 'provisional', 'all'] as const;
export type ArrangeFilter = (typeof ARRANGE_FILTERS)[number];

/** Which of the reviews to come an administrator looks for. */
export const INVITE_FILTERS = ['open', 'late', 'not-agreed', 'changed', 'done', 'all'] as const;
export type InviteFilter = (typeof INVITE_FILTERS)[number];
