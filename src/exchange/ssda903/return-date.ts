import { civilFromDay, type Day, dayFromCivil, dayFromIso, twoDigits, twoDigitsAt } from '../../rules/calendar/day.ts';

const DATE_LENGTH = 10;
const SLASH = 47;
/** A century outside these is a slip of the keyboard (01/01/0217), not a day that a return tells of. */
const FIRST_CENTURY = 19;
const LAST_CENTURY = 20;
const UNKNOWN_ELEMENT = /^(?:\d\d|ZZ)\/(?:\d\d|ZZ)\/(?:\d{4}|ZZZZ)$/;
const SHORT_DATE = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/;
const ISO_START = /^\d{4}-\d\d-\d\d/;

/**
 * Reads `DD/MM/YYYY` of the years 1900 to 2099, the only form of a date that the return allows. Anything else, and a day
 * that no calendar has (30/02/2026), is undefined. It works on character codes: a national return holds millions.
 */
export function dayFromReturn(text: string): Day | undefined {
  if (text.length !== DATE_LENGTH || text.charCodeAt(2) !== SLASH || text.charCodeAt(5) !== SLASH) return undefined;
  const dayOfMonth = twoDigitsAt(text, 0);
  const month = twoDigitsAt(text, 3);
  const century = twoDigitsAt(text, 6);
  const yearOfCentury = twoDigitsAt(text, 8);
  if (dayOfMonth < 1 || month < 1 || month > 12 || yearOfCentury < 0) return undefined;
  if (century < FIRST_CENTURY || century > LAST_CENTURY) return undefined;
  const day = dayFromCivil(century * 100 + yearOfCentury, month, dayOfMonth);
  // Only past the 28th can a day be missing from its month, and then it runs on into the next.
  return dayOfMonth <= 28 || civilFromDay(day).day === dayOfMonth ? day : undefined;
}

/** `14/08/2017`. */
export function dayToReturn(day: Day): string {
  const { year, month, day: dayOfMonth } = civilFromDay(day);
  return `${twoDigits(dayOfMonth)}/${twoDigits(month)}/${String(year).padStart(4, '0')}`;
}

/** True for a date whose unknown elements are written ZZ (`ZZ/07/2015`), as the previous permanence date may be. */
export function isPartlyUnknownDate(text: string): boolean {
  return text.includes('ZZ') && UNKNOWN_ELEMENT.test(text);
}

/** Written as a day is, and none: 31/02/2020. */
const WELL_WRITTEN = /^\d{2}\/\d{2}\/\d{4}$/;

/** What to write instead of a text that {@link dayFromReturn} cannot read: "write it as 14/08/2017 (DD/MM/YYYY)". */
export function howToWriteDate(text: string): string {
  const meant = dayFromOtherForm(text);
  if (meant !== undefined) return `write it as ${dayToReturn(meant)} (DD/MM/YYYY)`;
  return WELL_WRITTEN.test(text) ? 'there is no such day' : 'write it as DD/MM/YYYY';
}

/** Forms that leave no doubt which day is meant: year first, or day first with the year in full. */
function dayFromOtherForm(text: string): Day | undefined {
  if (ISO_START.test(text)) return dayFromIso(text.slice(0, DATE_LENGTH));
  const parts = SHORT_DATE.exec(text);
  if (parts === null) return undefined;
  const [, day = '', month = '', year = ''] = parts;
  return dayFromReturn(`${day.padStart(2, '0')}/${month.padStart(2, '0')}/${year}`);
}
