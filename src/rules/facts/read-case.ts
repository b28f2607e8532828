import type { Day } from '../calendar/day.ts';
import { dayOfMoment, type LocalMoment } from '../calendar/london.ts';
import {
  type CaseFacts,
  type ChildFacts,
  type DaysBySlot,
  type DisputeFacts,
  type DocumentFacts,
  type KeptEvent,
  NEVER,
  noDays,
  type PeriodFacts,
  type RecordedFacts,
  type ReviewFacts,
  type StageFacts,
} from './case-facts.ts';
import type { CaseRefusal } from './case-input.ts';
import type { EventType } from './event-type.ts';
import { type Boundary, findPeriodOf, pairBoundaries, periodsAsOf } from './periods.ts';
import {
  type Fields,
  isFields,
  isGiven,
  Refused,
  readDay,
  readEventDay,
  readKey,
  readMoment,
  readReason,
  readStage,
} from './read-fields.ts';

/** What a reader of cases must know beforehand. */
export interface Vocabulary {
  readonly events: ReadonlyMap<string, EventType>;
  readonly beginning: EventType;
  readonly end: EventType;
  readonly procedureIds: readonly string[];
}

/** What is taken where a case does not say. */
export interface CaseDefaults {
  readonly procedure: string;
  readonly asOf: Day;
}

/** A period-level event, kept until the periods of care are known. */
interface DatedEvent {
  readonly event: EventType;
  readonly on: Day;
  readonly at: LocalMoment | undefined;
}

/** What the pass over the events gathers. */
interface Gathered {
  readonly vocabulary: Vocabulary;
  readonly asOf: Day;
  readonly begins: Boundary[];
  readonly ends: Boundary[];
  readonly ofPeriods: DatedEvent[];
  readonly reviews: Map<string, ReviewFacts>;
  readonly disputes: Map<string, DisputeFacts>;
  readonly stages: Map<string, StageFacts>;
  readonly documents: Map<string, DocumentFacts>;
  readonly keptOfReviews: KeptEvent[];
  /** The index of the first event that tells again what may be told once only. */
  secondTold: number | undefined;
}

/** Whether reading was refused. */
export function isRefusal(read: CaseFacts | CaseRefusal): read is CaseRefusal {
  return 'error' in read;
}

/**
 * Reads a case and checks all of it, future events too, then leaves out what has not happened by its `asOf`.
 *
 * @returns the facts, or the first thing wrong: procedure, asOf, child, events in order, a second review-arranged,
 * periods of care.
 */
export function readCase(input: unknown, vocabulary: Vocabulary, defaults: CaseDefaults): CaseFacts | CaseRefusal {
  const id = isFields(input) && typeof input['id'] === 'string' ? input['id'] : null;
  try {
    if (!isFields(input)) throw new Refused('', 'a case is a JSON object with "child" and "events"');
    if (id === null && isGiven(input['id'])) throw new Refused('/id', 'id must be text');
    return { ...readFields(input, vocabulary, defaults), id };
  } catch (error) {
    if (error instanceof Refused) return { id, error: { pointer: error.pointer, message: error.message } };
    throw error;
  }
}

function readFields(input: Fields, vocabulary: Vocabulary, defaults: CaseDefaults): Omit<CaseFacts, 'id'> {
  const procedure = readProcedure(input['procedure'], vocabulary, defaults);
  const asOf = isGiven(input['asOf']) ? readDay(input['asOf'], '/asOf') : defaults.asOf;
  const child = readChild(input['child']);
  const gathered = readEvents(input['events'], vocabulary, asOf);
  if (gathered.secondTold !== undefined) {
    throw new Refused(
      `/events/${gathered.secondTold}`,
      'this review is arranged already: tell only the latest day agreed for it',
    );
  }
  const spans = pairBoundaries(gathered.begins, gathered.ends);
  if (!Array.isArray(spans)) throw new Refused(`/events/${spans.eventIndex}/on`, spans.message);
  const periods = periodsAsOf(spans, asOf, child);
  placeInPeriods(gathered.ofPeriods, periods);
  gathered.keptOfReviews.sort(byDay);
  return {
    procedure,
    asOf,
    child,
    periods,
    reviews: [...gathered.reviews.values()],
    disputes: [...gathered.disputes.values()].sort(byKey),
    stages: [...gathered.stages.values()].sort(byKey),
    documents: [...gathered.documents.values()].sort(byKey),
    keptOfReviews: gathered.keptOfReviews,
    recorded: isGiven(input['recorded']) ? readRecorded(input['recorded'], vocabulary) : undefined,
  };
}

function readProcedure(given: unknown, vocabulary: Vocabulary, defaults: CaseDefaults): string {
  if (!isGiven(given)) return defaults.procedure;
  if (typeof given === 'string' && vocabulary.procedureIds.includes(given)) return given;
  throw new Refused('/procedure', `there is no such procedure; known are ${vocabulary.procedureIds.join(', ')}`);
}

function readChild(given: unknown): ChildFacts {
  if (!isGiven(given)) return { dateOfBirth: NEVER };
  if (!isFields(given)) throw new Refused('/child', 'child must be an object, such as { "dateOfBirth": "2014-05-02" }');
  const dateOfBirth = given['dateOfBirth'];
  return { dateOfBirth: isGiven(dateOfBirth) ? readDay(dateOfBirth, '/child/dateOfBirth') : NEVER };
}

function readEvents(given: unknown, vocabulary: Vocabulary, asOf: Day): Gathered {
  const gathered: Gathered = {
    vocabulary,
    asOf,
    begins: [],
    ends: [],
    ofPeriods: [],
    reviews: new Map(),
    disputes: new Map(),
    stages: new Map(),
    documents: new Map(),
    keptOfReviews: [],
    secondTold: undefined,
  };
  if (!isGiven(given)) return gathered;
  if (!Array.isArray(given)) throw new Refused('/events', 'events must be a list');
  for (let index = 0; index < given.length; index += 1) readEvent(given[index], index, gathered);
  return gathered;
}

function readEvent(given: unknown, index: number, gathered: Gathered): void {
  if (!isFields(given)) throw new Refused(`/events/${index}`, 'an event must be an object with a "type"');
  const event = gathered.vocabulary.events.get(typeof given['type'] === 'string' ? given['type'] : '');
  if (event === undefined) {
    throw new Refused(
      `/events/${index}/type`,
      `there is no event ${JSON.stringify(given['type']) ?? 'without a type'}; docs/rules/events.md lists them all`,
    );
  }
  const at = event.when === 'moment' ? readMoment(given['at'], index) : undefined;
  const on = at === undefined ? readEventDay(given, index) : dayOfMoment(at);
  const happened = on <= gathered.asOf || event.toldAhead;
  const read = { event, on, at, happened, given, index };
  switch (event.of) {
    case 'period':
      takePeriodEvent(read, gathered);
      return;
    case 'review':
      takeReviewEvent(read, gathered);
      return;
    case 'dispute':
      takeKeyedEvent(read, gathered.disputes, 'dispute');
      return;
    case 'stage':
      takeStageEvent(read, gathered);
      return;
    case 'document':
      takeKeyedEvent(read, gathered.documents, 'document');
      return;
  }
}

/** An event whose type and day have been read. */
interface ReadEvent extends DatedEvent {
  /** By the day as of which the case is worked out; what has not is checked and then left out. */
  readonly happened: boolean;
  readonly given: Fields;
  readonly index: number;
}

function takePeriodEvent(read: ReadEvent, { vocabulary, begins, ends, ofPeriods }: Gathered): void {
  const { event, on, at, happened, index } = read;
  if (event === vocabulary.beginning) begins.push({ on, eventIndex: index });
  else if (event === vocabulary.end) ends.push({ on, eventIndex: index });
  else if (happened) ofPeriods.push({ event, on, at });
}

function takeKeyedEvent<Of extends 'dispute' | 'document'>(
  { event, on, happened, given, index }: ReadEvent,
  subjects: Map<string, { readonly of: Of; readonly key: string; readonly days: DaysBySlot }>,
  of: Of,
): void {
  const key = readKey(given, of, index);
  if (happened) note(getOrMake(subjects, key, () => ({ of, key, days: noDays(of) })).days, event, on);
}

function takeStageEvent({ event, on, happened, given, index }: ReadEvent, { stages }: Gathered): void {
  const dispute = readKey(given, 'dispute', index);
  const stage = readStage(given['stage'], index);
  if (!happened) return;
  const key = `${dispute}/${stage}`;
  note(getOrMake(stages, key, () => ({ of: 'stage', key, stage, days: noDays('stage') })).days, event, on);
}

function takeReviewEvent({ event, on, happened, given, index }: ReadEvent, gathered: Gathered): void {
  const key = readKey(given, 'review', index);
  const reason = event.reasons.length === 0 ? undefined : readReason(given['reason'], event, index);
  if (!happened) return;
  let review = gathered.reviews.get(key);
  if (review === undefined) {
    review = newReview(key);
    gathered.reviews.set(key, review);
  }
  const noted = review.days[event.slot] ?? NEVER;
  if (event.onceOnly && noted !== NEVER && gathered.secondTold === undefined) gathered.secondTold = index;
  const isEarlier = on < noted || (on === noted && reason !== undefined && reason < (review.reasons[event.slot] ?? ''));
  if (reason !== undefined && isEarlier) review.reasons[event.slot] = reason;
  note(review.days, event, on);
  if (on < review.firstEventOn) review.firstEventOn = on;
  if (on > review.latestEventOn) review.latestEventOn = on;
  if (event.keepsEvery) gathered.keptOfReviews.push({ event, on, review });
}

/** Keeps the day of the event that counts: the earliest or, where its type says so, the latest. */
function note(days: DaysBySlot, event: EventType, on: Day): void {
  const noted = days[event.slot] ?? NEVER;
  if (event.counts === 'earliest' ? on < noted : noted === NEVER || on > noted) days[event.slot] = on;
}

/** Gives each event to the period that its day lies in; one that lies in none meets nothing. */
function placeInPeriods(events: readonly DatedEvent[], periods: readonly PeriodFacts[]): void {
  for (const { event, on, at } of events) {
    const period = findPeriodOf(periods, on);
    if (period === undefined) continue;
    note(period.days, event, on);
    if (at !== undefined) {
      const noted = period.moments[event.slot];
      if (noted === undefined || at < noted) period.moments[event.slot] = at;
    }
    if (event.keepsEvery) period.kept.push({ event, on, review: undefined });
  }
  for (const period of periods) if (period.kept.length > 1) period.kept.sort(byDay);
}

function newReview(key: string): ReviewFacts {
  return {
    of: 'review',
    key,
    days: noDays('review'),
    reasons: [],
    firstEventOn: NEVER,
    latestEventOn: -NEVER as Day,
  };
}

function getOrMake<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

function readRecorded(given: unknown, vocabulary: Vocabulary): RecordedFacts {
  if (!isFields(given)) throw new Refused('/recorded', 'recorded must be an object');
  const only = given['only'];
  if (isGiven(only) && !(Array.isArray(only) && only.every((type) => vocabulary.events.has(type)))) {
    throw new Refused('/recorded/only', 'recorded.only must be a list of types of event');
  }
  const from = new Map<string, Day>();
  if (isGiven(given['from'])) {
    if (!isFields(given['from'])) throw new Refused('/recorded/from', 'recorded.from gives a day for a type of event');
    for (const [type, day] of Object.entries(given['from'])) {
      if (!vocabulary.events.has(type)) throw new Refused(`/recorded/from/${type}`, 'there is no such event');
      from.set(type, readDay(day, `/recorded/from/${type}`));
    }
  }
  return {
    only: Array.isArray(only) ? new Set(only) : undefined,
    from,
    until: isGiven(given['until']) ? readDay(given['until'], '/recorded/until') : NEVER,
  };
}

function byDay(a: { readonly on: Day }, b: { readonly on: Day }): number {
  return a.on - b.on;
}

function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
