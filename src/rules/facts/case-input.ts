/** One event as a case tells it. Which fields it needs is its type's; fields that are not known are ignored. */
export interface EventInput {
  readonly type: string;
  /** `YYYY-MM-DD`. */
  readonly on?: string;
  /** `YYYY-MM-DDTHH:MM`, local time in London. */
  readonly at?: string;
  readonly review?: string;
  readonly dispute?: string;
  readonly stage?: number;
  readonly document?: string;
  readonly reason?: string;
  readonly placement?: string;
}

/** What the teller of a case records; see {@link CaseInput.recorded}. */
export interface RecordedInput {
  /** The only types of event that the teller records; absent: all. */
  readonly only?: readonly string[];
  /** From which day a type of event was recorded. */
  readonly from?: Readonly<Record<string, string>>;
  /** The last day that the record speaks of. */
  readonly until?: string;
}

/**
 * A case as it is told, in JSON.
 *
 * ```json
 * { "id": "c1", "procedure": "national", "asOf": "2026-11-22", "child": { "dateOfBirth": "2014-05-02" },
 *   "events": [ { "type": "became-looked-after", "on": "2026-01-05" } ] }
 * ```
 */
export interface CaseInput {
  readonly id?: string;
  readonly procedure?: string;
  readonly asOf?: string;
  readonly child?: { readonly dateOfBirth?: string };
  readonly events?: readonly EventInput[];
  /** What was never recorded is unknown, not late: absent, everything is taken to be recorded. */
  readonly recorded?: RecordedInput;
}

/** Why a case cannot be worked out: a JSON pointer to the place, and what to mend. */
export interface CaseRefusal {
  readonly id: string | null;
  readonly error: { readonly pointer: string; readonly message: string };
}
