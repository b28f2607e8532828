import type { Day } from '../calendar/day.ts';
import {
  adoptionAuthorityEnded,
  adoptionPlacementDisrupted,
  authorisedForAdoption,
  leftHomeOnCareOrder,
  placedAtHomeOnCareOrder,
  placedForAdoption,
  shortBreaksEnded,
  shortBreaksStarted,
} from '../children/events.ts';
import { type KeptEvent, NEVER, type PeriodFacts } from '../facts/case-facts.ts';
import type { EventType } from '../facts/event-type.ts';

/** Which timetable of reviews a child is under. */
export type RegimeKind = 'ordinary' | 'at-home' | 'short-breaks' | 'authorised' | 'placed' | 'disrupted';

/** A regime and the day from which it holds. */
export interface Regime {
  readonly kind: RegimeKind;
  /** The period's own beginning for the ordinary regime. */
  readonly startedOn: Day;
}

/** A stretch of days. */
interface Stretch {
  readonly startedOn: Day;
  /** Its last day; {@link NEVER} while it goes on. */
  readonly endedOn: Day;
}

/** Every change of regime within one period of care. */
export interface RegimeTimeline {
  readonly adoption: readonly (Regime | { readonly kind: 'none'; readonly startedOn: Day })[];
  readonly shortBreaks: readonly Stretch[];
  readonly atHome: readonly Stretch[];
}

const NO_CHANGES: RegimeTimeline = { adoption: [], shortBreaks: [], atHome: [] };

/** Works out the changes of regime of a period of care from what happened in it. */
export function toRegimeTimeline(period: PeriodFacts): RegimeTimeline {
  if (period.kept.length === 0) return NO_CHANGES;
  return {
    adoption: toAdoptionStates(period.kept),
    shortBreaks: toStretches(period.kept, shortBreaksStarted, shortBreaksEnded),
    atHome: toStretches(period.kept, placedAtHomeOnCareOrder, leftHomeOnCareOrder),
  };
}

/**
 * The regime on a day: a change holds from its own day, and the last placement day is still in the series of short
 * breaks. Adoption comes before short breaks, short breaks before home.
 */
export function regimeOn(timeline: RegimeTimeline, period: PeriodFacts, day: Day): Regime {
  const adoption = timeline.adoption.findLast((state) => state.startedOn <= day);
  if (adoption !== undefined && adoption.kind !== 'none') return adoption;
  const series = timeline.shortBreaks.findLast((stretch) => stretch.startedOn <= day);
  if (series !== undefined && day <= series.endedOn) return { kind: 'short-breaks', startedOn: series.startedOn };
  const home = timeline.atHome.findLast((stretch) => stretch.startedOn <= day);
  // The day the child leaves home is the first day away: unlike a placement day, it belongs to what follows.
  if (home !== undefined && day < home.endedOn) return { kind: 'at-home', startedOn: home.startedOn };
  return { kind: 'ordinary', startedOn: period.startedOn };
}

/** The last placement day of the latest series of short breaks that is over by the day: the clock started anew. */
export function findLastSeriesEnd(timeline: RegimeTimeline, day: Day): Day | undefined {
  return timeline.shortBreaks.findLast((stretch) => stretch.endedOn < day)?.endedOn;
}

/** What stands of an adoption: a repeat of what stands already is no event. */
interface Standing {
  authorised: boolean;
  placed: boolean;
  disrupted: boolean;
}

function toAdoptionStates(kept: readonly KeptEvent[]): RegimeTimeline['adoption'] {
  const standing: Standing = { authorised: false, placed: false, disrupted: false };
  const states: { kind: 'none' | 'authorised' | 'placed' | 'disrupted'; startedOn: Day }[] = [];
  for (const [day, types] of adoptionEventsByDay(kept)) {
    for (const type of inOrderOfOneDay(types, standing)) {
      const kind = take(type, standing);
      if (kind === undefined) continue;
      // Of several on one day, the state at its end holds for the whole of it.
      if (states.at(-1)?.startedOn === day) states.pop();
      states.push({ kind, startedOn: day });
    }
  }
  return states;
}

function adoptionEventsByDay(kept: readonly KeptEvent[]): Map<Day, Set<EventType>> {
  const byDay = new Map<Day, Set<EventType>>();
  for (const { event, on } of kept) {
    if (!ADOPTION_ORDER.includes(event)) continue;
    const types = byDay.get(on);
    if (types === undefined) byDay.set(on, new Set([event]));
    else types.add(event);
  }
  return byDay;
}

const ADOPTION_ORDER: readonly EventType[] = [
  authorisedForAdoption,
  placedForAdoption,
  adoptionPlacementDisrupted,
  adoptionAuthorityEnded,
];

/**
 * The order that makes sense of several events on one day: authorised, placed, disrupted, ended; but a placement that
 * stands is disrupted before a new one, and an authority that stands ends before a new one.
 */
function inOrderOfOneDay(types: ReadonlySet<EventType>, standing: Standing): EventType[] {
  const ordered = ADOPTION_ORDER.filter((type) => types.has(type));
  if (standing.placed && types.has(placedForAdoption) && types.has(adoptionPlacementDisrupted)) {
    moveBefore(ordered, adoptionPlacementDisrupted, placedForAdoption);
  }
  const authorityStands = standing.authorised || standing.placed || standing.disrupted;
  if (authorityStands && types.has(authorisedForAdoption) && types.has(adoptionAuthorityEnded)) {
    moveBefore(ordered, adoptionAuthorityEnded, authorisedForAdoption);
  }
  return ordered;
}

function moveBefore(ordered: EventType[], moved: EventType, target: EventType): void {
  ordered.splice(ordered.indexOf(moved), 1);
  ordered.splice(ordered.indexOf(target), 0, moved);
}

/** Applies one event; undefined where it repeats what stands or ends what never began. */
function take(type: EventType, standing: Standing): 'none' | 'authorised' | 'placed' | 'disrupted' | undefined {
  switch (type) {
    case authorisedForAdoption:
      if (standing.authorised) return undefined;
      standing.authorised = true;
      return 'authorised';
    case placedForAdoption:
      if (standing.placed) return undefined;
      standing.placed = true;
      standing.disrupted = false;
      return 'placed';
    case adoptionPlacementDisrupted:
      if (standing.disrupted) return undefined;
      standing.placed = false;
      standing.disrupted = true;
      return 'disrupted';
    default:
      if (!standing.authorised && !standing.placed && !standing.disrupted) return undefined;
      standing.authorised = false;
      standing.placed = false;
      standing.disrupted = false;
      return 'none';
  }
}

/** Pairs starts with ends; on one day the stretch that goes on ends before a new one begins. */
function toStretches(kept: readonly KeptEvent[], start: EventType, end: EventType): Stretch[] {
  const relevant = kept.filter(({ event }) => event === start || event === end);
  const stretches: Stretch[] = [];
  let startedOn = NEVER;
  for (let index = 0; index < relevant.length; ) {
    const day = relevant[index]?.on ?? NEVER;
    let starts = false;
    let ends = false;
    for (; relevant[index]?.on === day; index += 1) {
      if (relevant[index]?.event === start) starts = true;
      else ends = true;
    }
    if (ends && startedOn !== NEVER) {
      stretches.push({ startedOn, endedOn: day });
      startedOn = NEVER;
      ends = false;
    }
    if (starts && startedOn === NEVER) startedOn = day;
    if (ends && startedOn !== NEVER) {
      stretches.push({ startedOn, endedOn: day });
      startedOn = NEVER;
    }
  }
  if (startedOn !== NEVER) stretches.push({ startedOn, endedOn: NEVER });
  return stretches;
}
