import { addDays, type Day, dayFromCivil, formatDay, weekdayName, weekdayOf, yearOf } from './day.ts';
import { type Holiday, holidaysOf } from './holidays.ts';

/** The last year whose holidays have been proclaimed; a count that looks past it is provisional. */
export const LAST_PROCLAIMED_YEAR = 2028;
export const FIRST_CALENDAR_DAY: Day = dayFromCivil(1995, 1, 1);
export const LAST_CALENDAR_DAY: Day = dayFromCivil(2050, 12, 31);

/**
 * The version of the calendar: the day on which its table was last held against the list of bank holidays that it
 * restates, which then ran to 2028. Every result carries it, so that a day can be explained years later. Give it the
 * day of the change whenever a holiday is added, moved or taken away: results of two versions may differ.
 */
export const CALENDAR_VERSION = '2026-11-22';

const SUNDAY = 0;
const SATURDAY = 6;
const LAST_PROCLAIMED_DAY = dayFromCivil(LAST_PROCLAIMED_YEAR, 12, 31);
const CALENDAR_RANGE = `the working-day calendar, which runs from ${formatDay(FIRST_CALENDAR_DAY)} to ${formatDay(LAST_CALENDAR_DAY)}`;

/** A day that a count of working days skips: a Saturday, a Sunday, or a holiday by its name. */
export interface SkippedDay {
  readonly day: Day;
  readonly kind: 'weekend' | 'holiday';
  readonly name: string;
}

/**
 * A count of working days began or ended outside 1995-2050, where the holidays are not known. It is refused, never
 * guessed.
 */
export class OutsideCalendar extends Error {
  readonly code = 'outside-calendar';

  constructor(message: string) {
    super(message);
    this.name = 'OutsideCalendar';
  }
}

interface CalendarIndex {
  /** Every working day of the calendar in order. */
  readonly workingDays: Int32Array;
  /** By days since the first calendar day: working days before that day. */
  readonly before: Uint16Array;
  /** By days since the first calendar day: working days up to and including that day. */
  readonly upTo: Uint16Array;
}

const holidayByDay = indexHolidays();
const { workingDays, before, upTo } = indexWorkingDays();

function indexHolidays(): ReadonlyMap<Day, Holiday> {
  const holidays = new Map<Day, Holiday>();
  for (let year = yearOf(FIRST_CALENDAR_DAY); year <= yearOf(LAST_CALENDAR_DAY); year++) {
    for (const holiday of holidaysOf(year)) holidays.set(holiday.day, holiday);
  }
  return holidays;
}

/** Runs whenever the program starts, before anything is compiled: hence the counted weekday and the local arrays. */
function indexWorkingDays(): CalendarIndex {
  const length = LAST_CALENDAR_DAY - FIRST_CALENDAR_DAY + 1;
  const days = new Int32Array(length);
  const before = new Uint16Array(length);
  const upTo = new Uint16Array(length);
  const isHoliday = new Uint8Array(length);
  for (const day of holidayByDay.keys()) isHoliday[day - FIRST_CALENDAR_DAY] = 1;
  let count = 0;
  let weekday: number = weekdayOf(FIRST_CALENDAR_DAY);
  for (let offset = 0; offset < length; offset++) {
    before[offset] = count;
    if (weekday !== SUNDAY && weekday !== SATURDAY && isHoliday[offset] === 0) {
      days[count++] = FIRST_CALENDAR_DAY + offset;
    }
    upTo[offset] = count;
    weekday = weekday === SATURDAY ? SUNDAY : weekday + 1;
  }
  return { workingDays: days.slice(0, count), before, upTo };
}

function isWeekend(day: Day): boolean {
  const weekday = weekdayOf(day);
  return weekday === SUNDAY || weekday === SATURDAY;
}

/**
 * The `count`th working day after a day, which is itself day 0 and need not be a working day. A negative count goes
 * back; 0 gives the same day. 20 working days after Monday 2 March 2026 is Monday 30 March 2026.
 *
 * A working day is every day but Saturday, Sunday, Christmas Day, Good Friday and a bank holiday in England and Wales:
 * the Care Planning, Placement and Case Review (England) Regulations 2010, regulation 2. The complaints regulations
 * define the words otherwise, so this calendar is not for them.
 *
 * @throws OutsideCalendar where either end lies outside 1995-2050
 */
export function addWorkingDays(day: Day, count: number): Day {
  const offset = day - FIRST_CALENDAR_DAY;
  if (count > 0) {
    const passed = upTo[offset];
    if (passed !== undefined) return workingDayNumber(passed + count, day, count);
  } else if (count < 0) {
    const passed = before[offset];
    if (passed !== undefined) return workingDayNumber(passed + count + 1, day, count);
  } else if (upTo[offset] !== undefined && count === 0) {
    return day;
  }
  throw refusal(day, count);
}

/** The first working day of the calendar is number 1. */
function workingDayNumber(number: number, from: Day, count: number): Day {
  const day = workingDays[number - 1];
  if (day === undefined) throw refusal(from, count);
  return day as Day;
}

/**
 * The working days after `from`, up to and including `to`; where `to` is earlier, minus the working days after `to` up
 * to and including `from`.
 *
 * @throws OutsideCalendar where either end lies outside 1995-2050
 */
export function workingDaysBetween(from: Day, to: Day): number {
  return workingDaysUpTo(to) - workingDaysUpTo(from);
}

/** @throws OutsideCalendar outside 1995-2050 */
export function isWorkingDay(day: Day): boolean {
  return workingDaysUpTo(day) !== before[day - FIRST_CALENDAR_DAY];
}

/**
 * The day itself where it is a working day, else the nearest one before it.
 *
 * @throws OutsideCalendar where the day, or its answer, lies outside 1995-2050
 */
export function lastWorkingDayOnOrBefore(day: Day): Day {
  const found = workingDays[workingDaysUpTo(day) - 1];
  if (found === undefined)
    throw new OutsideCalendar(`The last working day before ${formatDay(day)} lies outside ${CALENDAR_RANGE}.`);
  return found as Day;
}

/**
 * The holiday on a day, by its name, or undefined on a working day or a weekend. A holiday that falls on a weekend is
 * found on its substitute day only.
 *
 * @throws OutsideCalendar outside 1995-2050
 */
export function holidayOn(day: Day): Holiday | undefined {
  workingDaysUpTo(day);
  return holidayByDay.get(day);
}

/**
 * The days that a count from `from` to `to` skips, in the order of the calendar, for an explanation: every weekend day
 * and holiday after `from` up to and including `to`; counted backwards, from `to` up to the day before `from`.
 *
 * @throws OutsideCalendar where either end lies outside 1995-2050
 */
export function nonWorkingDaysBetween(from: Day, to: Day): readonly SkippedDay[] {
  workingDaysUpTo(from);
  workingDaysUpTo(to);
  const [first, last] = from <= to ? [from + 1, to] : [to, from - 1];
  const skipped: SkippedDay[] = [];
  for (let day = first as Day; day <= last; day = addDays(day, 1)) {
    const holiday = holidayByDay.get(day);
    if (holiday) skipped.push({ day, kind: 'holiday', name: holiday.name });
    else if (isWeekend(day)) skipped.push({ day, kind: 'weekend', name: weekdayName(day) });
  }
  return skipped;
}

/**
 * Whether a count between two days looked at a year that has not been proclaimed yet, so that its answer is
 * provisional. Years before the table do not count: their holidays are history.
 */
export function restsOnUnproclaimedYear(a: Day, b: Day): boolean {
  return a > LAST_PROCLAIMED_DAY || b > LAST_PROCLAIMED_DAY;
}

function workingDaysUpTo(day: Day): number {
  const count = upTo[day - FIRST_CALENDAR_DAY];
  if (count === undefined) throw refusal(day, 0);
  return count;
}

function refusal(day: Day, count: number): Error {
  if (!Number.isInteger(day) || !Number.isInteger(count))
    return new TypeError('Working days are counted in whole days.');
  if (day < FIRST_CALENDAR_DAY || day > LAST_CALENDAR_DAY) {
    return new OutsideCalendar(`${formatDay(day)} lies outside ${CALENDAR_RANGE}.`);
  }
  const distance = `${Math.abs(count)} working day${Math.abs(count) === 1 ? '' : 's'}`;
  return new OutsideCalendar(
    `${distance} ${count > 0 ? 'after' : 'before'} ${formatDay(day)} lies outside ${CALENDAR_RANGE}.`,
  );
}
