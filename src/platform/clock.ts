/** Today in London, `YYYY-MM-DD`: the one place that asks the clock which day it is. */
export function todayInLondon(): string {
  return Temporal.Now.plainDateISO('Europe/London').toString();
}

/** What the clocks of London show, `YYYY-MM-DDTHH:MM`: for what is recorded as it happens. */
export function nowInLondon(): string {
  return Temporal.Now.plainDateTimeISO('Europe/London').toString({ smallestUnit: 'minute' });
}

/** Milliseconds since some moment that stays the same while the program runs: for measuring how long things take. */
export function millisecondsNow(): number {
  return performance.now();
}

/** Milliseconds since 1 January 1970: for codes that change with the time. */
export function millisecondsSince1970(): number {
  return Temporal.Now.instant().epochMilliseconds;
}

/** The moment, as ISO text in UTC: for comparing with moments of the database. */
export function momentNow(): string {
  return Temporal.Now.instant().toString();
}
