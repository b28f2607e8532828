import { addDays, type Day, dayFromCivil, isoFromDay } from '../src/rules/calendar/day.ts';
import type { CaseInput, EventInput } from '../src/rules/index.ts';

const REVIEWS = 10;
/** Days before the review on which each step of its preparation was done. */
const PREPARATION: readonly (readonly [type: string, daysBefore: number])[] = [
  ['social-worker-consulted-child', 30],
  ['iro-spoke-to-social-worker', 22],
  ['consultation-documents-sent', 15],
  ['invitations-sent', 15],
  ['social-worker-report-received', 5],
  ['pep-received', 6],
  ['health-plan-received', 3],
  ['iro-saw-child', 2],
];
/** Days after the review on which each of its outcomes was done. */
const OUTCOMES: readonly (readonly [type: string, daysAfter: number])[] = [
  ['decisions-issued', 4],
  ['decisions-received', 5],
  ['manager-responded', 9],
  ['care-plan-updated', 13],
  ['record-completed', 20],
  ['record-distributed', 29],
];
const FIRST_START = dayFromCivil(2020, 1, 6);
const STARTS = 365;

/**
 * A child looked after for years, with ten reviews, each prepared; `withOutcomes` adds what followed from each. Every
 * index is another child: the starting days differ.
 */
export function tenReviewCase(index: number, withOutcomes: boolean): CaseInput {
  const startedOn = addDays(FIRST_START, index % STARTS);
  const events: EventInput[] = [
    on('became-looked-after', startedOn),
    { type: 'service-notified', at: `${isoFromDay(addDays(startedOn, 1))}T10:00` },
    { type: 'iro-appointed', at: `${isoFromDay(addDays(startedOn, 3))}T10:00` },
    { ...on('placement-started', startedOn), placement: 'p1' },
    on('care-plan-prepared', addDays(startedOn, 12)),
  ];
  let heldOn = addDays(startedOn, 26);
  for (let number = 1; number <= REVIEWS; number += 1) {
    events.push(...reviewEvents(`r${number}`, heldOn, withOutcomes));
    heldOn = addDays(heldOn, number === 1 ? 85 : 170);
  }
  return { id: `c${index}`, asOf: '2026-11-22', child: { dateOfBirth: '2012-05-02' }, events };
}

function reviewEvents(review: string, heldOn: Day, withOutcomes: boolean): EventInput[] {
  return [
    on('review-arranged', heldOn, review),
    ...PREPARATION.map(([type, days]) => on(type, addDays(heldOn, -days), review)),
    on('review-started', heldOn, review),
    ...(withOutcomes
      ? [
          on('review-completed', heldOn, review),
          ...OUTCOMES.map(([type, days]) => on(type, addDays(heldOn, days), review)),
        ]
      : []),
  ];
}

function on(type: string, day: Day, review?: string): EventInput {
  return review === undefined ? { type, on: isoFromDay(day) } : { type, on: isoFromDay(day), review };
}
