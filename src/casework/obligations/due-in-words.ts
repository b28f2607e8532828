import { addWorkingDays, getDay, isoFromDay, OutsideCalendar, workingDaysBetween } from '../../rules/index.ts';

/** How far off a day is, in words, and how it should look. */
export interface DueInWords {
  readonly words: string;
  readonly kind: 'late' | 'soon' | 'later';
}

const SOON_WORKING_DAYS = 5;

/** A page has a hundred due days, which stand to today as those of the page before did. */
const KNOWN = new Map<string, DueInWords>();
const MOST_KNOWN = 10_000;

/**
 * How a due day stands to today, counted in working days: "5 working days late", "today", "in 8 working days".
 *
 * @param due `YYYY-MM-DD`, of something that has not been done
 */
export function dueInWords(due: string, today: string): DueInWords {
  const key = `${today} ${due}`;
  const known = KNOWN.get(key);
  if (known !== undefined) return known;
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  const words = workOutWords(due, today);
  KNOWN.set(key, words);
  return words;
}

function workOutWords(due: string, today: string): DueInWords {
  if (due === today) return { words: 'today', kind: 'soon' };
  const isLate = due < today;
  const days = isLate ? countWorkingDays(due, today) : countWorkingDays(today, due);
  if (days === undefined) return isLate ? { words: 'late', kind: 'late' } : { words: '', kind: 'later' };
  if (isLate) return { words: `${inWords(days)} late`, kind: 'late' };
  // A day of this weekend: what is left to do it in is no working day.
  if (days === 0) return { words: 'before the next working day', kind: 'soon' };
  return { words: `in ${inWords(days)}`, kind: days <= SOON_WORKING_DAYS ? 'soon' : 'later' };
}

/** The last day that counts as soon: five working days from today. */
export function soonUntil(today: string): string {
  return workingDaysOn(today, SOON_WORKING_DAYS);
}

/** The day so many working days after one: 20 after `2026-11-20` is `2026-12-18`. */
export function workingDaysOn(from: string, days: number): string {
  return isoFromDay(addWorkingDays(getDay(from), days));
}

function inWords(days: number): string {
  if (days === 0) return 'less than a working day';
  return days === 1 ? '1 working day' : `${days} working days`;
}

/** Undefined where a day lies outside the years whose bank holidays are known. */
function countWorkingDays(from: string, to: string): number | undefined {
  try {
    return workingDaysBetween(getDay(from), getDay(to));
  } catch (error) {
    if (error instanceof OutsideCalendar) return undefined;
    throw error;
  }
}
