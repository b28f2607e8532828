import { addDays, civilFromDay, type Day, dayAtStartOf, formatDay, isoFromDay, twoDigits, twoDigitsAt } from './day.ts';

/**
 * A local date-time in England, `YYYY-MM-DDTHH:MM`. It says what the clock on the wall said; the offset follows from
 * Europe/London. In the hour that October repeats, the text means its first passing.
 */
export type LocalMoment = string & { readonly [momentBrand]: true };

declare const momentBrand: unique symbol;

const TIME_ZONE = 'Europe/London';
const MOMENT_LENGTH = 16;
const TIME_MARK = 84;
const COLON = 58;
const MINUTES_PER_HOUR = 60;
const MINUTES_PER_DAY = 24 * MINUTES_PER_HOUR;

/** From this year on the clocks have changed in March and in October only. */
const SETTLED_CLOCKS_FROM_YEAR = 1972;
const MARCH = 3;
const OCTOBER = 10;
/** A span shorter than this cannot begin before a month and end after it. */
const SHORTEST_MONTH_DAYS = 28;

/**
 * Reads `YYYY-MM-DDTHH:MM` of a real day, 00:00 to 23:59; anything else is undefined. The hour that March skips is
 * accepted, because people do write it, and means the same time an hour later, as a clock that was not changed would
 * have shown it.
 */
export function momentFromText(text: string): LocalMoment | undefined {
  if (text.length !== MOMENT_LENGTH) return undefined;
  if (text.charCodeAt(10) !== TIME_MARK || text.charCodeAt(13) !== COLON) return undefined;
  const hour = twoDigitsAt(text, 11);
  const minute = twoDigitsAt(text, 14);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return undefined;
  return dayAtStartOf(text) === undefined ? undefined : (text as LocalMoment);
}

/** The day on which a moment falls in England. */
export function dayOfMoment(moment: LocalMoment): Day {
  const day = dayAtStartOf(moment);
  if (day === undefined) throw new TypeError(`Not a local date-time: ${moment}`);
  return day;
}

/**
 * Whole hours of elapsed time later, through nights, weekends and the change of the clocks; a negative number goes
 * back. 48 hours after 10:00 on 28 March 2026 is 11:00 on 30 March 2026, because the clocks went forward between.
 */
export function addElapsedHours(moment: LocalMoment, hours: number): LocalMoment {
  const from = dayOfMoment(moment);
  const minuteOfDay = twoDigitsAt(moment, 11) * MINUTES_PER_HOUR + twoDigitsAt(moment, 14);
  const minutes = minuteOfDay + hours * MINUTES_PER_HOUR;
  const days = Math.floor(minutes / MINUTES_PER_DAY);
  const to = addDays(from, days);
  if (Math.abs(days) >= SHORTEST_MONTH_DAYS || clocksMayChange(from) || clocksMayChange(to)) {
    return addInTimeZone(moment, hours);
  }
  const rest = minutes - days * MINUTES_PER_DAY;
  const hour = Math.floor(rest / MINUTES_PER_HOUR);
  return `${isoFromDay(to)}T${twoDigits(hour)}:${twoDigits(rest - hour * MINUTES_PER_HOUR)}` as LocalMoment;
}

function clocksMayChange(day: Day): boolean {
  const { year, month } = civilFromDay(day);
  return month === MARCH || month === OCTOBER || year < SETTLED_CLOCKS_FROM_YEAR;
}

function addInTimeZone(moment: LocalMoment, hours: number): LocalMoment {
  return Temporal.PlainDateTime.from(moment)
    .toZonedDateTime(TIME_ZONE, { disambiguation: 'compatible' })
    .add({ hours })
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' }) as LocalMoment;
}

/** Negative where `a` is earlier on the clock, positive where it is later, 0 where they are the same minute. */
export function compareMoments(a: LocalMoment, b: LocalMoment): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** For people: "14:30 on 28 January 2026". */
export function formatMoment(moment: LocalMoment): string {
  return `${moment.slice(11)} on ${formatDay(dayOfMoment(moment))}`;
}
