import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { monthsOf, percent, standingInWords, weighCaseload } from './model.ts';

it('whoever has figures of their own is judged by those, as a senior IRO is [RLE-02]', () => {
  const own = { least: 20, most: 40 };
  for (const [children, standing, words] of [
    [19, 'below', 'fewer than their own 20'],
    [38, 'within', 'within their own 20 to 40'],
    [41, 'above', 'more than their own 40'],
  ] as const) {
    assert.equal(weighCaseload(children, 1, own).standing, standing);
    assert.equal(standingInWords(standing, own), words);
  }
  assert.equal(standingInWords('below'), 'fewer than 50');
  assert.equal(standingInWords('within'), '50 to 70');
});

describe('a caseload', () => {
  it('is 50 to 70 children for a full post, and a part of a post has its part of them [CAS-01]', () => {
    assert.deepEqual(weighCaseload(49, 1), { perFullTime: 49, standing: 'below' });
    assert.deepEqual(weighCaseload(50, 1), { perFullTime: 50, standing: 'within' });
    assert.deepEqual(weighCaseload(70, 1), { perFullTime: 70, standing: 'within' });
    assert.deepEqual(weighCaseload(71, 1), { perFullTime: 71, standing: 'above' });
    assert.deepEqual(weighCaseload(40, 0.6), { perFullTime: 66.7, standing: 'within' });
    assert.deepEqual(weighCaseload(43, 0.6), { perFullTime: 71.7, standing: 'above' });
  });
});

describe('a share', () => {
  it('is of a hundred to one decimal, and only all of them are a hundred', () => {
    assert.deepEqual([percent(1, 3), percent(1999, 2000), percent(2000, 2000), percent(0, 7)], [33.3, 99.9, 100, 0]);
  });

  it('of nothing is not known', () => {
    assert.equal(percent(0, 0), null);
  });
});

describe('the months of a period', () => {
  it('run over the turn of the year', () => {
    assert.deepEqual(monthsOf({ from: '2025-11-01', until: '2026-02-28' }), [
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
    ]);
  });
});
