/**
 * A statutory day: whole days since 1 January 1970 in the proleptic Gregorian calendar. It has no time zone, so nothing
 * about summer time can move it, and comparing or subtracting two days is comparing or subtracting numbers.
 */
export type Day = number & { readonly [dayBrand]: true };

declare const dayBrand: unique symbol;

/** A day in its parts: month 1 to 12, day of the month 1 to 31. */
export interface CivilDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** 0 is Sunday, 6 is Saturday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

const DAYS_PER_WEEK = 7;
const MONTHS_PER_YEAR = 12;
const YEARS_PER_ERA = 400;
const DAYS_PER_ERA = 146_097;
/** Days from 1 March of year 0, where the arithmetic counts from, to 1 January 1970. */
const EPOCH_OFFSET_DAYS = 719_468;
/** 1 January 1970 was a Thursday. */
const EPOCH_WEEKDAY = 4;

const ISO_DAY_LENGTH = 10;
const DIGIT_ZERO = 48;
const HYPHEN = 45;

const WEEKDAY_NAMES = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/**
 * The day of a year, month (1 to 12) and day of the month. Each year is counted from March, so that the leap day comes
 * last and needs no exception. A day past the end of its month runs on into the next: 29 February of a common year is
 * 1 March.
 */
export function dayFromCivil(year: number, month: number, dayOfMonth: number): Day {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / YEARS_PER_ERA);
  const yearOfEra = marchYear - era * YEARS_PER_ERA;
  const monthFromMarch = month > 2 ? month - 3 : month + 9;
  const dayOfYear = (((153 * monthFromMarch + 2) / 5) | 0) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + (yearOfEra >> 2) - ((yearOfEra / 100) | 0) + dayOfYear;
  return (era * DAYS_PER_ERA + dayOfEra - EPOCH_OFFSET_DAYS) as Day;
}

/** The parts of a day; the inverse of {@link dayFromCivil}. */
export function civilFromDay(day: Day): CivilDay {
  const shifted = day + EPOCH_OFFSET_DAYS;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const leapDays = ((dayOfEra / 1460) | 0) - ((dayOfEra / 36_524) | 0) + ((dayOfEra / 146_096) | 0);
  const yearOfEra = ((dayOfEra - leapDays) / 365) | 0;
  const dayOfYear = dayOfEra - (365 * yearOfEra + (yearOfEra >> 2) - ((yearOfEra / 100) | 0));
  const monthFromMarch = ((5 * dayOfYear + 2) / 153) | 0;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * YEARS_PER_ERA + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - (((153 * monthFromMarch + 2) / 5) | 0) + 1,
  };
}

/** The calendar year that a day falls in. */
export function yearOf(day: Day): number {
  return civilFromDay(day).year;
}

/** The day of the week: 0 is Sunday, 6 is Saturday. */
export function weekdayOf(day: Day): Weekday {
  return ((((day + EPOCH_WEEKDAY) % DAYS_PER_WEEK) + DAYS_PER_WEEK) % DAYS_PER_WEEK) as Weekday;
}

/**
 * Reads `YYYY-MM-DD`, years 0001 to 9999. Anything else, and a day that no calendar has (30 February), is undefined.
 * It works on character codes because a national return holds millions of days.
 */
export function dayFromIso(text: string): Day | undefined {
  return text.length === ISO_DAY_LENGTH ? dayAtStartOf(text) : undefined;
}

/** As {@link dayFromIso}, for a text that is known to be a day; throws where it is none. */
export function getDay(text: string): Day {
  const day = dayFromIso(text);
  if (day === undefined) throw new RangeError(`${text} is not a day`);
  return day;
}

/** As {@link dayFromIso}, for a text that begins with a day and goes on: the date of `2026-01-28T14:30`. */
export function dayAtStartOf(text: string): Day | undefined {
  if (text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) return undefined;
  const century = twoDigitsAt(text, 0);
  const yearOfCentury = twoDigitsAt(text, 2);
  const month = twoDigitsAt(text, 5);
  const day = twoDigitsAt(text, 8);
  if (century < 0 || yearOfCentury < 0 || month < 1 || month > MONTHS_PER_YEAR || day < 1) return undefined;
  const year = century * 100 + yearOfCentury;
  if (year === 0 || day > lastDayOfMonth(year, month)) return undefined;
  return dayFromCivil(year, month, day);
}

/** The number that two digits spell, or -1 where either is not an ASCII digit. */
export function twoDigitsAt(text: string, index: number): number {
  const tens = text.charCodeAt(index) - DIGIT_ZERO;
  const units = text.charCodeAt(index + 1) - DIGIT_ZERO;
  // Written so that the NaN of a text that is too short fails as well.
  return tens >= 0 && tens <= 9 && units >= 0 && units <= 9 ? tens * 10 + units : -1;
}

const CACHE_START = dayFromCivil(1950, 1, 1);
const CACHE_DAYS = dayFromCivil(2101, 1, 1) - CACHE_START;
const isoCache: string[] = new Array<string>(CACHE_DAYS).fill('');

/**
 * `YYYY-MM-DD`. The days of 1950 to 2100 are written once and kept, because results repeat the same few thousand days.
 * A year outside 0000 to 9999 is written as ISO 8601 expands it: a sign and six digits.
 */
export function isoFromDay(day: Day): string {
  const index = day - CACHE_START;
  const known = isoCache[index];
  if (known === undefined) return writeIso(day);
  if (known !== '') return known;
  const text = writeIso(day);
  isoCache[index] = text;
  return text;
}

function writeIso(day: Day): string {
  const parts = civilFromDay(day);
  return `${writeYear(parts.year)}-${twoDigits(parts.month)}-${twoDigits(parts.day)}`;
}

function writeYear(year: number): string {
  if (year < 0) return `-${String(-year).padStart(6, '0')}`;
  if (year > 9999) return `+${String(year).padStart(6, '0')}`;
  return String(year).padStart(4, '0');
}

/** A number from 0 to 99 in two digits: 7 is `07`. */
export function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

/** Calendar days later; a negative number goes back. */
export function addDays(day: Day, days: number): Day {
  return (day + days) as Day;
}

/** Weeks of seven days later; a negative number goes back. */
export function addWeeks(day: Day, weeks: number): Day {
  return (day + weeks * DAYS_PER_WEEK) as Day;
}

/**
 * Calendar months later (a negative number goes back): the same day of the month, or the last day of a shorter month.
 * 30 November 2025 and three months is 28 February 2026. Source: Interpretation Act 1978, Schedule 1, "month", and the
 * corresponding date rule.
 */
export function addMonths(day: Day, months: number): Day {
  const start = civilFromDay(day);
  const monthsFromYearZero = start.year * MONTHS_PER_YEAR + start.month - 1 + months;
  const year = Math.floor(monthsFromYearZero / MONTHS_PER_YEAR);
  const month = monthsFromYearZero - year * MONTHS_PER_YEAR + 1;
  // Only days past the 28th can be missing from a month.
  const dayOfMonth = start.day <= 28 ? start.day : Math.min(start.day, lastDayOfMonth(year, month));
  return dayFromCivil(year, month, dayOfMonth);
}

/**
 * The day on which someone reaches an age: the birthday itself, and for a birth on 29 February, 1 March where the year
 * is not a leap year. Born on 29 February 2008, someone reaches 18 on 1 March 2026. Source: Family Law Reform
 * Act 1969, section 9, and the usual reading of leap-day births.
 */
export function reachesAge(dateOfBirth: Day, age: number): Day {
  const birth = civilFromDay(dateOfBirth);
  // 29 February of a common year runs on to 1 March in dayFromCivil.
  return dayFromCivil(birth.year + age, birth.month, birth.day);
}

/** For people: "28 January 2026". */
export function formatDay(day: Day): string {
  const { year, month, day: dayOfMonth } = civilFromDay(day);
  return `${dayOfMonth} ${MONTH_NAMES[month - 1]} ${year}`;
}

/** For people: "Wednesday 28 January 2026". */
export function formatWeekday(day: Day): string {
  return `${weekdayName(day)} ${formatDay(day)}`;
}

/** "Wednesday". */
export function weekdayName(day: Day): string {
  return WEEKDAY_NAMES[weekdayOf(day)];
}

function lastDayOfMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
