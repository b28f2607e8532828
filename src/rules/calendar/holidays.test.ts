import assert from 'node:assert/strict';
import { test } from 'node:test';
import { customaryHolidays, easterSunday } from './customary-holidays.ts';
import { type Day, isoFromDay, weekdayOf } from './day.ts';
import { holidaysOf } from './holidays.ts';

function daysOf(holidays: readonly { day: Day }[]): string[] {
  return holidays.map((holiday) => isoFromDay(holiday.day));
}

function namesOf(year: number): Record<string, string> {
  return Object.fromEntries(holidaysOf(year).map((holiday) => [isoFromDay(holiday.day), holiday.name]));
}

test('Easter falls where the almanacs put it, at its earliest and its latest too', () => {
  const known = {
    1818: '1818-03-22',
    1943: '1943-04-25',
    1954: '1954-04-18',
    1961: '1961-04-02',
    1981: '1981-04-19',
    1995: '1995-04-16',
    2000: '2000-04-23',
    2008: '2008-03-23',
    2011: '2011-04-24',
    2026: '2026-04-05',
    2035: '2035-03-25',
    2038: '2038-04-25',
    2049: '2049-04-18',
    2050: '2050-04-10',
  };
  for (const [year, text] of Object.entries(known)) assert.equal(isoFromDay(easterSunday(Number(year))), text);
});

test('an ordinary proclaimed year has the holidays that law and custom foretell', () => {
  const moved = new Set([2012, 2020, 2022, 2023]);
  for (let year = 2012; year <= 2028; year++) {
    if (!moved.has(year)) assert.deepEqual(daysOf(holidaysOf(year)), daysOf(customaryHolidays(year)), String(year));
  }
});

test('an ordinary proclaimed year gives each holiday the name that law and custom give it', () => {
  for (const year of [2013, 2015, 2016, 2021, 2026, 2028]) {
    const customary = customaryHolidays(year).map((holiday) => holiday.name);
    assert.deepEqual(Object.values(namesOf(year)), customary, String(year));
  }
});

test('a proclaimed year differs from custom in the known moves and extra days, and in nothing else', () => {
  const differences = [2012, 2020, 2022, 2023].map((year) => {
    const proclaimed = daysOf(holidaysOf(year));
    const customary = daysOf(customaryHolidays(year));
    return {
      gained: proclaimed.filter((day) => !customary.includes(day)),
      lost: customary.filter((day) => !proclaimed.includes(day)),
    };
  });
  assert.deepEqual(differences, [
    { gained: ['2012-06-04', '2012-06-05'], lost: ['2012-05-28'] },
    { gained: ['2020-05-08'], lost: ['2020-05-04'] },
    { gained: ['2022-06-02', '2022-06-03', '2022-09-19'], lost: ['2022-05-30'] },
    { gained: ['2023-05-08'], lost: [] },
  ]);
});

test('1995 keeps its early May holiday on 8 May', () => {
  assert.deepEqual(daysOf(holidaysOf(1995)), [
    '1995-01-02',
    '1995-04-14',
    '1995-04-17',
    '1995-05-08',
    '1995-05-29',
    '1995-08-28',
    '1995-12-25',
    '1995-12-26',
  ]);
});

test('1999 ends with an extra holiday before the millennium', () => {
  assert.deepEqual(daysOf(holidaysOf(1999)), [
    '1999-01-01',
    '1999-04-02',
    '1999-04-05',
    '1999-05-03',
    '1999-05-31',
    '1999-08-30',
    '1999-12-27',
    '1999-12-28',
    '1999-12-31',
  ]);
});

test('2002 moves its spring holiday to follow the Golden Jubilee', () => {
  assert.deepEqual(daysOf(holidaysOf(2002)), [
    '2002-01-01',
    '2002-03-29',
    '2002-04-01',
    '2002-05-06',
    '2002-06-03',
    '2002-06-04',
    '2002-08-26',
    '2002-12-25',
    '2002-12-26',
  ]);
});

test('2011 has a ninth holiday on 29 April', () => {
  assert.deepEqual(daysOf(holidaysOf(2011)), [
    '2011-01-03',
    '2011-04-22',
    '2011-04-25',
    '2011-04-29',
    '2011-05-02',
    '2011-05-30',
    '2011-08-29',
    '2011-12-26',
    '2011-12-27',
  ]);
});

test('a holiday on a weekend is taken on its substitute day', () => {
  const substitutes = [
    '1998-12-28',
    '1999-12-27',
    '1999-12-28',
    '2000-01-03',
    '2004-12-27',
    '2004-12-28',
    '2005-01-03',
    '2005-12-27',
    '2006-01-02',
    '2009-12-28',
    '2010-12-27',
    '2010-12-28',
    '2011-01-03',
    '2033-01-03',
    '2033-12-27',
    '2034-01-02',
  ];
  for (const text of substitutes) {
    assert.match(namesOf(Number(text.slice(0, 4)))[text] ?? 'none', /\(substitute day\)$/, text);
  }
});

test('Christmas on a Sunday leaves Boxing Day its Monday and takes the Tuesday', () => {
  for (const year of [2005, 2011, 2016, 2022, 2033]) {
    assert.equal(namesOf(year)[`${year}-12-26`], 'Boxing Day', String(year));
    assert.equal(namesOf(year)[`${year}-12-27`], 'Christmas Day (substitute day)', String(year));
  }
});

test('Christmas on a Saturday moves both days, in their order', () => {
  for (const year of [1999, 2004, 2010, 2021, 2027, 2032]) {
    assert.equal(namesOf(year)[`${year}-12-27`], 'Christmas Day (substitute day)', String(year));
    assert.equal(namesOf(year)[`${year}-12-28`], 'Boxing Day (substitute day)', String(year));
  }
});

test('no holiday of any year falls on a weekend, and none is listed twice', () => {
  for (let year = 1995; year <= 2050; year++) {
    const days = holidaysOf(year).map((holiday) => holiday.day);
    assert.ok(days.length >= 8, String(year));
    assert.deepEqual(
      days,
      [...new Set(days)].sort((a, b) => a - b),
      String(year),
    );
    for (const day of days) assert.ok(weekdayOf(day) >= 1 && weekdayOf(day) <= 5, isoFromDay(day));
  }
});

test('a holiday says whether it is proclaimed or rests on law and custom, and since when it was listed', () => {
  const basisOf = (year: number) => [...new Set(holidaysOf(year).map((holiday) => holiday.basis))];
  assert.deepEqual([2011, 2012, 2028, 2029].map(basisOf), [
    ['law-and-custom'],
    ['proclaimed'],
    ['proclaimed'],
    ['law-and-custom'],
  ]);
  const listed = holidaysOf(2022).map((holiday) => [isoFromDay(holiday.day), holiday.listedOn]);
  const [day, listedOn] = listed.at(-3) ?? [];
  assert.equal(day, '2022-09-19');
  assert.equal(isoFromDay(listedOn as Day), '2022-09-09');
});
