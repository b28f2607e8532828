import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, type Day, dayFromIso, isoFromDay } from './day.ts';
import {
  addWorkingDays,
  FIRST_CALENDAR_DAY,
  holidayOn,
  isWorkingDay,
  LAST_CALENDAR_DAY,
  lastWorkingDayOnOrBefore,
  nonWorkingDaysBetween,
  OutsideCalendar,
  restsOnUnproclaimedYear,
  workingDaysBetween,
} from './working-days.ts';

function read(text: string): Day {
  const found = dayFromIso(text);
  assert.ok(found !== undefined, `${text} should be a day`);
  return found;
}

function added(text: string, count: number): string {
  return isoFromDay(addWorkingDays(read(text), count));
}

const FURTHEST_COUNT = 300;
/** Far enough from both ends of the calendar that no generated count leaves it. */
const innerDay = fc.integer({ min: read('1997-01-01'), max: read('2048-12-31') }) as fc.Arbitrary<Day>;
const calendarDay = fc.integer({ min: FIRST_CALENDAR_DAY, max: LAST_CALENDAR_DAY }) as fc.Arbitrary<Day>;
const count = fc.integer({ min: -FURTHEST_COUNT, max: FURTHEST_COUNT });
const workingDay = innerDay.filter(isWorkingDay);

test('the day of the event is day 0: 20 working days from Monday 2 March 2026 end on Monday 30 March [day 0 after]', () => {
  assert.equal(added('2026-03-02', 20), '2026-03-30');
});

test('the day of the meeting is day 0: 10 working days before Monday 2 March 2026 is Monday 16 February [day 0 before]', () => {
  assert.equal(added('2026-03-02', -10), '2026-02-16');
});

test('a count that starts on a day of rest begins with the next working day', () => {
  assert.equal(added('2026-03-07', 1), '2026-03-09');
  assert.equal(added('2026-03-07', -1), '2026-03-06');
  assert.equal(added('2026-04-03', 1), '2026-04-07');
  assert.equal(added('2026-04-06', -1), '2026-04-02');
});

test('no working days later is the same day, even on a day of rest', () => {
  assert.equal(added('2026-03-07', 0), '2026-03-07');
  assert.equal(added('2026-03-07', -0), '2026-03-07');
});

test('holidays that were moved or added by proclamation are skipped', () => {
  assert.equal(added('2020-05-07', 1), '2020-05-11');
  assert.equal(added('2020-05-01', 1), '2020-05-04');
  assert.equal(added('2022-06-01', 1), '2022-06-06');
  assert.equal(added('2022-09-16', 1), '2022-09-20');
  assert.equal(added('2023-05-05', 1), '2023-05-09');
  assert.equal(added('1999-12-30', 1), '2000-01-04');
  assert.equal(added('2002-05-31', 1), '2002-06-05');
  assert.equal(added('2011-04-28', 1), '2011-05-03');
  assert.equal(added('1995-05-05', 1), '1995-05-09');
});

test('Christmas and New Year are skipped with their substitutes', () => {
  assert.equal(added('2026-12-24', 1), '2026-12-29');
  assert.equal(added('2027-12-24', 4), '2028-01-04');
  assert.equal(added('2010-12-24', 1), '2010-12-29');
});

test('working days are counted after the first day and up to and including the second', () => {
  assert.equal(workingDaysBetween(read('2026-03-02'), read('2026-03-30')), 20);
  assert.equal(workingDaysBetween(read('2026-03-30'), read('2026-03-02')), -20);
  assert.equal(workingDaysBetween(read('2026-03-06'), read('2026-03-08')), 0);
  assert.equal(workingDaysBetween(read('2026-03-07'), read('2026-03-09')), 1);
  assert.equal(workingDaysBetween(read('2026-03-09'), read('2026-03-07')), -1);
});

test('adding and then taking away the same number of working days leads back to a working day', () => {
  fc.assert(fc.property(workingDay, count, (day, n) => assert.equal(addWorkingDays(addWorkingDays(day, n), -n), day)));
});

test('between undoes add: from a working day in both directions, from any day forwards', () => {
  fc.assert(
    fc.property(workingDay, count, (day, n) => assert.equal(workingDaysBetween(day, addWorkingDays(day, n)), n)),
  );
  fc.assert(
    fc.property(innerDay, fc.nat(FURTHEST_COUNT), (day, n) =>
      assert.equal(workingDaysBetween(day, addWorkingDays(day, n)), n),
    ),
  );
});

test('between two days is minus between them the other way round', () => {
  fc.assert(
    fc.property(calendarDay, calendarDay, (a, b) =>
      assert.equal(workingDaysBetween(a, b) + workingDaysBetween(b, a), 0),
    ),
  );
});

test('the index gives what counting day by day gives', () => {
  fc.assert(
    fc.property(innerDay, count, (day, n) => {
      const step = Math.sign(n);
      let walked = day;
      for (let left = Math.abs(n); left > 0; ) {
        walked = addDays(walked, step);
        if (isWorkingDay(walked)) left--;
      }
      assert.equal(addWorkingDays(day, n), walked);
    }),
  );
});

test('what a count lands on is a working day, and a later start never ends earlier', () => {
  fc.assert(
    fc.property(
      innerDay,
      count.filter((n) => n !== 0),
      (day, n) => {
        assert.ok(isWorkingDay(addWorkingDays(day, n)));
        assert.ok(addWorkingDays(addDays(day, 1), n) >= addWorkingDays(day, n));
      },
    ),
  );
});

test('five working days from a Monday without a holiday are a week, over both changes of the clocks', () => {
  assert.equal(added('2026-03-23', 5), '2026-03-30');
  assert.equal(added('2026-10-19', 5), '2026-10-26');
  assert.equal(added('2026-10-26', -5), '2026-10-19');
});

test('the last working day on or before a day is that day, or the nearest before it', () => {
  const last = (text: string) => isoFromDay(lastWorkingDayOnOrBefore(read(text)));
  assert.equal(last('2026-04-02'), '2026-04-02');
  assert.equal(last('2026-04-06'), '2026-04-02');
  assert.equal(last('2026-12-28'), '2026-12-24');
  assert.equal(last('2026-03-08'), '2026-03-06');
});

test('a holiday is found by its day, with its name and basis', () => {
  assert.equal(holidayOn(read('2026-12-28'))?.name, 'Boxing Day (substitute day)');
  assert.equal(holidayOn(read('2026-12-28'))?.basis, 'proclaimed');
  assert.equal(holidayOn(read('2030-12-25'))?.basis, 'law-and-custom');
  assert.equal(holidayOn(read('2026-12-26')), undefined);
  assert.equal(holidayOn(read('2026-12-29')), undefined);
});

test('the days that a count skips are listed with what they are', () => {
  const names = nonWorkingDaysBetween(read('2026-04-02'), read('2026-04-07')).map((skipped) => [
    isoFromDay(skipped.day),
    skipped.kind,
    skipped.name,
  ]);
  assert.deepEqual(names, [
    ['2026-04-03', 'holiday', 'Good Friday'],
    ['2026-04-04', 'weekend', 'Saturday'],
    ['2026-04-05', 'weekend', 'Sunday'],
    ['2026-04-06', 'holiday', 'Easter Monday'],
  ]);
});

test('the days skipped and the days counted together are all the days between, forwards and back', () => {
  fc.assert(
    fc.property(innerDay, count, (day, n) => {
      const end = addWorkingDays(day, n);
      assert.equal(nonWorkingDaysBetween(day, end).length + Math.abs(n), Math.abs(end - day));
    }),
  );
});

test('a count is refused where it starts outside the calendar, with the day and the range in words', () => {
  const refused = { name: 'OutsideCalendar', code: 'outside-calendar' };
  const message = /^31 December 1994 lies outside .*1 January 1995 to 31 December 2050/;
  assert.throws(() => addWorkingDays(read('1994-12-31'), 1), { ...refused, message });
  assert.throws(() => addWorkingDays(read('1994-12-31'), 0), { ...refused, message });
  assert.throws(() => addWorkingDays(read('2051-01-01'), -1), refused);
  assert.throws(() => workingDaysBetween(read('2051-01-01'), read('2026-01-01')), refused);
  assert.throws(() => workingDaysBetween(read('2026-01-01'), read('2051-01-01')), refused);
  for (const ask of [isWorkingDay, holidayOn, lastWorkingDayOnOrBefore]) {
    assert.throws(() => ask(read('2051-01-01')), OutsideCalendar);
  }
  assert.throws(() => nonWorkingDaysBetween(read('2026-01-01'), read('2051-01-01')), OutsideCalendar);
});

test('a count is refused where its answer lies outside the calendar', () => {
  const message = /^2 working days after 29 December 2050 lies outside .*1995 to .*2050/;
  assert.equal(added('2050-12-29', 1), '2050-12-30');
  assert.throws(() => addWorkingDays(read('2050-12-29'), 2), { code: 'outside-calendar', message });
  assert.throws(() => addWorkingDays(read('1995-01-03'), -1), /^OutsideCalendar: 1 working day before 3 January 1995/);
  assert.throws(() => addWorkingDays(read('2026-01-01'), 1_000_000_000), OutsideCalendar);
  assert.throws(() => lastWorkingDayOnOrBefore(read('1995-01-02')), OutsideCalendar);
});

test('the first and the last day of the calendar can be counted from', () => {
  assert.equal(added('1995-01-01', 1), '1995-01-03');
  assert.equal(isoFromDay(addWorkingDays(LAST_CALENDAR_DAY, -1)), '2050-12-30');
  assert.equal(addWorkingDays(LAST_CALENDAR_DAY, 0), LAST_CALENDAR_DAY);
});

test('a part of a day is a mistake of the program, not a day outside the calendar', () => {
  assert.throws(() => addWorkingDays(read('2026-01-01'), 1.5), TypeError);
  assert.throws(() => addWorkingDays(read('2026-01-01'), Number.NaN), TypeError);
  assert.throws(() => isWorkingDay(0.5 as Day), TypeError);
});

test('a count is provisional where either end lies after the last proclaimed year', () => {
  assert.equal(restsOnUnproclaimedYear(read('2028-12-01'), read('2028-12-31')), false);
  assert.equal(restsOnUnproclaimedYear(read('2028-12-01'), read('2029-01-02')), true);
  assert.equal(restsOnUnproclaimedYear(read('2029-01-02'), read('2028-12-01')), true);
  assert.equal(restsOnUnproclaimedYear(read('1996-01-01'), read('1996-02-01')), false);
});
