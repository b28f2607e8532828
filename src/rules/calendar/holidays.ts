import { customaryHolidays } from './customary-holidays.ts';
import { type Day, dayFromIso } from './day.ts';
import { PROCLAIMED_YEARS, type ProclaimedYear, YEARLY_HOLIDAYS } from './proclaimed-holidays.ts';

/** A weekday on which nothing counts as a working day. */
export interface Holiday {
  readonly day: Day;
  readonly name: string;
  /**
   * Which half of the calendar says so: the proclaimed table, or standing law and custom for a year that it does not
   * hold. A change of a `law-and-custom` year after today's date is always possible.
   */
  readonly basis: 'proclaimed' | 'law-and-custom';
  /** Of a proclaimed holiday, the day on which the published list first carried it. */
  readonly listedOn?: Day;
}

const proclaimedByYear = new Map(PROCLAIMED_YEARS.map((row) => [row.year, row]));

/**
 * Every holiday of a year in England and Wales, in the order of the calendar; none falls on a weekend. The table
 * decides where it holds the year.
 */
export function holidaysOf(year: number): readonly Holiday[] {
  const row = proclaimedByYear.get(year);
  if (row) return proclaimedHolidays(row);
  return customaryHolidays(year).map(({ day, name }) => ({ day, name, basis: 'law-and-custom' }));
}

function proclaimedHolidays(row: ProclaimedYear): readonly Holiday[] {
  const holidays = new Map<string, Holiday>();
  const list = (on: string, name: string, listedOn: string) =>
    holidays.set(on, { day: tableDay(`${row.year}-${on}`), name, basis: 'proclaimed', listedOn: tableDay(listedOn) });
  row.days.split(' ').forEach((on, index) => {
    list(on, yearlyName(on, index), row.listedOn);
  });
  for (const change of row.changes ?? []) list(change.on, change.name, change.listedOn);
  return [...holidays.values()].sort((a, b) => a.day - b.day);
}

/** The days that keep their date from year to year; on any other day it is their substitute. */
const FIXED_DAYS: Readonly<Record<string, string>> = {
  "New Year's Day": '01-01',
  'Christmas Day': '12-25',
  'Boxing Day': '12-26',
};

function yearlyName(on: string, index: number): string {
  const name = YEARLY_HOLIDAYS[index];
  if (name === undefined) throw new Error(`The holiday table names too many days in one year: ${on}`);
  const fixed = FIXED_DAYS[name];
  return fixed === undefined || fixed === on ? name : `${name} (substitute day)`;
}

function tableDay(text: string): Day {
  const day = dayFromIso(text);
  if (day === undefined) throw new Error(`The holiday table holds a day that does not exist: ${text}`);
  return day;
}
