import { addDays, type Day } from '../calendar/day.ts';
import {
  type CaseFacts,
  type DaysBySlot,
  dayOf,
  NEVER,
  noDays,
  type PeriodFacts,
  type ReviewFacts,
} from '../facts/case-facts.ts';
import { findPeriodOf, periodNearest } from '../facts/periods.ts';
import { iroContactedChild } from '../footprint/events.ts';
import { iroSawChild } from '../preparation/events.ts';
import { reviewAdjourned, reviewArranged, reviewCompleted, reviewStarted } from './events.ts';
import { findLastSeriesEnd, type Regime, type RegimeTimeline, regimeOn, toRegimeTimeline } from './regimes.ts';

/** A review in its place among those of its period of care: held, or the one that comes next. */
export interface SequencedReview {
  readonly of: 'review';
  readonly period: PeriodFacts;
  /** The review's key; `#2` where nothing is known of it but its number. */
  readonly about: string;
  /** 1 for the first of the period. */
  readonly number: number;
  readonly days: DaysBySlot;
  /** By slot, the reasons of events told with one. */
  readonly reasons: readonly (string | undefined)[];
  /** The recording date; {@link NEVER} for the review that comes next. */
  readonly recordedOn: Day;
  /** The day that preparation counts back from; {@link NEVER} where none is arranged. */
  readonly meetingOn: Day;
  /** The recording date of the review before; {@link NEVER} for the first, and where it was not recorded. */
  readonly previousOn: Day;
  /** The regime that the review is judged by. */
  readonly regime: Regime;
  /** How many reviews were held since that regime began; reviews that nobody recorded may be among them. */
  readonly heldSinceRegime: number;
  /** The day the ordinary clock counts from: the period's beginning, or the end of a series of short breaks. */
  readonly clockStartedOn: Day;
  /** How many reviews were held since then. */
  readonly heldSinceClock: number;
  /** Every review of the period, this one among them. */
  readonly sequence: readonly SequencedReview[];
  /** The days on which the IRO was in touch with the child in this period of care, in order. */
  readonly contacts: readonly Day[];
  /** When this review is due; set by the rule that decides it. */
  dueOn: Day;
  /** Whether that day rests on bank holidays that have not been proclaimed yet; set with it. */
  isDueProvisional: boolean;
}

/** The reviews of one period of care: those held, by recording date, then exactly one that comes next. */
export interface ReviewSequence {
  readonly period: PeriodFacts;
  readonly reviews: readonly SequencedReview[];
}

/** The recording date: the day of the first meeting or, adjourned, the day it was to have been held. */
function recordingDateOf(review: ReviewFacts): Day {
  const adjournedOn = dayOf(review, reviewAdjourned);
  return adjournedOn === NEVER ? dayOf(review, reviewStarted) : adjournedOn;
}

/** Whether the review was held in more than one meeting, or was adjourned: then its completion has a day of its own. */
export function isCompletedSeparately(review: { readonly days: DaysBySlot }): boolean {
  return dayOf(review, reviewAdjourned) !== NEVER || dayOf(review, reviewCompleted) !== dayOf(review, reviewStarted);
}

/** Puts the reviews of a case in their places, period by period. */
export function sequenceReviews(facts: CaseFacts): ReviewSequence[] {
  const { periods } = facts;
  const shares: Share[] = periods.map((period) => ({ period, held: [], waiting: [] }));
  for (const review of facts.reviews) {
    const recordedOn = recordingDateOf(review);
    const period = periodNearest(periods, recordedOn === NEVER ? dayOfWaiting(review) : recordedOn);
    const share = period === undefined ? undefined : shares[period.number - 1];
    if (recordedOn === NEVER) share?.waiting.push(review);
    else share?.held.push(review);
  }
  const recordedFrom = facts.recorded?.from.get(reviewStarted.type) ?? (-NEVER as Day);
  return shares.map((share) => sequenceShare(share, contactsIn(share, facts), recordedFrom));
}

/** The reviews that belong to one period. */
interface Share {
  readonly period: PeriodFacts;
  readonly held: ReviewFacts[];
  /** Known of, without a recording date. */
  readonly waiting: ReviewFacts[];
}

/** A review that was not held belongs where it is arranged, else where something was last done for it. */
function dayOfWaiting(review: ReviewFacts): Day {
  const arrangedOn = dayOf(review, reviewArranged);
  return arrangedOn === NEVER ? review.latestEventOn : arrangedOn;
}

function sequenceShare({ period, held, waiting }: Share, contacts: readonly Day[], recordedFrom: Day): ReviewSequence {
  held.sort((a, b) => recordingDateOf(a) - recordingDateOf(b) || byKey(a, b));
  const recordingDates = held.map(recordingDateOf);
  const reviews: SequencedReview[] = [];
  const surroundings = {
    period,
    timeline: toRegimeTimeline(period),
    recordingDates,
    sequence: reviews,
    contacts,
    recordedFrom,
  };
  for (const [index, review] of held.entries()) reviews.push(place(surroundings, index, review));
  const next = findNext(waiting, recordingDates.at(-1));
  reviews.push(place(surroundings, held.length, next));
  return { period, reviews };
}

/** A private talk counts by its day, or by the review that it names; any other contact by its day. */
function contactsIn({ period, held, waiting }: Share, facts: CaseFacts): Day[] {
  const days: Day[] = [];
  for (const { event, on } of period.kept) if (event === iroContactedChild) days.push(on);
  for (const { event, on, review } of facts.keptOfReviews) {
    if (event !== iroSawChild) continue;
    const isOfPeriod = findPeriodOf(facts.periods, on) === period;
    if (isOfPeriod || (review !== undefined && (held.includes(review) || waiting.includes(review)))) days.push(on);
  }
  return days.sort((a, b) => a - b);
}

/** Of several reviews that wait, the earliest arranged comes next, else the one that something was done for first. */
function findNext(waiting: readonly ReviewFacts[], lastRecordedOn: Day | undefined): ReviewFacts | undefined {
  let next: ReviewFacts | undefined;
  for (const review of waiting) {
    const arrangedOn = dayOf(review, reviewArranged);
    const isStale = arrangedOn !== NEVER && lastRecordedOn !== undefined && arrangedOn <= lastRecordedOn;
    if (isStale) continue;
    if (next === undefined || comesBefore(review, next)) next = review;
  }
  return next;
}

function comesBefore(a: ReviewFacts, b: ReviewFacts): boolean {
  const order = dayOf(a, reviewArranged) - dayOf(b, reviewArranged) || a.firstEventOn - b.firstEventOn || byKey(a, b);
  return order < 0;
}

/** What a review is placed among. */
interface Surroundings {
  readonly period: PeriodFacts;
  readonly timeline: RegimeTimeline;
  readonly recordingDates: readonly Day[];
  readonly sequence: readonly SequencedReview[];
  readonly contacts: readonly Day[];
  /** The first day from which reviews are recorded. */
  readonly recordedFrom: Day;
}

/** A review recorded this soon after a clock started is its first: there was no time for another. */
const SURELY_FIRST_WITHIN_DAYS = 28;
/** What is taken to have been held before the record begins: enough for every later review to be a "subsequent" one. */
const UNRECORDED_REVIEWS = 2;

/** How many reviews on or after a clock's first day must be reckoned with that nobody recorded. */
function unrecordedSince(firstDay: Day, { recordedFrom, recordingDates }: Surroundings): number {
  if (firstDay >= recordedFrom) return 0;
  const firstRecordedOn = recordingDates.find((day) => day >= firstDay) ?? NEVER;
  return firstRecordedOn - firstDay <= SURELY_FIRST_WITHIN_DAYS ? 0 : UNRECORDED_REVIEWS;
}

/** The recording date of the review before. Before the record begins there may have been others that nobody recorded. */
function previousRecordedOn({ recordingDates, recordedFrom }: Surroundings, index: number, clockStartedOn: Day): Day {
  const previousOn = recordingDates[index - 1] ?? NEVER;
  const mayBeAnother = clockStartedOn < recordedFrom && previousOn < recordedFrom;
  return mayBeAnother ? NEVER : previousOn;
}

function place(surroundings: Surroundings, index: number, facts: ReviewFacts | undefined): SequencedReview {
  const { period, timeline, recordingDates, sequence, contacts } = surroundings;
  const recordedOn = recordingDates[index] ?? NEVER;
  // The review that comes next is judged by the last day that is known, and so is one held outside its period.
  const isWithin = recordedOn >= period.startedOn && recordedOn <= period.lastDay;
  const judgedOn = isWithin ? recordedOn : period.lastDay;
  const regime = regimeOn(timeline, period, judgedOn);
  const seriesEnd = findLastSeriesEnd(timeline, judgedOn);
  const clockStartedOn = seriesEnd ?? period.startedOn;
  // A review on the last placement day is the series' own.
  const countsFrom = seriesEnd === undefined ? clockStartedOn : addDays(seriesEnd, 1);
  const recordedSinceClock = seriesEnd === undefined ? index : countFrom(recordingDates, index, countsFrom);
  return {
    of: 'review',
    period,
    about: facts?.key ?? `#${index + 1}`,
    number: index + 1,
    days: facts?.days ?? noDays('review'),
    reasons: facts?.reasons ?? [],
    recordedOn,
    meetingOn: facts === undefined ? NEVER : meetingDayOf(facts),
    previousOn: previousRecordedOn(surroundings, index, clockStartedOn),
    regime,
    heldSinceRegime:
      countFrom(recordingDates, index, regime.startedOn) + unrecordedSince(regime.startedOn, surroundings),
    clockStartedOn,
    heldSinceClock: recordedSinceClock + unrecordedSince(countsFrom, surroundings),
    sequence,
    contacts,
    dueOn: NEVER,
    isDueProvisional: false,
  };
}

/** The arranged day, or the day it started where none was arranged; adjourned, the day it was to have been held. */
function meetingDayOf(review: ReviewFacts): Day {
  const adjournedOn = dayOf(review, reviewAdjourned);
  if (adjournedOn !== NEVER) return adjournedOn;
  const arrangedOn = dayOf(review, reviewArranged);
  return arrangedOn === NEVER ? dayOf(review, reviewStarted) : arrangedOn;
}

/** How many of the first `count` recording dates, which are in order, lie on or after the day. */
function countFrom(recordingDates: readonly Day[], count: number, day: Day): number {
  let first = 0;
  let beyond = count;
  while (first < beyond) {
    const middle = (first + beyond) >> 1;
    if ((recordingDates[middle] ?? NEVER) >= day) beyond = middle;
    else first = middle + 1;
  }
  return count - first;
}

function byKey(a: ReviewFacts, b: ReviewFacts): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
