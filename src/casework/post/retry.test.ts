import assert from 'node:assert/strict';
import { it } from 'node:test';
import { minutesUntilNextAttempt } from './retry.ts';

it('waits longer each time, and gives up after the seventh', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7].map(minutesUntilNextAttempt);
  assert.deepEqual(waits, [1, 5, 15, 60, 240, 720, undefined]);
});
