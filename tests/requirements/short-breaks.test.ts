/** The timetable of a series of short breaks: docs/requirements.md, group SHB. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EventInput } from '../../src/rules/index.ts';
import { has, held, rowOf, timetableOf } from './timetable-of.ts';

/** The first placement day falls two weeks after the child became looked after, so that one can be told from the other. */
const SERIES: readonly EventInput[] = [
  { type: 'became-looked-after', on: '2026-03-02' },
  { type: 'short-breaks-started', on: '2026-03-16' },
];

test('the first review is due three months after the first placement day [SHB-01]', () => {
  has(rowOf('review.short-break.first', { asOf: '2026-06-16', events: SERIES }), {
    due: '2026-06-16',
    status: 'upcoming',
    layer: 'statute',
  });
  has(rowOf('review.short-break.first', { asOf: '2026-06-17', events: SERIES }), { status: 'overdue', daysLate: 1 });
});

test('later reviews are due six months after the one before [SHB-02]', () => {
  const second = (on: string) =>
    rowOf(
      'review.short-break.subsequent',
      {
        asOf: '2026-12-31',
        events: [...SERIES, ...held('r1', '2026-06-08'), ...held('r2', on)],
      },
      'r2',
    );
  has(second('2026-12-08'), { due: '2026-12-08', status: 'met', layer: 'statute' });
  has(second('2026-12-09'), { status: 'met-late', daysLate: 1 });
});

test('a review that is brought forward counts, and the next is counted from it [SHB-03]', () => {
  const told = { asOf: '2026-05-01', events: [...SERIES, ...held('r1', '2026-04-13')] };
  has(rowOf('review.short-break.first', told), { due: '2026-06-16', status: 'met', metOn: '2026-04-13' });
  has(rowOf('review.short-break.subsequent', told), { due: '2026-10-13' });
});

test('its reviews go by rules of their own, the first of them later than for other looked-after children [SHB-05]', () => {
  const [lookedAfter] = SERIES;
  const reviewsOf = (events: readonly EventInput[]) =>
    timetableOf({ asOf: '2026-03-20', events })
      .obligations.filter(({ rule }) => rule.startsWith('review.'))
      .map(({ rule, due }) => ({ rule, due }));
  assert.deepEqual(reviewsOf(SERIES), [{ rule: 'review.short-break.first', due: '2026-06-16' }]);
  assert.ok(lookedAfter !== undefined);
  assert.deepEqual(reviewsOf([lookedAfter]), [{ rule: 'review.first', due: '2026-03-30' }]);
});
