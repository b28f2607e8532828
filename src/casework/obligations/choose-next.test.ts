import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseNext } from './choose-next.ts';
import type { OpenObligation } from './list-open-obligations.ts';

const TODAY = '2026-11-20';

test('the next review is always among what matters next', () => {
  const review = due('review', '2027-03-01');
  const chosen = chooseNext(review, [due('a', '2026-11-19'), due('b', '2026-11-23'), due('c', '2026-11-30')], TODAY);
  assert.deepEqual(
    chosen.map(({ id }) => id),
    ['a', 'b', 'review'],
  );
});

test('an old duty does not push tomorrow’s aside', () => {
  const chosen = chooseNext(
    undefined,
    [due('old', '2019-01-01'), due('a', '2026-11-21'), due('b', '2026-11-26'), due('c', '2026-12-04')],
    TODAY,
  );
  assert.deepEqual(
    chosen.map(({ id }) => id),
    ['a', 'b', 'c'],
  );
});

test('of two as near to today the late one comes in', () => {
  const chosen = chooseNext(
    due('review', '2026-11-20'),
    [due('soon', '2026-11-22'), due('late', '2026-11-18'), due('x', '2026-11-20')],
    TODAY,
  );
  assert.deepEqual(
    chosen.map(({ id }) => id),
    ['late', 'review', 'x'],
  );
});

test('the next review is not told twice', () => {
  const review = due('review', '2026-11-25');
  assert.deepEqual(chooseNext(review, [review], TODAY), [review]);
  assert.deepEqual(chooseNext(undefined, [], TODAY), []);
});

function due(id: string, dueOn: string): OpenObligation {
  return {
    id,
    rule: 'review.second',
    about: null,
    aboutOn: null,
    period: 1,
    actor: 'authority',
    dueOn,
    earliestOn: null,
    scheduleByOn: null,
    targetOn: null,
    layer: 'statute',
    statedDueOn: null,
    total: 1,
  };
}
