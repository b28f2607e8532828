import type { Actor, CitedProvision, Layer } from './rule-identity.ts';

export type ObligationStatus =
  | 'met'
  | 'met-late'
  | 'met-early'
  | 'upcoming'
  | 'overdue'
  | 'deemed-agreed'
  | 'not-applicable';

/**
 * One obligation as the command line prints it. Days are `YYYY-MM-DD`; `due` and `metOn` of duties counted in hours are
 * local date-times `YYYY-MM-DDTHH:MM`.
 */
export interface ContractObligation {
  readonly rule: string;
  /** The key of the review, dispute, stage or document; `#2` for a review that nothing is known of; else null. */
  readonly about: string | null;
  /** The number of the period of care; null for disputes and documents. */
  readonly period: number | null;
  readonly actor: Actor;
  readonly title: string;
  readonly earliest: string | null;
  readonly due: string;
  /** The day that the national procedure gives for the same duty; null where only this procedure has it. */
  readonly nationalDue: string | null;
  /** The national rule that gives `nationalDue`, where it is another than `rule`. */
  readonly nationalRule?: string;
  /** The last working day on or before `due`; reviews only. */
  readonly scheduleBy?: string;
  /** A local day that only prompts. */
  readonly target?: string;
  readonly status: ObligationStatus;
  readonly metOn: string | null;
  /** Calendar days; for met-late and overdue only. */
  readonly daysLate: number | null;
  readonly layer: Layer;
  readonly asSoonAsPracticable?: true;
  /** The day rests on bank holidays of a year that have not been proclaimed yet. */
  readonly provisionalCalendar?: true;
  /** Due before the law that it rests on today came into force. */
  readonly earlierLaw?: true;
  /** Due while six-monthly reviews were softened to "where reasonably practicable" in 2020. */
  readonly softened2020?: true;
  /** Why it is not applicable. */
  readonly reason?: string;
  readonly explanation: string;
  readonly citations: readonly CitedProvision[];
}

/**
 * Why what is not told may have been done all the same: nobody records such events; it was due before they were
 * recorded, or after the record's last day; or the review that it counts from was not recorded.
 */
export type UnknownBecause = 'never-recorded' | 'before-record' | 'after-record' | 'previous-not-recorded';

/** A duty of which nobody can say yet whether, or by when, it was done. */
export interface UnknownObligation {
  readonly rule: string;
  readonly about: string | null;
  readonly period: number | null;
  /** What nobody has told: types of event, or fields of the case. */
  readonly missing: readonly string[];
  /** The day it was or will be due, where that is known all the same. */
  readonly due?: string;
  /** Where the teller's record is the reason; see `CaseInput.recorded`. */
  readonly because?: UnknownBecause;
}

/** What `footprint timetable --json` prints for one case. */
export interface ContractResult {
  readonly id: string | null;
  readonly asOf: string;
  readonly procedure: string;
  /** The version of the calendar of bank holidays. */
  readonly calendar: string;
  readonly obligations: readonly ContractObligation[];
  readonly unknown: readonly UnknownObligation[];
}
