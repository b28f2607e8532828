import type { Day } from '../calendar/day.ts';
import type { LocalMoment } from '../calendar/london.ts';
import { type EventType, type SubjectKind, slotCount } from './event-type.ts';

/**
 * The day of what has not happened: later than every real day, so that "the earliest" and "on or before" need no
 * special case. An `Obligation` carries it for days that are not there; printed results carry null.
 */
export const NEVER = 0x3fffffff as Day;

/** Days by the slot of their event type; {@link NEVER} where it has not happened. */
export type DaysBySlot = Day[];

/** What is known of a child apart from events. */
export interface ChildFacts {
  /** {@link NEVER} where it is not known. */
  readonly dateOfBirth: Day;
}

/** One period of care: from becoming looked after to ceasing to be. */
export interface PeriodFacts {
  readonly of: 'period';
  readonly child: ChildFacts;
  /** 1 for the child's first. */
  readonly number: number;
  readonly startedOn: Day;
  /** {@link NEVER} while it goes on. */
  readonly endedOn: Day;
  /** The last day that is known of: its end, or the day as of which the case is worked out. */
  readonly lastDay: Day;
  readonly days: DaysBySlot;
  /** Moments by slot, for events told with `at`. */
  readonly moments: (LocalMoment | undefined)[];
  /** Events of types that keep every one, in the order of their days. */
  readonly kept: KeptEvent[];
}

/** An event of a type that keeps every one of its events. */
export interface KeptEvent {
  readonly event: EventType;
  readonly on: Day;
  /** The review that it names, where it names one. */
  readonly review: ReviewFacts | undefined;
}

/** What is known of one review. */
export interface ReviewFacts {
  readonly of: 'review';
  readonly key: string;
  readonly days: DaysBySlot;
  /** By slot, the reason of the event that counts, for types of event told with one. */
  readonly reasons: (string | undefined)[];
  /** Earliest and latest day of any of its events that has happened; latest is -{@link NEVER} where none has. */
  firstEventOn: Day;
  latestEventOn: Day;
}

/** What is known of one dispute. */
export interface DisputeFacts {
  readonly of: 'dispute';
  readonly key: string;
  readonly days: DaysBySlot;
}

/** What is known of one stage of a dispute. */
export interface StageFacts {
  readonly of: 'stage';
  /** `d1/2`: stage 2 of dispute d1. */
  readonly key: string;
  /** The stage's number on the procedure's ladder. */
  readonly stage: number;
  readonly days: DaysBySlot;
}

/** What is known of one document of the court. */
export interface DocumentFacts {
  readonly of: 'document';
  readonly key: string;
  readonly days: DaysBySlot;
}

/** What the teller of a case can and cannot know; what was never recorded is unknown, not late. */
export interface RecordedFacts {
  /** Types of event that are recorded at all; undefined: all. */
  readonly only: ReadonlySet<string> | undefined;
  /** The first day from which a type of event was recorded. */
  readonly from: ReadonlyMap<string, Day>;
  /** The last day that the record speaks of; {@link NEVER} where it is kept up to now. */
  readonly until: Day;
}

/** A case, read and checked, as of one day: what the rules may look at. */
export interface CaseFacts {
  readonly id: string | null;
  readonly procedure: string;
  readonly asOf: Day;
  readonly child: ChildFacts;
  readonly periods: readonly PeriodFacts[];
  readonly reviews: readonly ReviewFacts[];
  readonly disputes: readonly DisputeFacts[];
  readonly stages: readonly StageFacts[];
  readonly documents: readonly DocumentFacts[];
  /** Kept events that name a review, in the order of their days. */
  readonly keptOfReviews: readonly KeptEvent[];
  readonly recorded: RecordedFacts | undefined;
}

/** An array of days for a subject of this kind to which nothing has happened yet. */
export function noDays(of: SubjectKind): DaysBySlot {
  return new Array<Day>(slotCount(of)).fill(NEVER);
}

/** The day on which this event happened to the subject (the one that counts), or {@link NEVER}. */
export function dayOf<Of extends SubjectKind>(subject: { readonly days: DaysBySlot }, event: EventType<Of>): Day {
  return subject.days[event.slot] ?? NEVER;
}
