import type { Day } from '../../../rules/calendar/day.ts';
import type { Sex } from '../codes/child-codes.ts';
import type { PlacementKind } from '../codes/placement-codes.ts';
import type { CollectionYear } from '../collection-year.ts';

/** A time with its first day and, where it is over, its last. */
export interface Span {
  readonly startedOn: Day;
  readonly endedOn: Day | undefined;
}

/** A time whose beginning may lie before the first day of which the return tells. */
export interface DatedSpan extends Span {
  /** False where it began on or before `startedOn`. */
  readonly startKnown: boolean;
}

/** A period of care; periods come in order and do not overlap. */
export interface PeriodOfCare extends DatedSpan {
  /** REC; undefined while care goes on, and where the return gives none. */
  readonly endReason: string | undefined;
  /** CIN of the first episode. */
  readonly categoryOfNeed: string | undefined;
}

export interface Placement extends DatedSpan {
  /** The PLACE code of the return's own year. */
  readonly place: string;
  readonly kind: PlacementKind;
  readonly provider: string | undefined;
  readonly urn: string | undefined;
  readonly homePostcode: string | undefined;
  readonly postcode: string | undefined;
  /** Miles, as the authority worked them out; few returns have them. */
  readonly distance: string | undefined;
  /** Code of the authority in whose area the placement is, where the return has it. */
  readonly authorityOfPlacement: string | undefined;
  /** Inside or outside the responsible authority's area, where the return has it. */
  readonly location: string | undefined;
  /** REASON_PLACE_CHANGE of the episode with which it ended. */
  readonly endReason: string | undefined;
}

export interface LegalStatus extends DatedSpan {
  readonly status: string;
}

/** Held within care; `endedWithinCare` is true where it ended and the child stayed looked after. */
export interface SpanWithinCare extends DatedSpan {
  readonly endedWithinCare: boolean;
}

/** A series of short breaks. Its reviews are never in a return. */
export interface ShortBreaks extends SpanWithinCare {
  /** The legal status with which it began: V3 (each break is recorded) or V4 (only the agreement is). */
  readonly status: string;
}

export interface Review {
  /** The recording date: the return has no other. */
  readonly on: Day;
  /** PN0 to PN7. */
  readonly participation: string;
  readonly file: string;
  /** Line number in the file. */
  readonly row: number;
}

export interface MissingEpisode extends Span {
  /** M: missing. A: away without authorisation. */
  readonly kind: string | undefined;
}

export interface SocialWorker extends Span {
  /** Registration number. */
  readonly number: string | undefined;
  readonly reason: string | undefined;
}

/** What a year's return says of a child's health. Undefined: not said. */
export interface Health {
  readonly year: CollectionYear | undefined;
  readonly sdqScore: number | undefined;
  readonly sdqReason: string | undefined;
  readonly convicted: boolean | undefined;
  readonly healthCheck: boolean | undefined;
  readonly immunisations: boolean | undefined;
  readonly teethCheck: boolean | undefined;
  readonly healthAssessment: boolean | undefined;
  readonly substanceMisuse: boolean | undefined;
  readonly interventionReceived: boolean | undefined;
  readonly interventionOffered: boolean | undefined;
}

export interface CareLeaver {
  readonly year: CollectionYear | undefined;
  readonly inTouch: string | undefined;
  readonly activity: string | undefined;
  readonly accommodation: string | undefined;
}

/** The agency's decision that adoption is the plan: neither the authority to place nor a placement. */
export interface AdoptionDecision {
  readonly decidedOn: Day;
  readonly endedOn: Day | undefined;
  readonly endReason: string | undefined;
}

export interface Adoption {
  readonly decidedOn: Day | undefined;
  readonly matchedOn: Day | undefined;
  readonly byFosterCarer: boolean | undefined;
  readonly adopters: string | undefined;
  readonly adoptersSex: string | undefined;
  readonly adoptersLegalStatus: string | undefined;
}

export interface PreviousPermanence {
  readonly option: string | undefined;
  readonly authority: string | undefined;
  /** `DD/MM/YYYY` with ZZ for what is not known. */
  readonly orderedOn: string | undefined;
}

export interface Motherhood {
  readonly isMother: boolean | undefined;
  /** Birth of her first child. */
  readonly childBornOn: Day | undefined;
}

/** Everything that the returns read tell of one child. What they cannot tell is undefined, never guessed. */
export interface ChildFacts {
  /** The authority's own id of the child. */
  readonly child: string;
  readonly dateOfBirth: Day | undefined;
  /** A row of Episodes or Reviews was rejected, so nobody can say which reviews are missing from what follows. */
  readonly isIncomplete: boolean;
  /** 31 March of the last year whose files tell of the child's care: of later days they tell nothing. */
  readonly lastToldOn: Day | undefined;
  readonly sex: Sex | undefined;
  readonly ethnicity: string | undefined;
  readonly upn: string | undefined;
  readonly motherhood: Motherhood | undefined;
  /** The child is or was an unaccompanied asylum-seeking child: until when, where the return says. */
  readonly unaccompanied: { readonly until: Day | undefined } | undefined;
  readonly periodsOfCare: readonly PeriodOfCare[];
  readonly placements: readonly Placement[];
  readonly legalStatuses: readonly LegalStatus[];
  readonly shortBreaks: readonly ShortBreaks[];
  /** While a placement order (E1) or a freeing order (D1) stood. */
  readonly adoptionAuthority: readonly SpanWithinCare[];
  readonly adoptionPlacements: readonly SpanWithinCare[];
  /** Placed with parents (P1) under a care order (C1, C2). */
  readonly atHomeOnCareOrder: readonly SpanWithinCare[];
  readonly secure: readonly Span[];
  readonly custody: readonly Span[];
  readonly hospital: readonly Span[];
  readonly remandOrSentence: readonly Span[];
  /** In order, one a day at most. */
  readonly reviews: readonly Review[];
  readonly missingEpisodes: readonly MissingEpisode[];
  readonly socialWorkers: readonly SocialWorker[];
  readonly deprivationOfLiberty: readonly Span[];
  readonly health: readonly Health[];
  readonly careLeaver: readonly CareLeaver[];
  readonly adoptionDecisions: readonly AdoptionDecision[];
  readonly adoptions: readonly Adoption[];
  readonly previousPermanence: readonly PreviousPermanence[];
}
