import { type Day, isoFromDay } from '../calendar/day.ts';
import { type CaseFacts, NEVER, type PeriodFacts, type RecordedFacts } from '../facts/case-facts.ts';
import type { EventType, SubjectKind } from '../facts/event-type.ts';
import { reviewStarted } from '../reviews/events.ts';
import { type ReviewSequence, type SequencedReview, sequenceReviews } from '../reviews/sequenced-review.ts';
import { type CompiledProcedure, type CompiledRule, inForceOn } from './compile-procedure.ts';
import type { UnknownBecause, UnknownObligation } from './contract-result.ts';
import { judge } from './judge.ts';
import { judgeInHours } from './judge-in-hours.ts';
import type { Obligation } from './obligation.ts';
import {
  type About,
  findDecidingRule,
  type Reckoned,
  reckon,
  reckonNationally,
  reckonReviewDate,
  toAbout,
} from './reckon.ts';
import type { Anchor, Subjects } from './rule.ts';
import type { RuleIdentity } from './rule-identity.ts';

/** Everything that the rules say about a case. */
export interface Evaluation {
  readonly facts: CaseFacts;
  readonly procedure: CompiledProcedure;
  readonly obligations: readonly Obligation[];
  readonly unknown: readonly UnknownObligation[];
}

/** Where the results of one case are gathered. */
interface Gathering {
  readonly asOf: Day;
  readonly recorded: RecordedFacts | undefined;
  readonly obligations: Obligation[];
  readonly unknown: UnknownObligation[];
}

/**
 * Works out every obligation of a case under a procedure, as of the day that the case says.
 *
 * @throws OutsideCalendar where working days would have to be counted outside 1995–2050
 */
export function evaluate(facts: CaseFacts, procedure: CompiledProcedure): Evaluation {
  const gathering: Gathering = { asOf: facts.asOf, recorded: facts.recorded, obligations: [], unknown: [] };
  for (const sequence of sequenceReviews(facts)) {
    for (const compiled of procedure.ofPeriods) assessPeriod(compiled, sequence.period, gathering);
    assessReviews(sequence, procedure, gathering);
  }
  assessKeyed(facts.disputes, procedure.ofDisputes, gathering);
  assessKeyed(facts.stages, procedure.ofStages, gathering);
  assessKeyed(facts.documents, procedure.ofDocuments, gathering);
  return { facts, procedure, obligations: gathering.obligations, unknown: gathering.unknown };
}

function assessReviews({ reviews }: ReviewSequence, procedure: CompiledProcedure, gathering: Gathering): void {
  // Every review's due day first: contact midway to the next one counts to it.
  const dueDays = reviews.map((review) => judgeReviewDate(review, procedure, gathering));
  for (const [index, review] of reviews.entries()) {
    add(dueDays[index], gathering);
    const about = toAbout(review);
    for (const compiled of procedure.ofReviews) assess(compiled, about, gathering);
  }
}

/** Assesses disputes, stages or documents, which belong to no period of care. */
function assessKeyed<Of extends 'dispute' | 'stage' | 'document'>(
  subjects: readonly Subjects[Of][],
  rules: readonly CompiledRule<Of>[],
  gathering: Gathering,
): void {
  for (const subject of subjects) {
    const about = { subject, about: subject.key, period: undefined };
    for (const compiled of rules) assess(compiled, about, gathering);
  }
}

/** Gives a review its due day, by the first rule that decides for it. */
function judgeReviewDate(
  review: SequencedReview,
  procedure: CompiledProcedure,
  { asOf, unknown }: Gathering,
): Obligation | undefined {
  const compiled = findDecidingRule(procedure.reviewDates, review);
  if (compiled === undefined) return undefined;
  const reckoned = reckonReviewDate(compiled, review, procedure);
  if (reckoned === undefined) {
    const missing = toUnknown(compiled.rule, toAbout(review), [reviewStarted.type]);
    unknown.push({ ...missing, because: 'previous-not-recorded' });
    return undefined;
  }
  review.dueOn = reckoned.due;
  review.isDueProvisional = reckoned.isProvisional;
  const nationally = procedure.national === undefined ? reckoned : reckonReviewNationally(review, procedure.national);
  return judge(compiled, toAbout(review), { own: reckoned, nationally, asOf });
}

function reckonReviewNationally(review: SequencedReview, national: CompiledProcedure): Reckoned<'review'> | undefined {
  const compiled = findDecidingRule(national.reviewDates, review);
  return compiled === undefined ? undefined : reckonReviewDate(compiled, review, national);
}

function assessPeriod(dated: CompiledRule<'period'>, period: PeriodFacts, gathering: Gathering): void {
  const about = { subject: period, about: null, period };
  const compiled = inForceOn(dated, anchorOf(dated).on(period));
  if (compiled.terms.due[0].unit !== 'hour') assess(compiled, about, gathering);
  else if (isOwed(compiled, about, gathering)) {
    add(judgeInHours(compiled, period, gathering.asOf), gathering);
  }
}

/** Assesses one rule for one subject and adds what it gives: an obligation, an unknown, or nothing. */
function assess<Of extends SubjectKind>(dated: CompiledRule<Of>, about: About<Of>, gathering: Gathering): void {
  const compiled = inForceOn(dated, anchorOf(dated).on(about.subject));
  if (!isOwed(compiled, about, gathering)) return;
  const own = reckon(compiled, about, anchorOf(compiled).on(about.subject));
  const nationally = reckonNationally(compiled, own, about);
  add(judge(compiled, about, { own, nationally, asOf: gathering.asOf }), gathering);
}

/** Whether the duty exists; where nobody can say, what is missing is noted. */
function isOwed<Of extends SubjectKind>(compiled: CompiledRule<Of>, about: About<Of>, gathering: Gathering): boolean {
  const { rule, terms } = compiled;
  if (!compiled.isAsked) return false;
  const anchor = anchorOf(compiled);
  if (anchor.on(about.subject) === NEVER) {
    const missing = anchor.needs?.(about.subject) ?? findNeverTold(anchor.event, gathering.recorded);
    if (missing !== undefined) gathering.unknown.push(toUnknown(rule, about, missing));
    return false;
  }
  const applies = rule.applies === undefined || rule.applies(about.subject, terms);
  if (typeof applies === 'boolean') return applies;
  gathering.unknown.push(toUnknown(rule, about, applies));
  return false;
}

function anchorOf<Of extends SubjectKind>(compiled: CompiledRule<Of>): Anchor<Of> {
  return compiled.terms.from ?? compiled.rule.from;
}

function toUnknown(
  rule: RuleIdentity,
  { about, period }: Pick<About<SubjectKind>, 'about' | 'period'>,
  missing: readonly string[],
): UnknownObligation {
  return { rule: rule.id, about, period: period === undefined ? null : period.number, missing };
}

/** Adds an obligation, or notes it as unknown where nobody would have recorded that it was met. */
function add(obligation: Obligation | undefined, gathering: Gathering): void {
  if (obligation === undefined) return;
  const because = gathering.recorded && findWhyUntold(obligation, gathering.recorded, gathering.asOf);
  if (because === undefined) {
    gathering.obligations.push(obligation);
    return;
  }
  const { rule, about, period, due } = obligation;
  gathering.unknown.push({ rule: rule.id, about, period, missing: [rule.metBy.type], due: isoFromDay(due), because });
}

/** Why what is not met may have been met and never told: it is unknown then, not late. */
function findWhyUntold(obligation: Obligation, recorded: RecordedFacts, asOf: Day): UnknownBecause | undefined {
  if (obligation.metOn !== NEVER || obligation.status === 'not-applicable') return undefined;
  const { type } = obligation.rule.metBy;
  if (recorded.only !== undefined && !recorded.only.has(type)) return 'never-recorded';
  if (obligation.due < (recorded.from.get(type) ?? -NEVER)) return 'before-record';
  return obligation.due > recorded.until && asOf > obligation.due ? 'after-record' : undefined;
}

function findNeverTold(
  event: EventType | undefined,
  recorded: RecordedFacts | undefined,
): readonly string[] | undefined {
  if (event === undefined || recorded?.only === undefined || recorded.only.has(event.type)) return undefined;
  return [event.type];
}
