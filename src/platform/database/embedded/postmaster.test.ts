import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { settingsFor } from './postmaster.ts';

const GIBIBYTE = 1024 ** 3;

describe('the memory of the embedded server', () => {
  it('is a quarter of the machine, from 128 MB to 512 MB', () => {
    for (const [gibibytes, shared] of [
      [0.25, 128],
      [1, 256],
      [2, 512],
      [64, 512],
    ] as const) {
      assert.ok(settingsFor(gibibytes * GIBIBYTE).includes(`shared_buffers=${shared}MB`), `${gibibytes}`);
    }
  });
});
