import type { Day } from '../calendar/day.ts';
import type { LocalMoment } from '../calendar/london.ts';
import type { DisputeFacts, DocumentFacts, PeriodFacts, StageFacts } from '../facts/case-facts.ts';
import type { CaseInput } from '../facts/case-input.ts';
import type { EventType, SubjectKind } from '../facts/event-type.ts';
import type { SequencedReview } from '../reviews/sequenced-review.ts';
import type { Citation, Citations } from './citation.ts';
import type { ContractObligation } from './contract-result.ts';
import type { Figure } from './figure.ts';
import type { Layer, RuleIdentity } from './rule-identity.ts';

/** What a rule of each kind is asked about. */
export interface Subjects {
  readonly period: PeriodFacts;
  readonly review: SequencedReview;
  readonly dispute: DisputeFacts;
  readonly stage: StageFacts;
  readonly document: DocumentFacts;
}

/** The fact that a rule counts from. */
export interface Anchor<Of extends SubjectKind> {
  /** What happened, as it reads after "20 working days after …" and before "on 5 January 2026". */
  readonly words: string;
  /** The words for one subject, where they differ. */
  readonly wordsFor?: (subject: Subjects[Of]) => string;
  /** The whole explanation, where "… after … on …" does not say it. */
  readonly sentence?: (subject: Subjects[Of]) => string;
  /** Its day, or NEVER: then there is no row, or, with `needs`, the duty is unknown. */
  readonly on: (subject: Subjects[Of]) => Day;
  /** Its moment, for figures in hours. */
  readonly at?: (subject: Subjects[Of]) => LocalMoment | undefined;
  /** Whether its own day rests on bank holidays that have not been proclaimed yet. */
  readonly isProvisional?: (subject: Subjects[Of]) => boolean;
  /** The event it is, so that a record that never tells it gives "unknown" and not silence. */
  readonly event?: EventType;
  /** What must be known before anyone can say whether the duty exists. */
  readonly needs?: (subject: Subjects[Of]) => readonly string[] | undefined;
}

/** What a procedure may set for a rule. Plain data: the register, the guides and the comparison read it. */
export interface Terms<Of extends SubjectKind = SubjectKind> {
  /** Counted from another fact than the rule's own. */
  readonly from?: Anchor<Of>;
  /** The last day; of several figures the one that gives the earliest day. */
  readonly due: readonly [Figure, ...Figure[]];
  /** For the first review of a period of care, in place of `due`. */
  readonly dueForFirstReview?: readonly [Figure, ...Figure[]];
  /** The first day of a window. */
  readonly earliest?: Figure;
  /** A day that only prompts. */
  readonly target?: Figure;
  /** The last stage of the ladder that the rule speaks of. */
  readonly lastStage?: number;
}

/** Terms of law that is no longer in force, for clocks that started under it. */
export interface EarlierLaw<Of extends SubjectKind = SubjectKind> {
  readonly inForceFrom: string;
  /** Its last day. */
  readonly inForceTo: string;
  readonly terms: Terms<Of>;
  readonly citations: Citations;
}

/** One of the cases in which a rule rests on different law. */
export interface RuleCase {
  /** When it is this case, as it reads after "where the review". */
  readonly when: string;
  readonly layer: Layer;
  readonly citations: Citations;
}

/** A worked example: a test, and a paragraph of the rule's page. */
export interface WorkedExample {
  /** A situation that a policy officer can read. */
  readonly situation: string;
  readonly case: CaseInput;
  /** The row of this rule that the case must give: the fields named must be equal. */
  readonly gives: Partial<ContractObligation>;
  /** How the day was worked out by hand. */
  readonly sum: string;
}

export interface RuleDefinition<Of extends SubjectKind> extends RuleIdentity {
  readonly of: Of;
  /** The first day of the law that `terms` states; null for a local duty whose source gives none. */
  readonly inForceFrom: string | null;
  /** The national terms; null for a duty that only some procedures have. */
  readonly terms: Terms<Of> | null;
  /** What applied before, for clocks started then. */
  readonly earlier?: EarlierLaw<Of>;
  /** What the same figures rested on before `inForceFrom`, for what was due then. */
  readonly earlierCitations?: Citations;
  readonly from: Anchor<Of>;
  /** The days, the last included, in which another law made the limit softer; what is due then also cites it. */
  readonly softened?: { readonly from: string; readonly to: string; readonly citation: Citation };
  /** The day that meets the duty, where it is not simply the day of `metBy`. */
  readonly metOn?: (subject: Subjects[Of]) => Day;
  /** Whether the duty exists at all; a list names what must be known to say. */
  readonly applies?: (subject: Subjects[Of], terms: Terms<Of>) => boolean | readonly string[];
  /** The day from which on `applies` says otherwise though nothing happens, such as a birthday; NEVER where there is none. */
  readonly appliesFrom?: (subject: Subjects[Of]) => Day;
  /** Rules about when a review is due: of those, the first whose `rules` is true gives the review its day. */
  readonly decides?: (review: SequencedReview) => boolean;
  /** The day that the ordinary rule gives, where that is sooner. */
  readonly orOrdinaryIfSooner?: true;
  /** Leaving care ends the duty: what would have been due later falls away. */
  readonly endsWithCare: boolean;
  /** Where full notice is impossible the duty is as soon as practicable, and by this day. */
  readonly asSoonAsPracticableBy?: Anchor<Of>;
  /** Carries `scheduleBy`. */
  readonly isScheduled?: true;
  /** Why it did not have to be done, where it was not. */
  readonly excusedBecause?: (subject: Subjects[Of]) => string | undefined;
  /** The national duties that a local one stands in the place of, in words. */
  readonly inPlaceOf?: string;
  /** Which law stands behind the duty, where it is not always the same: every case, and which one a subject is. */
  readonly cases?: readonly [RuleCase, ...RuleCase[]];
  readonly caseFor?: (subject: Subjects[Of]) => RuleCase;
  /** Whether a procedure's target speaks of this subject. */
  readonly hasTarget?: (subject: Subjects[Of]) => boolean;
  readonly examples: readonly [WorkedExample, ...WorkedExample[]];
}

/** A rule of any kind of subject, as the register holds it. */
export type Rule = { [Of in SubjectKind]: RuleDefinition<Of> }[SubjectKind];

/** Defines a rule. The types see to it that it is cited, exemplified and asked about the right kind of subject. */
export function defineRule<Of extends SubjectKind>(definition: RuleDefinition<Of>): RuleDefinition<Of> {
  return definition;
}
