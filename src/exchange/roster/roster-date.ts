import { type Day, dayFromIso, yearOf } from '../../rules/calendar/day.ts';
import { dayFromReturn } from '../ssda903/return-date.ts';

const UK_DATE = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:[ T].*)?$/;
const ISO_DATE = /^(\d{4}-\d{2}-\d{2})(?:[ T].*)?$/;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2099;

/**
 * Reads a date as an authority's list writes it: day first (5/1/2026, 05.01.2026, 05-01-2026) or ISO (2026-01-05), of
 * the years 1900 to 2099. A time of day after it is let lie. A year of two digits is undefined, and so is 31/02/2026.
 */
export function dayFromRoster(text: string): Day | undefined {
  const iso = ISO_DATE.exec(text)?.[1];
  if (iso !== undefined) {
    const day = dayFromIso(iso);
    return day !== undefined && yearOf(day) >= FIRST_YEAR && yearOf(day) <= LAST_YEAR ? day : undefined;
  }
  const [, day = '', , month = '', year = ''] = UK_DATE.exec(text) ?? [];
  return dayFromReturn(`${day.padStart(2, '0')}/${month.padStart(2, '0')}/${year}`);
}
