import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  addWeeks,
  civilFromDay,
  type Day,
  dayFromCivil,
  dayFromIso,
  formatDay,
  formatWeekday,
  isoFromDay,
  reachesAge,
  weekdayOf,
  yearOf,
} from './day.ts';

const EPOCH = Temporal.PlainDate.from('1970-01-01');

function plain(value: Day): Temporal.PlainDate {
  return EPOCH.add({ days: value });
}

function read(text: string): Day {
  const found = dayFromIso(text);
  assert.ok(found !== undefined, `${text} should be a day`);
  return found;
}

const writableDay = fc.integer({ min: dayFromCivil(1, 1, 1), max: dayFromCivil(9999, 12, 31) }) as fc.Arbitrary<Day>;
const distantDay = fc.integer({ min: -90_000_000, max: 90_000_000 }) as fc.Arbitrary<Day>;

test('1 January 1970 is day 0, and the day before it is -1', () => {
  assert.equal(read('1970-01-01'), 0);
  assert.equal(read('1969-12-31'), -1);
});

test('a day is read and written exactly as the ISO calendar has it', () => {
  fc.assert(
    fc.property(writableDay, (value) => {
      const text = plain(value).toString();
      assert.equal(isoFromDay(value), text);
      assert.equal(dayFromIso(text), value);
    }),
  );
});

test('a day is written the same the second time, from the cache', () => {
  for (const text of ['1950-01-01', '1949-12-31', '2000-02-29', '2100-12-31', '2101-01-01']) {
    assert.equal(isoFromDay(read(text)), text);
    assert.equal(isoFromDay(read(text)), text);
  }
});

test('a year that four digits cannot hold is written with a sign and six', () => {
  fc.assert(fc.property(distantDay, (value) => assert.equal(isoFromDay(value), plain(value).toString())));
  assert.equal(isoFromDay(dayFromCivil(10_000, 1, 1)), '+010000-01-01');
  assert.equal(isoFromDay(dayFromCivil(-1, 12, 31)), '-000001-12-31');
});

test('what is not a real day in the one accepted form is refused', () => {
  const refused = [
    '',
    '2026-1-28',
    '2026-01-28 ',
    ' 2026-01-28',
    '2026-01-28T00:00',
    '26-01-2026',
    '28/01/2026',
    '2026/01/28',
    '20260128',
    '2026-0a-28',
    '2026-01-2a',
    '202a-01-28',
    'a026-01-28',
    '-026-01-28',
    '2026-00-28',
    '2026-13-28',
    '2026-01-00',
    '2026-01-32',
    '2026-02-29',
    '2024-02-30',
    '1900-02-29',
    '2026-04-31',
    '0000-01-01',
    '２０２６-01-28',
  ];
  for (const text of refused) assert.equal(dayFromIso(text), undefined, text);
});

test('any ten characters are a day exactly where the ISO calendar agrees', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 2, maxLength: 2 });
  fc.assert(
    fc.property(digits, digits, digits, digits, (century, year, month, dayOfMonth) => {
      const text = `${century}${year}-${month}-${dayOfMonth}`;
      const expected = oracleAccepts(text) && !text.startsWith('0000');
      assert.equal(dayFromIso(text) !== undefined, expected, text);
    }),
    { numRuns: 2000 },
  );
});

function oracleAccepts(text: string): boolean {
  try {
    Temporal.PlainDate.from(text);
    return true;
  } catch {
    return false;
  }
}

test('a day has the parts, year and weekday of the ISO calendar', () => {
  fc.assert(
    fc.property(distantDay, (value) => {
      const expected = plain(value);
      assert.deepEqual(civilFromDay(value), { year: expected.year, month: expected.month, day: expected.day });
      assert.equal(dayFromCivil(expected.year, expected.month, expected.day), value);
      assert.equal(yearOf(value), expected.year);
      assert.equal(weekdayOf(value), expected.dayOfWeek % 7);
    }),
  );
});

test('every day of a leap cycle follows the one before it', () => {
  let expected = Temporal.PlainDate.from('1995-01-01');
  for (let value = read('1995-01-01'); value <= read('2050-12-31'); value = addDays(value, 1)) {
    const { year, month, day } = civilFromDay(value);
    assert.ok(year === expected.year && month === expected.month && day === expected.day, expected.toString());
    expected = expected.add({ days: 1 });
  }
});

test('days and weeks are added as they are counted', () => {
  assert.equal(addDays(read('2026-03-28'), 2), read('2026-03-30'));
  assert.equal(addDays(read('2026-03-01'), -1), read('2026-02-28'));
  assert.equal(addWeeks(read('2010-03-31'), 4), read('2010-04-28'));
});

test('months keep the day of the month, or take the last day of a shorter one', () => {
  assert.equal(addMonths(read('2026-02-01'), 3), read('2026-05-01'));
  assert.equal(addMonths(read('2026-01-01'), 6), read('2026-07-01'));
  assert.equal(addMonths(read('2025-11-30'), 3), read('2026-02-28'));
  assert.equal(addMonths(read('2023-11-30'), 3), read('2024-02-29'));
  assert.equal(addMonths(read('2026-08-31'), 6), read('2027-02-28'));
  assert.equal(addMonths(read('2026-03-31'), -1), read('2026-02-28'));
  assert.equal(addMonths(read('2026-01-15'), -1), read('2025-12-15'));
});

test('adding months agrees with the ISO calendar, forwards and back', () => {
  fc.assert(
    fc.property(writableDay, fc.integer({ min: -600, max: 600 }), (start, months) => {
      const expected = plain(start).add({ months });
      assert.equal(addMonths(start, months), dayFromCivil(expected.year, expected.month, expected.day));
    }),
    { numRuns: 2000 },
  );
});

test('91 days fall after three months where February is among them, and 183 after six in the first half of a year', () => {
  assert.equal(addDays(read('2026-02-01'), 91), read('2026-05-03'));
  assert.equal(addDays(read('2026-01-01'), 183), read('2026-07-03'));
});

test('over every start from 2025 to 2028, 91 days pass three months 303 times and 183 days pass six months 672 times', () => {
  let past91 = 0;
  let past183 = 0;
  for (let start = read('2025-01-01'); start <= read('2028-12-31'); start = addDays(start, 1)) {
    if (addDays(start, 91) > addMonths(start, 3)) past91++;
    if (addDays(start, 183) > addMonths(start, 6)) past183++;
  }
  assert.deepEqual([past91, past183], [303, 672]);
});

test('an age is reached on the birthday', () => {
  assert.equal(reachesAge(read('2014-05-02'), 16), read('2030-05-02'));
  assert.equal(reachesAge(read('2014-05-02'), 0), read('2014-05-02'));
});

test('someone born on 29 February reaches an age on 1 March of a common year, on 29 February of a leap year', () => {
  assert.equal(reachesAge(read('2008-02-29'), 18), read('2026-03-01'));
  assert.equal(reachesAge(read('2008-02-29'), 16), read('2024-02-29'));
});

test('every birthday but the leap day agrees with the ISO calendar', () => {
  fc.assert(
    fc.property(writableDay, fc.integer({ min: 0, max: 25 }), (birth, age) => {
      const born = plain(birth);
      const clamped = born.add({ years: age });
      const expected = clamped.day === born.day ? clamped : clamped.add({ days: 1 });
      assert.equal(reachesAge(birth, age), dayFromCivil(expected.year, expected.month, expected.day));
    }),
  );
});

test('a day is written for people with its month in words', () => {
  assert.equal(formatDay(read('2026-01-28')), '28 January 2026');
  assert.equal(formatDay(read('2026-12-01')), '1 December 2026');
  assert.equal(formatWeekday(read('2026-01-28')), 'Wednesday 28 January 2026');
  assert.equal(formatWeekday(read('1969-12-28')), 'Sunday 28 December 1969');
});
