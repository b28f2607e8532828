/** What follows a review, and when: docs/requirements.md, groups OUT, DEC and ADM. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { EventInput } from '../../src/rules/index.ts';
import { has, held, rowOf, rowsOf } from './timetable-of.ts';

/**
 * The review was completed in its second meeting, on Monday 16 March. Good Friday is 3 April and Easter Monday 6 April:
 * 5 working days end on 23 March, 10 on 30 March, 15 on 8 April, 20 on 15 April and 25 on 22 April.
 */
const COMPLETED: readonly EventInput[] = [
  { type: 'became-looked-after', on: '2026-02-16' },
  { type: 'review-started', review: 'r1', on: '2026-03-09' },
  { type: 'review-completed', review: 'r1', on: '2026-03-16' },
];

function outcome(rule: string, procedure: string, ...events: EventInput[]) {
  return rowOf(`outcome.${rule}`, { procedure, asOf: '2026-05-01', events: [...COMPLETED, ...events] });
}

function done(type: string, on: string): EventInput {
  return { type, review: 'r1', on };
}

describe('the decisions', () => {
  test('are issued within five working days of the completion of the review [OUT-01]', () => {
    has(outcome('decisions', 'national', done('decisions-issued', '2026-03-23')), { due: '2026-03-23', status: 'met' });
    has(outcome('decisions', 'national', done('decisions-issued', '2026-03-24')), { status: 'met-late', daysLate: 1 });
  });

  test('are issued in Blackburn with Darwen within five working days of the last meeting [OUT-02, OUT-03]', () => {
    has(outcome('decisions', 'bwd'), { due: '2026-03-23', actor: 'independent reviewing officer', status: 'overdue' });
  });

  test('are not owed before the review is completed [OUT-01]', () => {
    const told = { asOf: '2026-03-10', events: COMPLETED };
    assert.deepEqual(rowsOf('outcome.decisions', told), []);
  });
});

describe('the full record', () => {
  test('is completed within 15 working days [OUT-04]', () => {
    has(outcome('full-record', 'national', done('record-completed', '2026-04-08')), {
      due: '2026-04-08',
      status: 'met',
    });
    has(outcome('full-record', 'national', done('record-completed', '2026-04-09')), {
      status: 'met-late',
      daysLate: 1,
    });
  });

  test('is completed within 20 working days in Blackburn with Darwen, the national day beside it [OUT-05]', () => {
    const row = outcome('full-record', 'bwd', done('record-completed', '2026-04-15'));
    has(row, { due: '2026-04-15', nationalDue: '2026-04-08', status: 'met' });
  });

  test('is distributed within 20 working days [OUT-06, ADM-02]', () => {
    const sent = (on: string) => outcome('distribution', 'national', done('record-distributed', on));
    has(sent('2026-04-15'), { due: '2026-04-15', status: 'met', actor: 'review administrator' });
    has(sent('2026-04-16'), { status: 'met-late', daysLate: 1 });
  });

  test('is distributed within 25 working days in Blackburn with Darwen, the national day beside it [OUT-07]', () => {
    const row = outcome('distribution', 'bwd', done('record-distributed', '2026-04-22'));
    has(row, { due: '2026-04-22', nationalDue: '2026-04-15', status: 'met', actor: 'review administrator' });
  });
});

test('the care plan is brought up to date within ten working days [OUT-17]', () => {
  const updated = (on: string) => outcome('care-plan-updated', 'national', done('care-plan-updated', on));
  has(updated('2026-03-30'), { due: '2026-03-30', status: 'met', actor: 'social worker' });
  has(updated('2026-03-31'), { status: 'met-late', daysLate: 1 });
});

describe('the manager', () => {
  /** Received on Monday 30 March: five working days pass Easter and end on Wednesday 8 April. */
  const answer = (asOf: string, ...events: EventInput[]) =>
    rowOf('outcome.manager-response', {
      asOf,
      events: [
        { type: 'became-looked-after', on: '2026-02-16' },
        ...held('r1', '2026-03-16'),
        done('decisions-issued', '2026-03-20'),
        done('decisions-received', '2026-03-30'),
        ...events,
      ],
    });

  test('considers the decisions within five working days of receiving them [DEC-02]', () => {
    has(answer('2026-04-08'), { due: '2026-04-08', status: 'upcoming', actor: 'team manager' });
    has(answer('2026-05-01', done('manager-responded', '2026-04-08')), { status: 'met', metOn: '2026-04-08' });
  });

  test('who says nothing in that time has agreed, without anyone doing anything [DEC-04]', () => {
    has(answer('2026-04-08'), { status: 'upcoming' });
    has(answer('2026-04-09'), { status: 'deemed-agreed', metOn: null, daysLate: null });
  });

  test('who answers later has agreed all the same [DEC-04]', () => {
    const late = answer('2026-05-01', done('manager-responded', '2026-04-10'));
    has(late, { status: 'deemed-agreed', metOn: '2026-04-10', daysLate: null });
  });
});
