import {
  type CaseInput,
  type Day,
  type EventInput,
  findNextChange,
  type Obligation,
  type Procedure,
  type RecordedInput,
  type UnknownObligation,
  workOutTimetable,
} from '../../rules/index.ts';
import { toRecordedSpan } from './recorded-span.ts';
import { withoutShortBreakReviews } from './short-break-reviews.ts';

/** What the rules need to know of a child. */
export interface ChildCase {
  /** `YYYY-MM-DD`. */
  readonly bornOn: string | null;
  /** What the sources of the record can tell; null: everything. */
  readonly recorded: RecordedInput | null;
  /** The child's facts. */
  readonly events: readonly EventInput[];
}

/** By whose figures, and as of which day. */
export interface WorkingOut {
  /** One that ships, by its id, or an authority's own. */
  readonly procedure: string | Procedure;
  readonly today: Day;
  /** The day from which people record all that happens; undefined where only returns are read. */
  readonly recordingFrom: Day | undefined;
  /**
   * A program with other rules has started since: what this one works out holds for no longer than until the other one
   * looks at it.
   */
  readonly areRulesSuperseded?: boolean;
}

/** What the facts of a child amount to. */
export interface WorkedOut {
  readonly obligations: readonly Obligation[];
  readonly unknown: readonly UnknownObligation[];
  /** The next day on which a new day alone changes them. */
  readonly nextChangeOn: Day | undefined;
}

/** Why the facts of a child cannot all be true. */
export interface CannotBe {
  readonly refused: string;
}

/** Works out what must be done for a child, as of today. */
export function workOutChild(child: ChildCase, by: WorkingOut): WorkedOut | CannotBe {
  const { procedure, today, recordingFrom, areRulesSuperseded } = by;
  const input = toCaseInput({ ...child, recorded: toRecordedSpan(child.recorded, recordingFrom) });
  const outcome = workOutTimetable(input, { procedure, asOf: today });
  if ('error' in outcome) return { refused: outcome.error.message };
  const nextChangeOn = areRulesSuperseded === true ? today : findNextChange(input, outcome);
  const isFromReturns = child.recorded?.only !== undefined;
  const { obligations, unknown } = isFromReturns ? withoutShortBreakReviews(outcome, recordingFrom) : outcome;
  return { obligations, unknown, nextChangeOn };
}

function toCaseInput({ bornOn, recorded, events }: ChildCase): CaseInput {
  return {
    ...(bornOn !== null && { child: { dateOfBirth: bornOn } }),
    events,
    ...(recorded !== null && { recorded }),
  };
}
