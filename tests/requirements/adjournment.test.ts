/** Adjournment and series of meetings: docs/requirements.md, group ADJ. */
import { describe, test } from 'node:test';
import type { EventInput } from '../../src/rules/index.ts';
import { has, rowOf } from './timetable-of.ts';

const LOOKED_AFTER: EventInput = { type: 'became-looked-after', on: '2026-02-23' };
/** From Monday 16 March 20 working days pass Good Friday and Easter Monday: Wednesday 15 April. 20 days end on 5 April. */
const FIRST_DAY = '2026-03-16';

describe('an adjourned review', () => {
  const adjourned = (completedOn: string): EventInput[] => [
    LOOKED_AFTER,
    { type: 'review-adjourned', review: 'r1', on: FIRST_DAY },
    { type: 'review-started', review: 'r1', on: completedOn },
    { type: 'review-completed', review: 'r1', on: completedOn },
  ];

  for (const procedure of ['national', 'bwd']) {
    test(`is completed within 20 working days of the day it was to be held, under ${procedure} [ADJ-03]`, () => {
      const completed = (on: string) =>
        rowOf('review.complete', { procedure, asOf: '2026-05-01', events: adjourned(on) });
      has(completed('2026-04-15'), { due: '2026-04-15', target: null, status: 'met', layer: 'statute' });
      has(completed('2026-04-16'), { status: 'met-late', daysLate: 1 });
    });
  }

  test('that is not completed is overdue after the twentieth working day [ADJ-03]', () => {
    const events = [LOOKED_AFTER, { type: 'review-adjourned', review: 'r1', on: FIRST_DAY }];
    has(rowOf('review.complete', { asOf: '2026-04-15', events }), { status: 'upcoming' });
    has(rowOf('review.complete', { asOf: '2026-04-16', events }), { status: 'overdue', daysLate: 1 });
  });

  test('keeps the day on which it was to be held as its date of record [ADJ-10]', () => {
    const told = { asOf: '2026-05-01', events: adjourned('2026-04-10') };
    has(rowOf('review.first', told), { metOn: '2026-03-16', status: 'met' });
    has(rowOf('review.second', told), { due: '2026-06-16' });
  });
});

describe('a series of meetings', () => {
  const series = (procedure: string, completedOn: string) => ({
    procedure,
    asOf: '2026-05-01',
    events: [
      LOOKED_AFTER,
      { type: 'review-started', review: 'r1', on: FIRST_DAY },
      { type: 'review-completed', review: 'r1', on: completedOn },
    ],
  });

  test('is completed within 20 working days of its first meeting [ADJ-13]', () => {
    has(rowOf('review.complete', series('national', '2026-04-15')), { due: '2026-04-15', target: null, status: 'met' });
    has(rowOf('review.complete', series('national', '2026-04-16')), { status: 'met-late', daysLate: 1 });
  });

  test('has a target of 20 calendar days in Blackburn with Darwen, which decides nothing [ADJ-13]', () => {
    const row = rowOf('review.complete', series('bwd', '2026-04-15'));
    has(row, { target: '2026-04-05', due: '2026-04-15', status: 'met', daysLate: null });
  });

  test('has the day of its first meeting as its date of record [ADJ-14]', () => {
    const told = series('national', '2026-04-15');
    has(rowOf('review.first', told), { metOn: '2026-03-16' });
    has(rowOf('review.second', told), { due: '2026-06-16' });
  });
});
