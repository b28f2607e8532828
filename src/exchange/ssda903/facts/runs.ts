import type { Day } from '../../../rules/calendar/day.ts';
import type { EpisodeRow } from '../rows/row.ts';
import type { CarePeriod, Stretch } from './care-periods.ts';

/** A time within a period of care through which something held: a legal status, a kind of placement. */
export interface Run {
  readonly first: Stretch;
  readonly startedOn: Day;
  /** True where an earlier episode of the same care was without it, so that its beginning is seen. */
  readonly startSeen: boolean;
  /** The last day of it; undefined while it goes on. */
  readonly endedOn: Day | undefined;
  /** True where it ended and care went on; false where it ended with care, or goes on. */
  readonly endedWithinCare: boolean;
}

/** Which stretches a run is made of. */
export interface RunOf {
  readonly holds: (row: EpisodeRow) => boolean;
  /** Stretches that interrupt a run without ending it: a stay in hospital does not end a placement. */
  readonly passes?: (row: EpisodeRow) => boolean;
  /** Where a stretch that holds begins a new run although the one before held too. */
  readonly beginsAnew?: (row: EpisodeRow) => boolean;
}

const NO_RUNS: readonly Run[] = [];

/** The runs in a period of care, in order. */
export function runsOf(period: CarePeriod, { holds, passes, beginsAnew }: RunOf): readonly Run[] {
  if (!period.stretches.some(({ row }) => holds(row))) return NO_RUNS;
  const runs: Run[] = [];
  const [earliest] = period.stretches;
  let first: Stretch | undefined;
  let last: Stretch | undefined;
  let previous: Stretch | undefined;
  const begun = (from: Stretch) => ({ first: from, startedOn: from.from, startSeen: from !== earliest });
  const end = () => {
    if (first === undefined || last === undefined) return;
    runs.push({ ...begun(first), endedOn: last.to, endedWithinCare: true });
    first = undefined;
  };
  for (const stretch of period.stretches) {
    if (holds(stretch.row)) {
      if (previous === last && beginsAnew?.(stretch.row) === true) end();
      first ??= stretch;
      last = stretch;
    } else if (passes?.(stretch.row) !== true) end();
    previous = stretch;
  }
  if (first !== undefined) {
    runs.push({ ...begun(first), endedOn: period.endedOn, endedWithinCare: false });
  }
  return runs;
}
