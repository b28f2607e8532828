/** Something that runs from a day to a day; the day on which it ends is no more of it. */
export interface Time {
  readonly startedOn: string;
  /** Null while it goes on. */
  readonly endedOn: string | null;
}

/** How something new fits among what is there. */
export type Fit<Of extends Time> =
  | {
      readonly fits: true;
      /** What goes on over that day, and ends on it. */
      readonly endsWith: Of | undefined;
      /** The day on which what comes after it begins; null: it goes on. */
      readonly endedOn: string | null;
    }
  /** Something begins on that very day. */
  | { readonly fits: false; readonly beside: Of };

/**
 * Fits something that begins on a day among a child's times, of which no two overlap: what goes on over the day ends on
 * it, and what is new ends where the next begins.
 *
 * ```ts
 * fitIntoTimes([{ startedOn: '2026-01-05', endedOn: null }], '2026-03-02') // it ends the one, and goes on
 * ```
 */
export function fitIntoTimes<Of extends Time>(times: readonly Of[], startedOn: string): Fit<Of> {
  const beside = times.find((time) => time.startedOn === startedOn && time.endedOn !== startedOn);
  if (beside !== undefined) return { fits: false, beside };
  const endsWith = times.find(
    (time) => time.startedOn < startedOn && (time.endedOn === null || time.endedOn > startedOn),
  );
  const next = times.map((time) => time.startedOn).filter((on) => on > startedOn);
  return { fits: true, endsWith, endedOn: next.sort()[0] ?? null };
}

/** The one of some times that lies over some of the same days. */
export function findOverlapping<Of extends Time>(times: readonly Of[], { startedOn, endedOn }: Time): Of | undefined {
  if (startedOn === endedOn) return undefined;
  return times.find(
    (time) =>
      time.startedOn !== time.endedOn &&
      (time.endedOn === null || startedOn < time.endedOn) &&
      (endedOn === null || time.startedOn < endedOn),
  );
}
