import type { CaseloadStanding, OwnRange, ReportPeriod } from './model.ts';

/** A caseload at the end of a month. */
export interface CaseloadOfMonth {
  readonly children: number;
  /** For each full post. */
  readonly perFullTime: number;
  readonly standing: CaseloadStanding;
}

/** An IRO, month by month; null: not here then, or nobody knows. */
export interface OfficerMonths extends OwnRange {
  readonly staffId: string;
  readonly name: string;
  readonly months: readonly (CaseloadOfMonth | null)[];
}

/** The months of a report, each with what was so at its end; lists of months are in this order. */
export interface CaseloadMonths {
  readonly period: ReportPeriod;
  readonly months: readonly {
    readonly month: string;
    /** Its last day, or the day of the report where it is not over. */
    readonly on: string;
    /** False before the first appointment that is recorded. */
    readonly isKnown: boolean;
  }[];
  /** The children who have an IRO, for the posts of the IROs who are there. */
  readonly team: readonly (CaseloadOfMonth | null)[];
  /** Looked-after children for whom nobody is named. */
  readonly withoutIro: readonly (number | null)[];
  readonly officers: readonly OfficerMonths[];
}

/** The last day of a month: of `2028-02` it is `2028-02-29`. */
export function endOfMonth(month: string): string {
  return Temporal.PlainYearMonth.from(month).toPlainDate({ day: 31 }).toString();
}
