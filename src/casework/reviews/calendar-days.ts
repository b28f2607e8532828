import { getDay, holidayOn } from '../../rules/index.ts';

/** How much of the calendar is shown at once. */
export const CALENDAR_VIEWS = ['month', 'week', 'day'] as const;

export type CalendarView = (typeof CALENDAR_VIEWS)[number];

/** A day of the calendar, with why nobody works on it. */
export interface CalendarDay {
  /** `YYYY-MM-DD`. */
  readonly on: string;
  /** It belongs to the month or week that was asked for, and does not only fill its first or last row. */
  readonly isWithin: boolean;
  readonly isWeekend: boolean;
  /** The name of the bank holiday. */
  readonly holiday: string | undefined;
}

/** What an address asks for: whole weeks from a Monday, and where the one before and after begin. */
export interface CalendarSpan {
  readonly view: CalendarView;
  readonly on: string;
  readonly weeks: readonly (readonly CalendarDay[])[];
  readonly from: string;
  readonly to: string;
  readonly before: string;
  readonly after: string;
}

const DAYS_A_WEEK = 7;
const SATURDAY = 6;

/**
 * The days of the month, of the week or the one day in which a day lies.
 *
 * ```ts
 * spanOf('month', '2026-12-24').weeks.length // 5: from Monday 30 November to Sunday 3 January
 * ```
 */
export function spanOf(view: CalendarView, on: string): CalendarSpan {
  const day = Temporal.PlainDate.from(on);
  const [first, last, step] = boundsOf(view, day);
  const start = view === 'day' ? first : mondayOf(first);
  const end = view === 'day' ? last : mondayOf(last).add({ days: DAYS_A_WEEK - 1 });
  const length = start.until(end, { largestUnit: 'days' }).days + 1;
  const days = Array.from({ length }, (_, index) => toDay(start.add({ days: index }), first, last));
  const perRow = view === 'day' ? 1 : DAYS_A_WEEK;
  const weeks = Array.from({ length: length / perRow }, (_, index) => days.slice(index * perRow, (index + 1) * perRow));
  return {
    view,
    on,
    weeks,
    from: first.toString(),
    to: last.toString(),
    before: first.subtract(step).toString(),
    after: first.add(step).toString(),
  };
}

function boundsOf(
  view: CalendarView,
  day: Temporal.PlainDate,
): [Temporal.PlainDate, Temporal.PlainDate, Temporal.DurationLike] {
  if (view === 'day') return [day, day, { days: 1 }];
  if (view === 'week') return [mondayOf(day), mondayOf(day).add({ days: DAYS_A_WEEK - 1 }), { weeks: 1 }];
  return [day.with({ day: 1 }), day.with({ day: day.daysInMonth }), { months: 1 }];
}

function mondayOf(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.subtract({ days: day.dayOfWeek - 1 });
}

function toDay(day: Temporal.PlainDate, first: Temporal.PlainDate, last: Temporal.PlainDate): CalendarDay {
  const on = day.toString();
  return {
    on,
    isWithin: Temporal.PlainDate.compare(day, first) >= 0 && Temporal.PlainDate.compare(day, last) <= 0,
    isWeekend: day.dayOfWeek >= SATURDAY,
    holiday: holidayOn(getDay(on))?.name,
  };
}
