import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayFromIso } from './day.ts';
import {
  addElapsedHours,
  compareMoments,
  dayOfMoment,
  formatMoment,
  type LocalMoment,
  momentFromText,
} from './london.ts';

function read(text: string): LocalMoment {
  const found = momentFromText(text);
  assert.ok(found !== undefined, `${text} should be a moment`);
  return found;
}

/** Any minute of 1995 to 2050 as its text, most of them near a change of the clocks. */
const momentText = fc
  .record({
    year: fc.integer({ min: 1995, max: 2050 }),
    month: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constantFrom(3, 10)),
    day: fc.oneof(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 22, max: 31 })),
    hour: fc.oneof(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 3 })),
    minute: fc.integer({ min: 0, max: 59 }),
  })
  .map((parts) => Temporal.PlainDateTime.from(parts).toString({ smallestUnit: 'minute' }));

test('a moment is read where its day and its time are real', () => {
  assert.equal(read('2026-01-28T14:30'), '2026-01-28T14:30');
  assert.equal(read('2024-02-29T00:00'), '2024-02-29T00:00');
  assert.equal(read('2026-01-28T23:59'), '2026-01-28T23:59');
});

test('what is not a real moment in the one accepted form is refused', () => {
  const refused = [
    '',
    '2026-01-28',
    '2026-01-28T14:3',
    '2026-01-28T14:30:00',
    '2026-01-28T14:30Z',
    '2026-01-28 14:30',
    '2026-01-28t14:30',
    '2026-01-28T14.30',
    '2026-01-28T24:00',
    '2026-01-28T14:60',
    '2026-01-28T1a:30',
    '2026-02-29T14:30',
    '0000-01-01T14:30',
  ];
  for (const text of refused) assert.equal(momentFromText(text), undefined, text);
});

test('a moment falls on the day that it names', () => {
  assert.equal(dayOfMoment(read('2026-06-30T23:30')), dayFromIso('2026-06-30'));
  assert.equal(dayOfMoment(read('2026-01-01T00:00')), dayFromIso('2026-01-01'));
});

test('hours run through nights, weekends and the ends of months and years', () => {
  assert.equal(addElapsedHours(read('2026-01-30T16:45'), 48), '2026-02-01T16:45');
  assert.equal(addElapsedHours(read('2025-12-31T23:05'), 1), '2026-01-01T00:05');
  assert.equal(addElapsedHours(read('2026-01-01T00:05'), -1), '2025-12-31T23:05');
  assert.equal(addElapsedHours(read('2026-01-28T09:05'), 0), '2026-01-28T09:05');
});

test('48 hours over the start of summer time end an hour later by the clock', () => {
  assert.equal(addElapsedHours(read('2026-03-28T10:00'), 48), '2026-03-30T11:00');
  assert.equal(addElapsedHours(read('2026-03-27T01:30'), 48), '2026-03-29T02:30');
  assert.equal(addElapsedHours(read('2026-03-31T00:30'), 48), '2026-04-02T00:30');
});

test('48 hours over the end of summer time end an hour earlier by the clock', () => {
  assert.equal(addElapsedHours(read('2026-10-24T10:00'), 48), '2026-10-26T09:00');
  assert.equal(addElapsedHours(read('2026-10-31T23:30'), 48), '2026-11-02T23:30');
});

test('a moment in the hour that March skips means an hour later', () => {
  assert.equal(addElapsedHours(read('2026-03-29T01:30'), 48), '2026-03-31T02:30');
  assert.equal(addElapsedHours(read('2026-03-29T00:30'), 1), '2026-03-29T02:30');
});

test('a moment in the hour that October repeats means its first passing', () => {
  assert.equal(addElapsedHours(read('2026-10-25T01:30'), 1), '2026-10-25T01:30');
  assert.equal(addElapsedHours(read('2026-10-25T01:30'), 2), '2026-10-25T02:30');
  assert.equal(addElapsedHours(read('2026-10-25T01:30'), 48), '2026-10-27T00:30');
});

test('a span longer than a month still sees the change of the clocks inside it', () => {
  assert.equal(addElapsedHours(read('2026-02-20T10:00'), 24 * 45), '2026-04-06T11:00');
});

test('the years without winter time are counted as they were', () => {
  assert.equal(addElapsedHours(read('1968-10-26T10:00'), 48), '1968-10-28T10:00');
  assert.equal(addElapsedHours(read('1971-10-30T10:00'), 48), '1971-11-01T09:00');
});

test('elapsed hours agree with the time zone database for every start and length', () => {
  fc.assert(
    fc.property(momentText, fc.integer({ min: -1000, max: 1000 }), (text, hours) => {
      const expected = Temporal.PlainDateTime.from(text)
        .toZonedDateTime('Europe/London')
        .add({ hours })
        .toPlainDateTime()
        .toString({ smallestUnit: 'minute' });
      assert.equal(addElapsedHours(read(text), hours), expected);
    }),
    { numRuns: 2000 },
  );
});

test('moments are compared by the clock', () => {
  fc.assert(
    fc.property(momentText, momentText, (a, b) => {
      assert.equal(compareMoments(read(a), read(b)), Temporal.PlainDateTime.compare(a, b));
    }),
  );
  assert.equal(compareMoments(read('2026-01-28T14:30'), read('2026-01-28T14:30')), 0);
});

test('a moment is written for people with its time first', () => {
  assert.equal(formatMoment(read('2026-01-28T14:30')), '14:30 on 28 January 2026');
});
