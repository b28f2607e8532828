import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findOverlapping, fitIntoTimes } from './fit-into-times.ts';

const FIRST = { startedOn: '2026-01-05', endedOn: '2026-03-02' };
const SECOND = { startedOn: '2026-03-02', endedOn: null };

describe('something that begins on a day', () => {
  it('ends what goes on over it, and goes on itself', () => {
    assert.deepEqual(fitIntoTimes([FIRST, SECOND], '2026-06-01'), { fits: true, endsWith: SECOND, endedOn: null });
  });

  it('ends where the next begins, also where nothing goes on over its day', () => {
    assert.deepEqual(fitIntoTimes([FIRST, SECOND], '2026-02-01'), {
      fits: true,
      endsWith: FIRST,
      endedOn: '2026-03-02',
    });
    assert.deepEqual(fitIntoTimes([SECOND], '2025-02-01'), { fits: true, endsWith: undefined, endedOn: '2026-03-02' });
    assert.deepEqual(fitIntoTimes([], '2025-02-01'), { fits: true, endsWith: undefined, endedOn: null });
  });

  it('does not fit where another begins on that very day', () => {
    assert.deepEqual(fitIntoTimes([FIRST, SECOND], '2026-03-02'), { fits: false, beside: SECOND });
  });
});

describe('two times', () => {
  it('overlap where they share a day, and not where one ends as the other begins', () => {
    assert.equal(findOverlapping([FIRST], { startedOn: '2026-03-01', endedOn: null }), FIRST);
    assert.equal(findOverlapping([FIRST], SECOND), undefined);
    assert.equal(findOverlapping([SECOND], { startedOn: '2025-01-01', endedOn: '2026-03-02' }), undefined);
    assert.equal(findOverlapping([SECOND], { startedOn: '2025-01-01', endedOn: '2026-03-03' }), SECOND);
  });

  it('do not overlap where one of them began and ended on one day', () => {
    assert.equal(findOverlapping([FIRST], { startedOn: '2026-02-01', endedOn: '2026-02-01' }), undefined);
  });
});
