/** The timetable of adoption: docs/requirements.md, group ADP. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { EventInput } from '../../src/rules/index.ts';
import { has, held, rowOf, rowsOf, timetableOf } from './timetable-of.ts';

const LOOKED_AFTER: readonly EventInput[] = [
  { type: 'became-looked-after', on: '2026-01-05' },
  ...held('r1', '2026-01-28'),
  ...held('r2', '2026-04-20'),
];
const AUTHORISED: EventInput = { type: 'authorised-for-adoption', on: '2026-04-27' };
const PLACED: EventInput = { type: 'placed-for-adoption', on: '2026-08-03' };
const DISRUPTED: EventInput = { type: 'adoption-placement-disrupted', on: '2027-01-11' };

/** The rule that gives the open review its day. */
function openReview(asOf: string, ...events: EventInput[]) {
  const reviews = timetableOf({ asOf, events: [...LOOKED_AFTER, ...events] }).obligations.filter(
    ({ rule, metOn }) => rule.startsWith('review.') && rule !== 'review.complete' && metOn === null,
  );
  const [open] = reviews;
  return open !== undefined && reviews.length === 1 ? open : assert.fail(`${reviews.length} open reviews`);
}

test('reviews go by the adoption rules from authority or placement until care ends with the adoption order [ADP-01]', () => {
  assert.equal(openReview('2026-04-26').rule, 'review.subsequent');
  assert.equal(openReview('2026-04-27', AUTHORISED).rule, 'review.adoption.authorised.first');
  assert.equal(openReview('2026-08-03', AUTHORISED, PLACED).rule, 'review.adoption.placed.first');
  assert.equal(openReview('2026-08-03', PLACED).rule, 'review.adoption.placed.first');
  const ended = openReview('2026-08-10', AUTHORISED, PLACED, { type: 'ceased-looked-after', on: '2026-08-07' });
  has(ended, { rule: 'review.adoption.placed.first', status: 'not-applicable' });
});

describe('authorised and not placed', () => {
  test('the first review is due within three months of the authorisation [ADP-02]', () => {
    has(openReview('2026-07-27', AUTHORISED), { due: '2026-07-27', status: 'upcoming', layer: 'statute' });
    has(openReview('2026-07-28', AUTHORISED), { status: 'overdue', daysLate: 1 });
  });

  test('the first review is due sooner where the ordinary clock, which still runs, ends sooner [ADP-02]', () => {
    const later = { type: 'authorised-for-adoption', on: '2026-09-01' };
    has(openReview('2026-09-01', later), { rule: 'review.adoption.authorised.first', due: '2026-10-20' });
  });

  test('later reviews are due within six months of the one before [ADP-03]', () => {
    const events = [...LOOKED_AFTER, AUTHORISED, ...held('r3', '2026-07-27')];
    has(openReview('2026-08-01', AUTHORISED, ...held('r3', '2026-07-27')), {
      rule: 'review.adoption.authorised.subsequent',
      due: '2027-01-27',
    });
    const next = rowOf('review.adoption.authorised.subsequent', { asOf: '2027-01-28', events });
    has(next, { status: 'overdue', daysLate: 1, layer: 'statute' });
  });
});

describe('placed', () => {
  test('the first review is due within four weeks of the placement [ADP-04]', () => {
    const first = (on: string) =>
      rowOf('review.adoption.placed.first', {
        asOf: '2026-09-30',
        events: [...LOOKED_AFTER, PLACED, ...held('r3', on)],
      });
    has(first('2026-08-31'), { due: '2026-08-31', status: 'met', layer: 'statute' });
    has(first('2026-09-01'), { status: 'met-late', daysLate: 1 });
  });

  test('the second review is due within three months of the first [ADP-05]', () => {
    const second = (on: string) =>
      rowOf('review.adoption.placed.second', {
        asOf: '2026-12-31',
        events: [...LOOKED_AFTER, PLACED, ...held('r3', '2026-08-28'), ...held('r4', on)],
      });
    has(second('2026-11-28'), { due: '2026-11-28', status: 'met', layer: 'statute' });
    has(second('2026-11-29'), { status: 'met-late', daysLate: 1 });
  });

  const REVIEWED = [PLACED, ...held('r3', '2026-08-28'), ...held('r4', '2026-11-26')];

  test('later reviews are due every six months [ADP-06]', () => {
    const reviewed = [...REVIEWED, ...held('r5', '2027-05-26')];
    const told = { asOf: '2027-06-01', events: [...LOOKED_AFTER, ...reviewed] };
    has(rowOf('review.adoption.placed.subsequent', told, 'r5'), { due: '2027-05-26', status: 'met', layer: 'statute' });
    has(rowOf('review.adoption.placed.subsequent', told, '#6'), { due: '2027-11-26', status: 'upcoming' });
  });

  test('six-monthly reviews end with the adoption order, and with the end of the placement [ADP-06]', () => {
    const adopted = openReview('2027-06-01', ...REVIEWED, { type: 'ceased-looked-after', on: '2027-03-01' });
    has(adopted, { rule: 'review.adoption.placed.subsequent', status: 'not-applicable' });
    const told = { asOf: '2027-01-11', events: [...LOOKED_AFTER, ...REVIEWED, DISRUPTED] };
    assert.deepEqual(rowsOf('review.adoption.placed.subsequent', told), []);
  });

  test('a review held sooner than its limit counts, and the next is counted from it [ADP-07]', () => {
    const told = { asOf: '2026-09-01', events: [...LOOKED_AFTER, PLACED, ...held('early', '2026-08-10')] };
    has(rowOf('review.adoption.placed.first', told), { about: 'early', due: '2026-08-31', status: 'met' });
    has(rowOf('review.adoption.placed.second', told), { due: '2026-11-10' });
  });

  test('after a disruption a review falls from four to six weeks later, neither sooner nor later [ADP-08]', () => {
    const review = (on: string) =>
      rowOf('review.adoption.disruption', {
        asOf: '2027-03-31',
        events: [...LOOKED_AFTER, ...REVIEWED, DISRUPTED, ...held('r5', on)],
      });
    has(review('2027-02-07'), { earliest: '2027-02-08', due: '2027-02-22', status: 'met-early' });
    has(review('2027-02-08'), { status: 'met' });
    has(review('2027-02-22'), { status: 'met' });
    has(review('2027-02-23'), { status: 'met-late', daysLate: 1 });
  });
});
