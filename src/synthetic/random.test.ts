import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Random } from './random.ts';

const DRAWS = 20_000;

function fractions(random: Random, count: number): number[] {
  return Array.from({ length: count }, () => random.fraction());
}

test('gives the same stream for the same keys and another for any other', () => {
  const first = fractions(new Random(7, 3), 50);
  assert.deepEqual(fractions(new Random(7, 3), 50), first);
  for (const other of [new Random(7, 4), new Random(8, 3), new Random(3, 7), new Random(7, 3, 0)]) {
    assert.notDeepEqual(fractions(other, 50), first);
  }
});

test('tells seeds apart that differ only above 32 bits', () => {
  assert.notDeepEqual(fractions(new Random(1), 5), fractions(new Random(1 + 2 ** 32), 5));
});

test('spreads fractions evenly over nought to one', () => {
  const tenths = new Array<number>(10).fill(0);
  for (const fraction of fractions(new Random(1), DRAWS))
    tenths[Math.floor(fraction * 10)] = (tenths[Math.floor(fraction * 10)] ?? 0) + 1;
  for (const count of tenths) assert.ok(Math.abs(count - DRAWS / 10) < DRAWS / 100, `${count} in a tenth`);
});

test('gives streams of neighbouring keys that have nothing to do with each other', () => {
  const heads = Array.from({ length: DRAWS }, (_, key) => new Random(1, key).fraction());
  const mean = heads.reduce((sum, head) => sum + head, 0) / DRAWS;
  const pairs =
    heads.slice(1).reduce((sum, head, index) => sum + (head - 0.5) * ((heads[index] ?? 0) - 0.5), 0) / DRAWS;
  assert.ok(Math.abs(mean - 0.5) < 0.01, `mean ${mean}`);
  assert.ok(Math.abs(pairs) < 0.002, `correlation ${pairs}`);
});

test('draws whole numbers with both ends included', () => {
  const random = new Random(2);
  const drawn = new Set(Array.from({ length: 500 }, () => random.between(3, 6)));
  assert.deepEqual([...drawn].sort(), [3, 4, 5, 6]);
});

test('draws codes and choices by their weights, and never one of no weight', () => {
  const random = new Random(3);
  const codes = Array.from({ length: DRAWS }, () => random.weighted({ often: 3, seldom: 1, never: 0 }));
  const often = codes.filter((code) => code === 'often').length / DRAWS;
  assert.ok(Math.abs(often - 0.75) < 0.02, `${often}`);
  assert.ok(!codes.includes('never'));
  const choices = Array.from(
    { length: DRAWS },
    () =>
      random.choose([
        { weight: 1, name: 'a' },
        { weight: 4, name: 'b' },
      ]).name,
  );
  assert.ok(Math.abs(choices.filter((name) => name === 'b').length / DRAWS - 0.8) < 0.02);
});

test('refuses a choice without any weight', () => {
  assert.throws(() => new Random(1).weighted({ none: 0 }), RangeError);
  assert.throws(() => new Random(1).choose([]), RangeError);
});

test('draws days around their median and within their limits', () => {
  const random = new Random(4);
  const days = Array.from({ length: DRAWS }, () => random.days({ median: 100, spread: 0.8, least: 10, most: 1000 }));
  const median = days.sort((a, b) => a - b)[DRAWS / 2] ?? 0;
  assert.ok(Math.abs(median - 100) < 5, `${median}`);
  assert.ok((days[0] ?? 0) >= 10 && (days.at(-1) ?? 0) <= 1000);
});

test('waits for its mean on average', () => {
  const random = new Random(5);
  const mean = Array.from({ length: DRAWS }, () => random.wait(40)).reduce((sum, wait) => sum + wait, 0) / DRAWS;
  assert.ok(Math.abs(mean - 40) < 1.5, `${mean}`);
});
