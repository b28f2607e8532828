import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { minutesLockedAfter } from './lock-out.ts';

describe('an account', () => {
  it('rests not at all up to the fourth failure, then a minute, twice as long each time, and never more than an hour', () => {
    const failures = Array.from({ length: 14 }, (_, index) => index);
    assert.deepEqual(failures.map(minutesLockedAfter), [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
    assert.equal(minutesLockedAfter(1_000_000), 60);
  });
});
