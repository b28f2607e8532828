import type { EventOfReturn } from '../../exchange/ssda903/facts/case-events.ts';
import { formatDay, getDay } from '../../rules/index.ts';
import type { CurrentFact } from '../children/list-current-facts.ts';

/** A fact that stands in the records. */
export type StandingFact = Pick<CurrentFact, 'id' | 'event' | 'isImported'>;

/** An imported fact that a person put right or withdrew. */
export interface OverruledFact {
  readonly type: string;
  /** The day that the file gave. */
  readonly on: string;
  /** The fact that corrects it; one that stands, unless the person withdrew it. */
  readonly correctedBy: string;
}

/** What the returns say and what stands in the records. */
export interface FactsToReconcile {
  readonly told: readonly EventOfReturn[];
  readonly standing: readonly StandingFact[];
  readonly overruled: readonly OverruledFact[];
}

/** A told event that is to stand. */
export interface FactChange {
  readonly event: EventOfReturn;
  /** The fact that it puts right; undefined for one that is new. */
  readonly corrects: StandingFact | undefined;
}

/** A told event that does not stand, because a person recorded otherwise. */
export interface FactDifference {
  readonly event: EventOfReturn;
  readonly message: string;
}

/** What has to be done so that the records say what the returns say, but for what people recorded. */
export interface ReconciledFacts {
  readonly changes: readonly FactChange[];
  /** Imported facts that no return tells any more. */
  readonly withdrawn: readonly StandingFact[];
  readonly differences: readonly FactDifference[];
}

/** Two days for one event: further apart than this they are taken for two events. */
const SAME_EVENT_WITHIN_DAYS = 28;

/**
 * Holds what the returns tell of a child against the facts that stand. What a person recorded, put right or withdrew
 * stays as it is; where a return says otherwise, that is a difference to be told.
 */
export function reconcileFacts({ told, standing, overruled }: FactsToReconcile): ReconciledFacts {
  const open = new OpenEvents(told);
  const imported = standing.filter((fact) => fact.isImported && open.takeOfDay(fact.event) === undefined);
  const recorded = standing.filter((fact) => !fact.isImported && open.takeOfDay(fact.event) === undefined);
  if (recorded.length === 0 && overruled.length === 0) return { ...pair(open, imported, NO_KEYS), differences: [] };
  const differences = [...overruledDifferences(open, overruled, standing), ...recordedDifferences(open, recorded)];
  return { ...pair(open, imported, keysOfPeople(standing)), differences };
}

/** What a file said of old, and a person put right: it still says so. */
function overruledDifferences(
  open: OpenEvents,
  overruled: readonly OverruledFact[],
  standing: readonly StandingFact[],
): FactDifference[] {
  return overruled.flatMap(({ type, on, correctedBy }) => {
    const event = open.takeOfDay({ type, on });
    if (event === undefined) return [];
    const instead = standing.find(({ id }) => id === correctedBy);
    const what = instead === undefined ? 'was withdrawn' : `was put right to ${inWords(instead.event.on)}`;
    return {
      event,
      message: `the return tells ${type} on ${inWords(on)}, which ${what} in Footprint, and so it stays`,
    };
  });
}

/** What a person recorded and a return tells with another day. */
function recordedDifferences(open: OpenEvents, recorded: readonly StandingFact[]): FactDifference[] {
  return recorded.flatMap((fact) => {
    const event = open.takeNear(fact.event, SAME_EVENT_WITHIN_DAYS);
    if (event === undefined) return [];
    const days = `${inWords(event.on)}, but ${inWords(fact.event.on)} was recorded in Footprint, and so it stays`;
    return { event, message: `the return tells ${fact.event.type} on ${days}` };
  });
}

const NO_KEYS: ReadonlySet<string> = new Set();

/** The reviews, by their keys, of which people have recorded something. */
export function keysOfPeople(standing: readonly StandingFact[]): ReadonlySet<string> {
  return new Set(standing.flatMap(({ isImported, event }) => (isImported ? [] : (event.review ?? []))));
}

/** Pairs imported facts that are told no more with events that are new: those are corrections. */
function pair(
  open: OpenEvents,
  imported: readonly StandingFact[],
  keys: ReadonlySet<string>,
): Omit<ReconciledFacts, 'differences'> {
  const withdrawn: StandingFact[] = [];
  const changes: FactChange[] = [];
  for (const fact of imported) {
    // Reviews come every few months, so only a day near by can be the same one's.
    const within = fact.event.type === 'review-started' ? SAME_EVENT_WITHIN_DAYS : Number.MAX_SAFE_INTEGER;
    const event = open.takeNear(fact.event, within);
    if (event === undefined) withdrawn.push(fact);
    else changes.push({ event: withKeyInUse(event, fact, keys), corrects: fact });
  }
  for (const event of open.rest()) changes.push({ event, corrects: undefined });
  return { changes, withdrawn };
}

/** A review of which people recorded something keeps its name when its day moves. */
function withKeyInUse(event: EventOfReturn, { event: before }: StandingFact, keys: ReadonlySet<string>): EventOfReturn {
  return before.review !== undefined && keys.has(before.review) ? { ...event, review: before.review } : event;
}

interface TypeAndDay {
  readonly type: string;
  readonly on: string;
}

/** The events that are told and that nothing in the records answers to yet. */
class OpenEvents {
  #events: readonly EventOfReturn[];

  constructor(told: readonly EventOfReturn[]) {
    this.#events = told;
  }

  rest(): readonly EventOfReturn[] {
    return this.#events;
  }

  /** Takes out the event of this type and day. */
  takeOfDay({ type, on }: TypeAndDay): EventOfReturn | undefined {
    return this.#take(this.#events.find((event) => event.type === type && event.on === on));
  }

  /** Takes out the event of this type whose day is the nearest, where that is near enough. */
  takeNear(fact: TypeAndDay, withinDays: number): EventOfReturn | undefined {
    let nearest: EventOfReturn | undefined;
    let distance = withinDays;
    for (const event of this.#events) {
      const days = Math.abs(getDay(event.on) - getDay(fact.on));
      if (event.type !== fact.type || days > distance || (nearest !== undefined && days === distance)) continue;
      nearest = event;
      distance = days;
    }
    return this.#take(nearest);
  }

  #take(event: EventOfReturn | undefined): EventOfReturn | undefined {
    if (event !== undefined) this.#events = this.#events.filter((other) => other !== event);
    return event;
  }
}

function inWords(iso: string): string {
  return formatDay(getDay(iso));
}
