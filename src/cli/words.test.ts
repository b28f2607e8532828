import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counted, dayInWords, lawInWords, onOneLine, shortName, termsInWords, withoutSteering } from './words.ts';

test('writes days and moments as people do', () => {
  assert.equal(dayInWords('2026-01-05'), '5 January 2026');
  assert.equal(dayInWords('2026-01-05T14:30'), '5 January 2026 at 14:30');
});

test('counts in the singular and the plural', () => {
  assert.equal(counted(0, 'child', 'children'), '0 children');
  assert.equal(counted(1, 'child', 'children'), '1 child');
  assert.equal(counted(82_000, 'child', 'children'), '82,000 children');
});

test('says when a duty is due, with its window and its prompt', () => {
  const terms = { countsFrom: 'the review', due: '10 days before the review' };
  assert.equal(termsInWords(terms), '10 days before the review');
  const more = { ...terms, earliest: '20 days before the review', target: '12 days before the review' };
  assert.equal(
    termsInWords(more),
    '10 days before the review, not before 20 days before the review; prompts 12 days before the review',
  );
});

test('names provisions by their sources', () => {
  const citations = [
    { source: 'cppcr-2010', provision: 'reg 33(1)' },
    { source: 'handbook', provision: '3.23' },
  ];
  assert.equal(lawInWords(citations), 'cppcr-2010 reg 33(1), handbook 3.23');
});

test('shows nothing that steers a terminal', () => {
  const steering = 'a\u001b[31mb\u0000c\u009bd\u007fe\u202ef\u2066g\r\nh\u2028i\tj';
  assert.equal(onOneLine(steering), 'a�[31mb�c�d�e�f�g��h�i�j');
  assert.equal(withoutSteering(steering), 'a�[31mb�c�d�e�f�g�\nh�i�j');
  assert.equal(onOneLine('Zoë 🦉 日本 – “quoted”'), 'Zoë 🦉 日本 – “quoted”');
});

test('shortens a name that has no end, and tears no character apart', () => {
  assert.equal(shortName('K0000194'), 'K0000194');
  assert.equal(shortName('x'.repeat(48)), 'x'.repeat(48));
  assert.equal(shortName('x'.repeat(49)), `${'x'.repeat(47)}…`);
  assert.equal(shortName('x'.repeat(1_000_000)), `${'x'.repeat(47)}…`);
  assert.equal(shortName('🦉'.repeat(48)), '🦉'.repeat(48));
  assert.equal(shortName('🦉'.repeat(1000)), `${'🦉'.repeat(47)}…`);
  assert.equal(shortName('a\nb'), 'a�b');
});
