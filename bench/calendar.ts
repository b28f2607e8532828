import { cpus } from 'node:os';
import { addDays, type Day, dayFromIso } from '../src/rules/calendar/day.ts';
import { addWorkingDays } from '../src/rules/calendar/working-days.ts';

/**
 * Working-day sums a second in one process on one core: `addWorkingDays` from many days of many years, forwards and
 * back, with every answer used. Prints one line of JSON.
 */
const SUMS_PER_ROUND = 20_000_000;
const WARM_UP_SUMS = 2_000_000;
const ROUNDS = 5;
/** A power of two, so that stepping through the starts costs next to nothing. */
const STARTS = 8192;

const first = dayFromIso('2005-01-01');
if (first === undefined) throw new Error('The first start is not a day.');

const starts = Array.from({ length: STARTS }, (_, index) => addDays(first, (index * 4099) % STARTS));
const counts = [20, 10, 5, -20, 15, -3, 2, -10];

function sum(times: number): number {
  let total = 0;
  for (let i = 0; i < times; i++) {
    const start = starts[i & (STARTS - 1)] as Day;
    total = (total + addWorkingDays(start, counts[i & 7] ?? 0)) | 0;
  }
  return total;
}

function perSecond(): number {
  const began = process.hrtime.bigint();
  const total = sum(SUMS_PER_ROUND);
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  if (total === 0) throw new Error('The sums were not made.');
  return Math.round(SUMS_PER_ROUND / seconds);
}

sum(WARM_UP_SUMS);
const rates = Array.from({ length: ROUNDS }, perSecond).sort((a, b) => a - b);
const result = {
  name: 'working-day sums',
  perSecond: rates[ROUNDS >> 1],
  node: process.version,
  cpu: cpus()[0]?.model ?? 'unknown',
  date: Temporal.Now.plainDateISO().toString(),
};
process.stdout.write(`${JSON.stringify(result)}\n`);
