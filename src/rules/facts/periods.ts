import type { Day } from '../calendar/day.ts';
import { type ChildFacts, NEVER, noDays, type PeriodFacts } from './case-facts.ts';

/** A beginning or an end of care, and where in the case it is told. */
export interface Boundary {
  readonly on: Day;
  readonly eventIndex: number;
}

/** Periods of care as told, ahead of the day as of which the case is worked out too. */
export interface Span {
  readonly startedOn: Day;
  readonly endedOn: Day;
}

/** The place of a beginning or an end that does not fit, and what is wrong with it. */
export interface SpanRefusal {
  readonly eventIndex: number;
  readonly message: string;
}

const OVERLAP =
  'a period of care cannot begin while an earlier one goes on: tell the day that one ended with ceased-looked-after, ' +
  'or take this event out';
const END_WITHOUT_BEGINNING =
  'a period of care cannot end here, because none goes on: tell the day it began with became-looked-after, ' +
  'or take this event out';

/**
 * Pairs each beginning of care with its end.
 *
 * On one day an end comes before a beginning where care was going on (the child came back the day they left), and
 * after it where it was not (a period of one day).
 */
export function pairBoundaries(begins: readonly Boundary[], ends: readonly Boundary[]): Span[] | SpanRefusal {
  const starts = [...begins].sort(inOrder);
  const stops = [...ends].sort(inOrder);
  const spans: Span[] = [];
  let nextStart = 0;
  let nextStop = 0;
  let startedOn = NEVER;
  while (nextStart < starts.length || nextStop < stops.length) {
    const start = starts[nextStart];
    const stop = stops[nextStop];
    const isGoingOn = startedOn !== NEVER;
    if (stop !== undefined && (start === undefined || comesFirst(stop, start, isGoingOn))) {
      if (!isGoingOn) return { eventIndex: stop.eventIndex, message: END_WITHOUT_BEGINNING };
      spans.push({ startedOn, endedOn: stop.on });
      startedOn = NEVER;
      nextStop += 1;
    } else if (start !== undefined) {
      if (isGoingOn) return { eventIndex: start.eventIndex, message: OVERLAP };
      startedOn = start.on;
      nextStart += 1;
    }
  }
  if (startedOn !== NEVER) spans.push({ startedOn, endedOn: NEVER });
  return spans;
}

function inOrder(a: Boundary, b: Boundary): number {
  return a.on - b.on || a.eventIndex - b.eventIndex;
}

function comesFirst(end: Boundary, beginning: Boundary, isGoingOn: boolean): boolean {
  return end.on === beginning.on ? isGoingOn : end.on < beginning.on;
}

/** The periods that have begun by `asOf`; one that ends later goes on. */
export function periodsAsOf(spans: readonly Span[], asOf: Day, child: ChildFacts): PeriodFacts[] {
  const periods: PeriodFacts[] = [];
  for (const span of spans) {
    if (span.startedOn > asOf) continue;
    const hasEnded = span.endedOn <= asOf;
    periods.push({
      of: 'period',
      child,
      number: periods.length + 1,
      startedOn: span.startedOn,
      endedOn: hasEnded ? span.endedOn : NEVER,
      lastDay: hasEnded ? span.endedOn : asOf,
      days: noDays('period'),
      moments: [],
      kept: [],
    });
  }
  return periods;
}

/** The last period begun on or before the day, else the first; undefined where there is none. */
export function periodNearest(periods: readonly PeriodFacts[], day: Day): PeriodFacts | undefined {
  for (let index = periods.length - 1; index > 0; index -= 1) {
    const period = periods[index];
    if (period !== undefined && period.startedOn <= day) return period;
  }
  return periods[0];
}

/** The period that the day lies in: a day that ends one and begins the next is the later one's. */
export function findPeriodOf(periods: readonly PeriodFacts[], day: Day): PeriodFacts | undefined {
  const period = periodNearest(periods, day);
  return period !== undefined && period.startedOn <= day && day <= period.endedOn ? period : undefined;
}
