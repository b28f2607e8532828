import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LinePool } from '../../src/cli/line-pool.ts';
import { dayFromCivil } from '../../src/rules/calendar/day.ts';

const DEFAULTS = { procedure: 'national', asOf: dayFromCivil(2026, 11, 22) };
/** Enough for threads to be worth their start. */
const LONG_LINE = { number: 1, text: JSON.stringify({ id: 'x'.repeat(3 * 1024 * 1024) }) };
const SHORT_LINE = { number: 2, text: '{"id":"short"}' };

const programOf = (code: string) => new URL(`data:text/javascript,${encodeURIComponent(code)}`);

test('fails at once what a thread is asked that dies, and all that it is asked after', async () => {
  const dies = programOf(
    "import { parentPort } from 'node:worker_threads'; parentPort.once('message', () => { throw new Error('out of memory'); });",
  );
  const pool = new LinePool(DEFAULTS, dies);
  // Batches go to the threads in turn, so that each thread is asked more than once.
  const asked = Array.from({ length: 12 }, (_, index) => pool.workOut([index === 0 ? LONG_LINE : SHORT_LINE]));
  for (const outcome of await Promise.allSettled(asked)) assert.equal(outcome.status, 'rejected');
  await assert.rejects(pool.workOut([SHORT_LINE]), /out of memory/);
  await pool.close();
});

test('fails what it is asked where its threads cannot start', async () => {
  const pool = new LinePool(DEFAULTS, programOf("throw new Error('no such program');"));
  await assert.rejects(pool.workOut([LONG_LINE]), /no such program/);
  await pool.close();
});

test('works short input out without a thread', async () => {
  const pool = new LinePool(DEFAULTS, programOf("throw new Error('not to be started');"));
  const { hasRefusals } = await pool.workOut([SHORT_LINE]);
  assert.equal(hasRefusals, false);
  assert.equal(pool.capacity, 1);
  await pool.close();
});
