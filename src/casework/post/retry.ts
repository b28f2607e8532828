/** How long to wait after the first, the second … failure: soon at first, and over the night at last. */
const MINUTES_UNTIL_NEXT = [1, 5, 15, 60, 240, 720] as const;

/**
 * How many minutes to wait before something is handed over again that was not taken so many times; undefined where it is
 * given up, after about seventeen hours, and somebody has to look.
 */
export function minutesUntilNextAttempt(attempts: number): number | undefined {
  return MINUTES_UNTIL_NEXT[attempts - 1];
}
