const FAILURES_ALLOWED = 5;
const FIRST_WAIT_MINUTES = 1;
const LONGEST_WAIT_MINUTES = 60;

/**
 * How long an account rests after so many failures in a row: not at all up to the fourth, then a minute, and twice as
 * long each time, up to an hour. It always opens again by itself, so that nobody can shut a colleague out for good.
 */
export function minutesLockedAfter(failures: number): number {
  if (failures < FAILURES_ALLOWED) return 0;
  return Math.min(FIRST_WAIT_MINUTES * 2 ** (failures - FAILURES_ALLOWED), LONGEST_WAIT_MINUTES);
}
