/** Where days lie on a line of so many units. */
export interface TimeScale {
  readonly first: Temporal.PlainDate;
  readonly last: Temporal.PlainDate;
  /** Units from the left; a day outside lies at the nearer end. */
  xOf(day: string): number;
}

/** A line down the picture where a year, or part of one, begins. */
export interface Tick {
  readonly x: number;
  readonly words: string;
  readonly isYear: boolean;
}

const TENTH = 10;

/** A scale that begins with the month of the first day and reaches the end of the month of the last. */
export function toTimeScale(firstDay: string, lastDay: string, { left, right }: { left: number; right: number }) {
  const first = Temporal.PlainDate.from(firstDay).with({ day: 1 });
  const last = Temporal.PlainDate.from(lastDay).with({ day: 1 }).add({ months: 1 });
  const days = first.until(last).days;
  const xOf = (day: string): number => {
    const along = first.until(Temporal.PlainDate.from(day)).days / days;
    return toTenths(left + Math.min(1, Math.max(0, along)) * (right - left));
  };
  return { first, last, xOf } satisfies TimeScale;
}

/** Months between two ticks, where that leaves room for their words. */
const STEPS_MONTHS = [1, 3, 6, 12, 24, 60, 120] as const;
const MONTHS_A_YEAR = 12;
/** Room for "Oct 2025". */
const NARROWEST_STEP = 58;

/** The years along the top, or parts of years where so little time is shown that there is room. */
export function ticksOf({ first, last, xOf }: TimeScale): Tick[] {
  const width = xOf(last.toString()) - xOf(first.toString());
  const months = Math.max(1, first.until(last, { largestUnit: 'months' }).months);
  const step = STEPS_MONTHS.find((each) => (width * each) / months >= NARROWEST_STEP) ?? MONTHS_A_YEAR * TENTH;
  const ticks: Tick[] = [];
  for (let day = firstTick(first, step); Temporal.PlainDate.compare(day, last) < 0; day = day.add({ months: step })) {
    const isYear = day.month === 1;
    const month = day.toLocaleString('en-GB', { month: 'short' });
    const words = isYear ? String(day.year) : ticks.length === 0 ? `${month} ${day.year}` : month;
    ticks.push({ x: xOf(day.toString()), words, isYear });
  }
  return ticks;
}

/** Steps of years begin in January of a year that the step divides; steps of months count from January too. */
function firstTick(first: Temporal.PlainDate, step: number): Temporal.PlainDate {
  let day = first.with({ month: 1 });
  if (step > MONTHS_A_YEAR) day = day.subtract({ years: day.year % (step / MONTHS_A_YEAR) });
  while (Temporal.PlainDate.compare(day, first) < 0) day = day.add({ months: step });
  return day;
}

/** A tenth of a unit is finer than any screen. */
export function toTenths(units: number): number {
  return Math.round(units * TENTH) / TENTH;
}
