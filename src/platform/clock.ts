/** Today in London, `YYYY-MM-DD`: the one place that asks the clock which day it is. */
export function todayInLondon(): string {
  return Temporal.Now.plainDateISO('Europe/London').toString();
}

/** The day in London of a moment, an ISO text in UTC: `dayInLondon('2026-06-01T23:30:00Z')` is `2026-06-02`. */
export function dayInLondon(moment: string): string {
  return Temporal.Instant.from(moment).toZonedDateTimeISO('Europe/London').toPlainDate().toString();
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
