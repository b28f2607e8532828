/** Today in London, `YYYY-MM-DD`: the one place that asks the clock which day it is. */
export function todayInLondon(): string {
  return Temporal.Now.plainDateISO('Europe/London').toString();
}

/** Milliseconds since some moment that stays the same while the program runs: for measuring how long things take. */
export function millisecondsNow(): number {
  return performance.now();
}
