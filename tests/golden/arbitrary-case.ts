import fc from 'fast-check';
import { addDays, type Day, dayFromCivil, isoFromDay } from '../../src/rules/calendar/day.ts';
import { PROCEDURE_IDS } from '../../src/rules/engine/timetable.ts';
import type { CaseInput, EventInput } from '../../src/rules/facts/case-input.ts';

/** A case that tells everything itself. */
export interface WholeCase extends CaseInput {
  readonly id: string;
  readonly procedure: string;
  readonly asOf: string;
  readonly events: readonly EventInput[];
}

const FIRST_DAY = dayFromCivil(2009, 6, 1);
const LAST_DAY = dayFromCivil(2027, 12, 31);
/** Events fall from this many days before care first began … */
const LEAD_DAYS = 40;
/** … to this many days after. */
const SPAN_DAYS = 1500;
const ADULT_DAYS = 6575;

const PREPARATION = [
  'social-worker-consulted-child',
  'iro-spoke-to-social-worker',
  'consultation-documents-sent',
  'invitations-sent',
  'social-worker-report-received',
  'pep-received',
  'health-plan-received',
  'iro-saw-child',
];
const OUTCOME = [
  'decisions-issued',
  'decisions-received',
  'manager-responded',
  'care-plan-updated',
  'record-completed',
  'record-distributed',
];
const REGIME = [
  'authorised-for-adoption',
  'placed-for-adoption',
  'adoption-placement-disrupted',
  'adoption-authority-ended',
  'short-breaks-started',
  'short-breaks-ended',
  'placed-at-home-on-care-order',
  'left-home-on-care-order',
];
const OF_PERIODS = ['placement-started', 'care-plan-prepared', 'iro-contacted-child', 'pathway-plan-sent-to-iro'];
const MOMENTS = ['service-notified', 'iro-appointed', 'introductory-letter-sent'];
const REASONS = ['refused', 'age-and-understanding'];

const someDay = fc.integer({ min: -LEAD_DAYS, max: SPAN_DAYS });
const rarely = (freq: number) => ({ nil: undefined, freq });
const about = (type: string) => fc.constantFrom('a', 'b').map((key) => ({ type, key }));

/** Several periods of care that touch, but do not overlap; the last may go on. Days from when care first began. */
const periods = fc
  .tuple(
    fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 700 })), {
      minLength: 1,
      maxLength: 3,
    }),
    fc.boolean(),
  )
  .map(([stretches, goesOn]) => {
    const boundaries: { type: string; at: number }[] = [];
    let at = 0;
    for (const [index, [gap, length]] of stretches.entries()) {
      at += index === 0 ? 0 : gap;
      boundaries.push({ type: 'became-looked-after', at });
      at += length;
      boundaries.push({ type: 'ceased-looked-after', at });
    }
    return goesOn ? boundaries.slice(0, -1) : boundaries;
  });

/** One review: arranged or not, adjourned or not, held, completed, prepared for and followed up, or none of these. */
const review = fc.record({
  at: someDay,
  arranged: fc.option(fc.integer({ min: -7, max: 7 }), rarely(3)),
  adjourned: fc.option(fc.integer({ min: -3, max: 20 }), { nil: undefined, freq: 1 }),
  started: fc.option(fc.constant(0), rarely(5)),
  completed: fc.option(fc.oneof(fc.constant(0), fc.integer({ min: -2, max: 40 })), rarely(5)),
  excused: fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.constantFrom(...REASONS)), { maxLength: 2 }),
  preparation: fc.array(fc.tuple(fc.constantFrom(...PREPARATION), fc.integer({ min: -40, max: 5 })), { maxLength: 4 }),
  outcome: fc.array(fc.tuple(fc.constantFrom(...OUTCOME), fc.integer({ min: -2, max: 40 })), { maxLength: 4 }),
});

const loose = fc.record({
  regime: fc.array(fc.tuple(fc.constantFrom(...REGIME), someDay), { maxLength: 7 }),
  ofPeriods: fc.array(fc.tuple(fc.constantFrom(...OF_PERIODS), someDay), { maxLength: 5 }),
  moments: fc.array(fc.tuple(fc.constantFrom(...MOMENTS), someDay, fc.integer({ min: 0, max: 1439 })), {
    maxLength: 4,
  }),
  disputes: fc.array(fc.tuple(fc.constantFrom('dispute-opened', 'dispute-resolved').chain(about), someDay), {
    maxLength: 3,
  }),
  stages: fc.array(
    fc.tuple(
      fc.constantFrom('dispute-stage-started', 'dispute-stage-answered').chain(about),
      fc.integer({ min: 1, max: 7 }),
      someDay,
    ),
    { maxLength: 3 },
  ),
  documents: fc.array(
    fc.tuple(fc.constantFrom('court-document-received', 'court-document-passed-to-iro').chain(about), someDay),
    { maxLength: 3 },
  ),
});

/**
 * Valid cases with events of every type, in any order, in and around several periods of care, under any procedure and
 * as of any day: most of them unlikely, all of them possible.
 */
export const arbitraryCase: fc.Arbitrary<WholeCase> = fc
  .record({
    care: fc.integer({ min: FIRST_DAY, max: LAST_DAY }).map((day) => day as Day),
    asOf: someDay,
    procedure: fc.constantFrom(...PROCEDURE_IDS),
    age: fc.option(fc.integer({ min: 0, max: ADULT_DAYS }), rarely(6)),
    periods,
    reviews: fc.array(review, { maxLength: 6 }),
    loose,
  })
  .chain((parts) => {
    const events = toEvents(parts);
    const { care, asOf, procedure, age } = parts;
    const child = age === undefined ? {} : { dateOfBirth: isoFromDay(addDays(care, -age)) };
    return fc
      .shuffledSubarray(events, { minLength: events.length })
      .map((shuffled) => ({ id: 'any', procedure, asOf: isoFromDay(addDays(care, asOf)), child, events: shuffled }));
  });

type Parts = {
  care: Day;
  periods: { type: string; at: number }[];
  reviews: (typeof review extends fc.Arbitrary<infer Value> ? Value : never)[];
  loose: typeof loose extends fc.Arbitrary<infer Value> ? Value : never;
};

function toEvents({ care, periods: boundaries, reviews, loose: others }: Parts): EventInput[] {
  const on = (days: number) => isoFromDay(addDays(care, days));
  return [
    ...boundaries.map(({ type, at }) => ({ type, on: on(at) })),
    ...reviews.flatMap((told, index) => toReviewEvents(told, `r${index + 1}`, on)),
    ...[...others.regime, ...others.ofPeriods].map(([type, at]) => ({ type, on: on(at) })),
    ...others.moments.map(([type, at, minute]) => ({ type, at: `${on(at)}T${toClock(minute)}` })),
    ...others.disputes.map(([{ type, key }, at]) => ({ type, dispute: key, on: on(at) })),
    ...others.stages.map(([{ type, key }, stage, at]) => ({ type, dispute: key, stage, on: on(at) })),
    ...others.documents.map(([{ type, key }, at]) => ({ type, document: key, on: on(at) })),
  ];
}

function toReviewEvents(told: Parts['reviews'][number], key: string, on: (days: number) => string): EventInput[] {
  const events: EventInput[] = [];
  const tell = (type: string, days: number | undefined) => {
    if (days !== undefined) events.push({ type, review: key, on: on(told.at + days) });
  };
  tell('review-arranged', told.arranged);
  tell('review-adjourned', told.adjourned);
  tell('review-started', told.started);
  tell('review-completed', told.completed);
  for (const [type, days] of [...told.preparation, ...told.outcome]) tell(type, days);
  for (const [days, reason] of told.excused) {
    events.push({ type: 'iro-private-talk-excused', review: key, on: on(told.at + days), reason });
  }
  return events;
}

function toClock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
