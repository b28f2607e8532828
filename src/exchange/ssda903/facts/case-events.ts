import { addDays, type Day, isoFromDay } from '../../../rules/calendar/day.ts';
import type { RecordedInput } from '../../../rules/facts/case-input.ts';
import { SHORT_BREAK_STATUSES } from '../codes/episode-codes.ts';
import type { ChildFacts, SpanWithinCare } from './child-facts.ts';

/** The events of a case that a return can tell. Everything else that a case may hold is never in a return. */
export const TOLD_BY_A_RETURN = [
  'became-looked-after',
  'ceased-looked-after',
  'placement-started',
  'short-breaks-started',
  'short-breaks-ended',
  'authorised-for-adoption',
  'adoption-authority-ended',
  'placed-for-adoption',
  'adoption-placement-disrupted',
  'placed-at-home-on-care-order',
  'left-home-on-care-order',
  'review-started',
] as const;

export type EventTypeOfReturn = (typeof TOLD_BY_A_RETURN)[number];

/**
 * An event of a case, as the rules read it: `{ type: 'review-started', on: '2026-03-04', review: '2026-03-04' }`.
 * A review is named by its recording date, because a return gives it no other name.
 */
export interface EventOfReturn {
  readonly type: EventTypeOfReturn;
  /** `YYYY-MM-DD`. */
  readonly on: string;
  readonly review?: string;
}

/**
 * The events that a child's facts amount to, by day. The beginning of care whose first day is not known is told on the
 * first day of which the return knows (see `startKnown` of the period): who works out a timetable from it must not call
 * anything late that was due before the returns read begin. Authority to place by consent is dated in no return, so
 * only orders are told.
 */
export function toCaseEvents(facts: ChildFacts): EventOfReturn[] {
  const events = new Events();
  for (const { startedOn, endedOn } of facts.periodsOfCare) {
    events.add('became-looked-after', startedOn);
    if (endedOn !== undefined) events.add('ceased-looked-after', endedOn);
  }
  for (const { startedOn } of facts.placements) events.add('placement-started', startedOn);
  events.addSpans(facts.shortBreaks, 'short-breaks-started', 'short-breaks-ended');
  events.addSpans(facts.adoptionAuthority, 'authorised-for-adoption', 'adoption-authority-ended');
  events.addSpans(facts.adoptionPlacements, 'placed-for-adoption', 'adoption-placement-disrupted');
  events.addSpans(facts.atHomeOnCareOrder, 'placed-at-home-on-care-order', 'left-home-on-care-order');
  for (const { on } of facts.reviews) events.addReview(on);
  return events.byDay();
}

/** From when and until when the returns read tell. */
export interface RecordedSpan {
  readonly recordedUntil: Day | undefined;
  /** Undefined where the returns tell nothing of reviews. */
  readonly reviewsRecordedFrom: Day | undefined;
}

/**
 * What a case made from a return can and cannot know, so that what was never recorded comes out as unknown and not as
 * late: only the events above; reviews only from the first day of which the returns tell, and of this child not at all
 * where a row of its care or reviews was rejected; and nothing after the last year that has the child. For a child who
 * has only ever had short breaks no review is recorded, because those reviews are never returned.
 */
export function toRecorded(facts: ChildFacts, span: RecordedSpan): RecordedInput {
  const until = facts.lastToldOn ?? span.recordedUntil;
  const reviewsFrom = reviewsRecordedFrom(facts, { from: span.reviewsRecordedFrom, until });
  const isToldOfReviews = reviewsFrom !== undefined && !hasOnlyShortBreaks(facts);
  return {
    only: isToldOfReviews ? TOLD_BY_A_RETURN : TOLD_BY_A_RETURN.filter((type) => type !== 'review-started'),
    ...(reviewsFrom !== undefined && { from: { 'review-started': isoFromDay(reviewsFrom) } }),
    ...(until !== undefined && { until: isoFromDay(until) }),
  };
}

interface ReviewSpan {
  readonly from: Day | undefined;
  readonly until: Day | undefined;
}

function reviewsRecordedFrom(
  { periodsOfCare, isIncomplete }: ChildFacts,
  { from, until }: ReviewSpan,
): Day | undefined {
  if (from === undefined) return undefined;
  // Reviews whose neighbours may be missing are judged by nobody.
  if (isIncomplete && until !== undefined) return addDays(until, 1);
  // Where the beginning of care is not told, reviews may have been held before the first day that is.
  const unseen = periodsOfCare.filter(({ startKnown }) => !startKnown).map(({ startedOn }) => addDays(startedOn, 1));
  return [from, ...unseen].reduce((latest, day) => (day > latest ? day : latest));
}

function hasOnlyShortBreaks({ legalStatuses }: ChildFacts): boolean {
  return legalStatuses.length > 0 && legalStatuses.every(({ status }) => SHORT_BREAK_STATUSES.has(status));
}

class Events {
  readonly #events: EventOfReturn[] = [];

  add(type: EventTypeOfReturn, on: Day): void {
    this.#events.push({ type, on: isoFromDay(on) });
  }

  addReview(on: Day): void {
    const day = isoFromDay(on);
    this.#events.push({ type: 'review-started', on: day, review: day });
  }

  /** What ends with care needs no event of its own: care's end says it. */
  addSpans(spans: readonly SpanWithinCare[], started: EventTypeOfReturn, ended: EventTypeOfReturn): void {
    for (const { startedOn, endedOn, endedWithinCare } of spans) {
      this.add(started, startedOn);
      if (endedWithinCare && endedOn !== undefined) this.add(ended, endedOn);
    }
  }

  byDay(): EventOfReturn[] {
    return this.#events.sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
  }
}
