/** What an event is told about: the record that its `on` day is kept in. */
export type SubjectKind = 'period' | 'review' | 'dispute' | 'stage' | 'document';

/** One kind of event that a case may tell, as `docs/guides/add-a-rule.md` describes it. */
export interface EventType<Of extends SubjectKind = SubjectKind> {
  /** The word in `type`, such as `iro-appointed`. Stable: never renamed. */
  readonly type: string;
  readonly of: Of;
  /** `day`: told with `on`. `moment`: told with `at`, a local date-time. */
  readonly when: 'day' | 'moment';
  /** Which of several events of this type for one subject counts. */
  readonly counts: 'earliest' | 'latest';
  /** Every event is kept, not only the one that counts. */
  readonly keepsEvery: boolean;
  /** Known before its day comes: a review is arranged for a day ahead. */
  readonly toldAhead: boolean;
  /** Told at most once for one subject: a second is an error. */
  readonly onceOnly: boolean;
  /** The words that the event's `reason` may be, where it has one. */
  readonly reasons: readonly string[];
  /** One sentence for the register and the guides. */
  readonly meaning: string;
  /** Where the subject's `days` array keeps this event's day. Given out on definition. */
  readonly slot: number;
}

interface EventDefinition<Of extends SubjectKind> {
  readonly type: string;
  readonly of: Of;
  readonly when?: 'moment';
  readonly counts?: 'latest';
  readonly keepsEvery?: true;
  readonly toldAhead?: true;
  readonly onceOnly?: true;
  readonly reasons?: readonly string[];
  readonly meaning: string;
}

const slotsGivenOut: Record<SubjectKind, number> = { period: 0, review: 0, dispute: 0, stage: 0, document: 0 };

/** Defines a kind of event and gives it its place in the days of its subject. Called once a type, at load. */
export function defineEvent<Of extends SubjectKind>(definition: EventDefinition<Of>): EventType<Of> {
  const slot = slotsGivenOut[definition.of];
  slotsGivenOut[definition.of] = slot + 1;
  return {
    when: 'day',
    counts: 'earliest',
    keepsEvery: false,
    toldAhead: false,
    onceOnly: false,
    reasons: [],
    ...definition,
    slot,
  };
}

/** How many kinds of event there are for one kind of subject. */
export function slotCount(of: SubjectKind): number {
  return slotsGivenOut[of];
}
