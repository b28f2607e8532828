import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays } from '../../rules/calendar/day.ts';
import { dayFromReturn, dayToReturn, howToWriteDate, isPartlyUnknownDate } from './return-date.ts';
import { day, isoOf } from './return-for-tests.ts';

test('reads a date written DD/MM/YYYY', () => {
  assert.equal(isoOf(dayFromReturn('14/08/2017')), '2017-08-14');
  assert.equal(isoOf(dayFromReturn('29/02/2024')), '2024-02-29');
});

test('reads back every day that it writes', () => {
  const first = day('1900-01-01');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 73_000 }), (days) => {
      const some = addDays(first, days);
      assert.equal(dayFromReturn(dayToReturn(some)), some);
    }),
  );
});

test('reads no other form, and no day that the calendar does not have', () => {
  const wrong = [
    '2017-08-14',
    '14/08/17',
    '1/4/2025',
    '14-08-2017',
    '14/08/2017 00:00',
    '31/04/2025',
    '29/02/2025',
    '00/04/2025',
    '14/13/2017',
    '14/00/2017',
    '01/01/0217',
    '01/01/2206',
    'AB/CD/EFGH',
    '',
  ];
  for (const text of wrong) assert.equal(dayFromReturn(text), undefined, text);
});

test('says how to write a date where it is clear which day is meant', () => {
  assert.equal(howToWriteDate('2017-08-14'), 'write it as 14/08/2017 (DD/MM/YYYY)');
  assert.equal(howToWriteDate('2017-08-14T00:00:00'), 'write it as 14/08/2017 (DD/MM/YYYY)');
  assert.equal(howToWriteDate('1/4/2025'), 'write it as 01/04/2025 (DD/MM/YYYY)');
  assert.equal(howToWriteDate('14.08.2017'), 'write it as 14/08/2017 (DD/MM/YYYY)');
  assert.equal(howToWriteDate('14/08/17'), 'write it as DD/MM/YYYY');
  assert.equal(howToWriteDate('31/04/2025'), 'there is no such day');
});

test('knows a date of which only a part is known', () => {
  assert.equal(isPartlyUnknownDate('ZZ/07/2015'), true);
  assert.equal(isPartlyUnknownDate('ZZ/ZZ/ZZZZ'), true);
  assert.equal(isPartlyUnknownDate('14/07/2015'), false);
  assert.equal(isPartlyUnknownDate('Z/7/2015'), false);
});
