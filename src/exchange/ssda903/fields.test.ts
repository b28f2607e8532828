import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { splitLines } from './fields.ts';

test('takes lines apart, without surrounding spaces and quotation marks', () => {
  assert.deepEqual(splitLines(['A1, 01/04/2025 ,"S"', '"A,1","say ""S""",'], ','), [
    ['A1', '01/04/2025', 'S'],
    ['A,1', 'say "S"', ''],
  ]);
});

test('keeps blank values at the beginning and the end, whatever parts the values', () => {
  for (const separator of [',', ';', '\t', '|'] as const) {
    assert.deepEqual(splitLines([['', 'B', '', ''].join(separator)], separator), [['', 'B', '', '']], separator);
  }
});

test('gives up a line whose quotation marks go wrong, and loses none of its neighbours', () => {
  const lines = ['A1,S', '"A2,S', 'A3,S', 'A4,S"', 'A5,"S" x', 'A6,S', 'A7,"S', 'A8,S'];
  assert.deepEqual(splitLines(lines, ','), [
    ['A1', 'S'],
    undefined,
    ['A3', 'S'],
    undefined,
    undefined,
    ['A6', 'S'],
    undefined,
    ['A8', 'S'],
  ]);
});

test('gives as many answers as there are lines, and of lines without quotation marks what a split gives', () => {
  const value = fc.string({ unit: fc.constantFrom('A', '1', '/', '"', 'Ü') });
  const line = fc.array(value, { minLength: 1, maxLength: 4 }).map((values) => `A1,${values.join(',')}`);
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      const split = splitLines(lines, ',');
      assert.equal(split.length, lines.length);
      for (const [index, text] of lines.entries()) {
        if (!text.includes('"')) assert.deepEqual(split[index], text.split(','));
      }
    }),
  );
});
