import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayFromCivil, isoFromDay } from '../calendar/day.ts';
import type { EventInput } from '../facts/case-input.ts';
import { workOutTimetable } from './timetable.ts';
import type { WhyThisDay } from './why.ts';

const IN_CARE: EventInput = { type: 'became-looked-after', on: '2026-03-16' };

test('a count of working days names the fact, the figure and each day that it skips', () => {
  const { own, ordinary } = whyOf('national', [IN_CARE], 'review.first');
  assert.equal(own.countsFrom, 'the child became looked after');
  assert.equal(own.figure, '20 working days after');
  assert.equal(isoFromDay(own.from), '2026-03-16');
  assert.equal(isoFromDay(own.gives), '2026-04-15');
  const holidays = own.skipped.filter(({ kind }) => kind === 'holiday');
  assert.deepEqual(
    holidays.map(({ day, name }) => [isoFromDay(day), name]),
    [
      ['2026-04-03', 'Good Friday'],
      ['2026-04-06', 'Easter Monday'],
    ],
  );
  assert.equal(own.skipped.length - holidays.length, 8, 'and four weekends');
  assert.equal(ordinary, undefined);
});

test('a count of months skips no day', () => {
  const review = { type: 'review-started', review: 'r1', on: '2026-04-10' };
  const { own } = whyOf('national', [IN_CARE, review], 'review.second');
  assert.equal(own.figure, '3 months after');
  assert.deepEqual(own.skipped, []);
  assert.equal(own.countsWorkingDays, false);
});

test('an authority’s own figure stands beside the national one', () => {
  const { own, nationally } = whyOf('bwd', [IN_CARE, ...heldOn('2026-04-10')], 'outcome.full-record');
  assert.equal(own.figure, '20 working days after');
  assert.equal(nationally?.figure, '15 working days after');
});

test('what is counted in hours gives the day of its last hour', () => {
  const told = { type: 'service-notified', at: '2026-03-16T10:00' };
  const { own } = whyOf('expectations', [IN_CARE, told], 'allocation.appoint-iro');
  assert.equal(own.figure, '48 hours after');
  assert.equal(isoFromDay(own.gives), '2026-03-18');
});

function heldOn(on: string): EventInput[] {
  return [
    { type: 'review-started', review: 'r1', on },
    { type: 'review-completed', review: 'r1', on },
  ];
}

function whyOf(procedure: string, events: readonly EventInput[], rule: string): WhyThisDay {
  const outcome = workOutTimetable({ events }, { procedure, asOf: dayFromCivil(2026, 4, 20) });
  assert.ok(!('error' in outcome));
  const obligation = outcome.obligations.find((each) => each.rule.id === rule);
  assert.ok(obligation, `${rule} is owed`);
  return obligation.why();
}
