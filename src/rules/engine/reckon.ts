import type { Day } from '../calendar/day.ts';
import { restsOnUnproclaimedYear } from '../calendar/working-days.ts';
import { NEVER, type PeriodFacts } from '../facts/case-facts.ts';
import type { SubjectKind } from '../facts/event-type.ts';
import type { SequencedReview } from '../reviews/sequenced-review.ts';
import { type CompiledProcedure, type CompiledRule, inForceOn } from './compile-procedure.ts';
import { applyFigure } from './figure.ts';
import type { Anchor, Subjects, Terms } from './rule.ts';
import type { RuleIdentity } from './rule-identity.ts';

/** The days that a rule gives, before they are held against what was done. */
export interface Reckoned<Of extends SubjectKind> {
  readonly terms: Terms<Of>;
  /** The fact they count from. */
  readonly anchor: Anchor<Of>;
  /** Its day. */
  readonly from: Day;
  /** NEVER where there is no window. */
  readonly earliest: Day;
  readonly due: Day;
  /** NEVER where there is none. */
  readonly target: Day;
  /** Rests on bank holidays that have not been proclaimed yet. */
  readonly isProvisional: boolean;
  /** Full notice was impossible. */
  readonly isAsSoonAsPracticable: boolean;
  /** By the law before. */
  readonly isByEarlierLaw: boolean;
  /** The rule that was reckoned. */
  readonly rule: RuleIdentity;
  /** The ordinary rule and what it gave, where its day was the sooner one. */
  readonly sooner: Sooner | undefined;
}

/** What the ordinary rule gave. */
export interface Sooner {
  readonly by: CompiledRule<'review'>;
  readonly reckoned: Reckoned<'review'>;
}

/** Whom an obligation is about. */
export interface About<Of extends SubjectKind> {
  readonly subject: Subjects[Of];
  readonly about: string | null;
  /** Undefined for disputes and documents. */
  readonly period: PeriodFacts | undefined;
}

export function toAbout(review: SequencedReview): About<'review'> {
  return { subject: review, about: review.about, period: review.period };
}

/**
 * Counts a rule's days from the day of its anchor.
 *
 * @throws OutsideCalendar where working days would have to be counted outside 1995–2050
 */
export function reckon<Of extends SubjectKind>(
  compiled: CompiledRule<Of>,
  { subject, period }: About<Of>,
  from: Day,
): Reckoned<Of> {
  const { rule } = compiled;
  const isByEarlierLaw = from < compiled.currentFrom;
  const terms = isByEarlierLaw ? compiled.earlierTerms : compiled.terms;
  const anchor = terms.from ?? rule.from;
  let due = NEVER;
  let isProvisional = anchor.isProvisional?.(subject) === true;
  for (const figure of figuresFor(terms, subject)) {
    const day = applyFigure(figure, from);
    if (day < due) due = day;
    if (figure.unit === 'working day' && restsOnUnproclaimedYear(from, day)) isProvisional = true;
  }
  let earliest = terms.earliest === undefined ? NEVER : applyFigure(terms.earliest, from);
  let isAsSoonAsPracticable = false;
  if (rule.asSoonAsPracticableBy !== undefined && period !== undefined && due < period.startedOn) {
    due = rule.asSoonAsPracticableBy.on(subject);
    earliest = NEVER;
    isAsSoonAsPracticable = true;
  }
  const hasTarget = terms.target !== undefined && rule.hasTarget?.(subject) !== false;
  return {
    terms,
    anchor,
    from,
    earliest,
    due,
    target: hasTarget && terms.target !== undefined ? applyFigure(terms.target, from) : NEVER,
    isProvisional,
    isAsSoonAsPracticable,
    isByEarlierLaw,
    rule,
    sooner: undefined,
  };
}

/** The figures that hold for a subject: a procedure may have others for the first review of a period of care. */
export function figuresFor<Of extends SubjectKind>(terms: Terms<Of>, subject: Subjects[Of]): Terms<Of>['due'] {
  if (terms.dueForFirstReview === undefined) return terms.due;
  return subject.of === 'review' && subject.number === 1 ? terms.dueForFirstReview : terms.due;
}

/** The days that the national procedure gives for the same duty; undefined where it has no such duty. */
export function reckonNationally<Of extends SubjectKind>(
  compiled: CompiledRule<Of>,
  own: Reckoned<Of>,
  about: About<Of>,
): Reckoned<Of> | undefined {
  const { national } = compiled;
  if (national === 'agrees') return own;
  if (national === 'none') return undefined;
  const from = (national.terms.from ?? national.rule.from).on(about.subject);
  return from === NEVER ? undefined : reckon(national, about, from);
}

/** The first of the rules that decides when this review is due. */
export function findDecidingRule(
  rules: readonly CompiledRule<'review'>[],
  review: SequencedReview,
): CompiledRule<'review'> | undefined {
  for (const dated of rules) {
    if (dated.rule.decides?.(review) !== true) continue;
    const compiled = inForceOn(dated, dated.rule.from.on(review));
    if (compiled.isAsked) return compiled;
  }
  return undefined;
}

/**
 * Counts the day that a review is due; for adoption the sooner of its rule's and the ordinary rule's.
 *
 * @returns undefined where the review that it counts from was not recorded
 */
export function reckonReviewDate(
  compiled: CompiledRule<'review'>,
  review: SequencedReview,
  procedure: CompiledProcedure,
): Reckoned<'review'> | undefined {
  const own = reckonFromItsAnchor(compiled, review);
  if (own === undefined || compiled.rule.orOrdinaryIfSooner !== true) return own;
  const asOrdinary: SequencedReview = { ...review, regime: { kind: 'ordinary', startedOn: review.clockStartedOn } };
  const rule = findDecidingRule(procedure.reviewDates, asOrdinary);
  const ordinary = rule === undefined ? undefined : reckonFromItsAnchor(rule, asOrdinary);
  if (rule === undefined || ordinary === undefined) return undefined;
  const isProvisional = own.isProvisional || ordinary.isProvisional;
  if (ordinary.due >= own.due) return { ...own, isProvisional };
  return {
    ...own,
    due: ordinary.due,
    isProvisional,
    isByEarlierLaw: ordinary.isByEarlierLaw,
    sooner: { by: rule, reckoned: ordinary },
  };
}

function reckonFromItsAnchor(
  compiled: CompiledRule<'review'>,
  review: SequencedReview,
): Reckoned<'review'> | undefined {
  const from = compiled.rule.from.on(review);
  return from === NEVER ? undefined : reckon(compiled, toAbout(review), from);
}
