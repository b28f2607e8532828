import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayFromCivil } from '../calendar/day.ts';
import type { EventInput } from '../facts/case-input.ts';
import { workOutTimetable } from './timetable.ts';
import { toContractResult } from './to-contract.ts';

const IN_CARE: EventInput = { type: 'became-looked-after', on: '2026-01-05' };

test('an ordinary day says the figure, the fact it counts from and its day', () => {
  const rows = explainAll('national', [IN_CARE, ...held('r1', '2026-01-28')]);
  assert.equal(rows.get('review.first r1'), '20 working days after the child became looked after on 5 January 2026');
  assert.equal(rows.get('review.second #2'), '3 months after the first review on 28 January 2026');
  assert.equal(rows.get('outcome.decisions r1'), '5 working days after the review was completed on 28 January 2026');
});

test('a day counted back says before', () => {
  const rows = explainAll('national', [IN_CARE, ...held('r1', '2026-01-28')]);
  assert.equal(rows.get('preparation.pep r1'), '3 working days before the review on 28 January 2026');
});

test('a day that is the very day says so', () => {
  const rows = explainAll('national', [IN_CARE, ...held('r1', '2026-01-28')]);
  assert.equal(rows.get('preparation.iro-sees-child r1'), 'on the day of the review, 28 January 2026');
});

test('as soon as practicable says that full notice was impossible, and why', () => {
  const rows = explainAll('national', [IN_CARE, ...held('r1', '2026-01-28')]);
  assert.equal(
    rows.get('preparation.social-worker-consults-child r1'),
    'as soon as practicable, and by the day of the review, 28 January 2026: full notice was impossible, because ' +
      '20 working days before the review on 28 January 2026 is before the child became looked after on 5 January 2026',
  );
});

test('where two figures are written, both are said', () => {
  const rows = explainAll('bwd', [IN_CARE, ...held('r1', '2026-01-28')]);
  assert.equal(
    rows.get('review.second #2'),
    'the earlier of 3 months and 91 days after the first review on 28 January 2026',
  );
});

test('where the ordinary review comes sooner, both days can be seen', () => {
  const rows = explainAll('national', [IN_CARE, { type: 'authorised-for-adoption', on: '2026-01-12' }]);
  assert.equal(
    rows.get('review.adoption.authorised.first #1'),
    '20 working days after the child became looked after on 5 January 2026; sooner than 3 months after the authority was ' +
      'authorised to place the child for adoption on 12 January 2026',
  );
});

test('where the ordinary review comes on the same day, it is not called sooner', () => {
  const rows = explainAll('national', [
    { type: 'became-looked-after', on: '2025-09-01' },
    ...held('r1', '2025-09-26'),
    ...held('r2', '2025-12-15'),
    { type: 'authorised-for-adoption', on: '2025-12-16' },
    ...held('r3', '2026-02-02'),
  ]);
  assert.equal(
    rows.get('review.adoption.authorised.subsequent #4'),
    '6 months after the previous review on 2 February 2026',
  );
});

test('hours are counted from a moment', () => {
  const rows = explainAll('expectations', [IN_CARE, { type: 'service-notified', at: '2026-01-06T09:05' }]);
  assert.equal(
    rows.get('allocation.appoint-iro'),
    '48 hours after the IRO service was notified at 09:05 on 6 January 2026',
  );
});

test('midway says between which days', () => {
  const rows = explainAll('expectations', [IN_CARE, ...held('r1', '2026-01-28')]);
  assert.equal(
    rows.get('contact.midway r1'),
    'halfway from the review on 28 January 2026 to 28 April 2026, when the next is due',
  );
});

test('a clock that started anew says what started it', () => {
  const rows = explainAll('national', [
    IN_CARE,
    { type: 'short-breaks-started', on: '2026-01-05' },
    { type: 'short-breaks-ended', on: '2026-02-02' },
  ]);
  assert.equal(
    rows.get('review.first #1'),
    '20 working days after the last day of the series of short breaks on 2 February 2026',
  );
});

test('the law before April 2011 says its own figure', () => {
  const rows = explainAll('national', [{ type: 'became-looked-after', on: '2010-12-20' }]);
  assert.equal(rows.get('review.first #1'), '28 days after the child became looked after on 20 December 2010');
});

function held(review: string, on: string): EventInput[] {
  return [
    { type: 'review-started', review, on },
    { type: 'review-completed', review, on },
  ];
}

/** The explanation of every row, by "rule about". */
function explainAll(procedure: string, events: readonly EventInput[]): ReadonlyMap<string, string> {
  const outcome = workOutTimetable({ events }, { procedure, asOf: dayFromCivil(2026, 2, 20) });
  if ('error' in outcome) return assert.fail(`${outcome.error.pointer} ${outcome.error.message}`);
  return new Map(
    toContractResult(outcome).obligations.map(({ rule, about, explanation }) => [
      about === null ? rule : `${rule} ${about}`,
      explanation,
    ]),
  );
}
