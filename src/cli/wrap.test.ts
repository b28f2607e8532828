import assert from 'node:assert/strict';
import { test } from 'node:test';
import { table } from './table.ts';
import { wrap } from './wrap.ts';

const PAGE_COLUMNS = 100;
const WORDS =
  'as soon as practicable, and by the day of the review, 26 March 2026: full notice was impossible, because';

test('breaks between words, and indents each line, those after the first further', () => {
  const lines = wrap(`${WORDS} ${WORDS}`, 30, 2).split('\n');
  assert.deepEqual(
    lines.map((line) => line.length - line.trimStart().length),
    [30, 32, 32, 32],
  );
  for (const line of lines) assert.ok(line.length <= PAGE_COLUMNS);
  assert.equal(lines.map((line) => line.trim()).join(' '), `${WORDS} ${WORDS}`);
});

test('fills a line to the last column and not beyond', () => {
  const full = `${'a'.repeat(49)} ${'b'.repeat(50)}`;
  assert.equal(wrap(full, 0), full);
  assert.equal(wrap(full, 1), ` ${'a'.repeat(49)}\n ${'b'.repeat(50)}`);
});

test('never tears a day apart', () => {
  for (let before = 60; before < 100; before += 1) {
    const text = `${'x'.repeat(before)} on 28 September 2026 and 3 May 2027.`;
    const lines = wrap(text, 0).split('\n');
    assert.equal(lines.join(' '), text);
    for (const day of ['28 September 2026', '3 May 2027'])
      assert.ok(
        lines.some((line) => line.includes(day)),
        day,
      );
  }
});

test('leaves a word whole that is wider than the page', () => {
  const wide = 'w'.repeat(150);
  assert.equal(wrap(`a ${wide} b`, 2), `  a\n  ${wide}\n  b`);
  assert.equal(wrap('', 2), '  ');
});

test('lays out columns of equal width, numbers to the right', () => {
  const words = table(
    ['rule', 'due', 'late'],
    [
      ['review.first', '1,234', '5'],
      ['all', '9', ''],
    ],
    { numbersFrom: 1 },
  );
  assert.equal(
    words,
    ['  rule            due  late', '  review.first  1,234     5', '  all               9'].join('\n'),
  );
});

test('breaks the sentences of a last column beneath each other', () => {
  const rows = [
    ['148', `${WORDS} ${WORDS}`],
    ['FP-LONG', 'short'],
  ];
  const words = table(['code', 'what to mend'], rows, { endsInSentences: true });
  const lines = words.split('\n');
  assert.equal(lines[0], '  code     what to mend');
  assert.equal(lines.at(-1), '  FP-LONG  short');
  for (const line of lines.slice(2, -1)) assert.match(line, /^ {11}\S/);
  for (const line of lines) assert.ok(line.length <= PAGE_COLUMNS);
});
