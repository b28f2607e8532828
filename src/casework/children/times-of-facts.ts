import { placementKindOf } from '../../exchange/ssda903/codes/placement-codes.ts';
import { pairBoundaries } from '../../rules/facts/periods.ts';
import { type Day, dayFromIso, type EventInput, isoFromDay, NEVER } from '../../rules/index.ts';

/** A period of care that facts amount to. */
export interface PeriodOfFacts {
  readonly number: number;
  readonly startedOn: string;
  readonly endedOn: string | null;
}

/** A placement that facts amount to. */
export interface PlacementOfFacts {
  readonly startedOn: string;
  readonly endedOn: string | null;
  /** A code of the return, or one of {@link PLACES_WITHOUT_CODE}. */
  readonly place: string;
  readonly kind: string;
}

/** A review that facts tell of. */
export interface ReviewOfFacts {
  readonly key: string;
  /** The latest day agreed for its first meeting. */
  readonly arrangedOn: string | null;
  readonly recordingOn: string | null;
  readonly completedOn: string | null;
}

/** Places of which a fact says less than a code of the return would. */
export const PLACES_WITHOUT_CODE = { unknown: 'unknown', adopters: 'adoption' } as const;

/** With parents or others with parental responsibility. */
const AT_HOME = 'P1';

/** The placements that each type of event begins; the most telling last. */
const BEGINS: readonly (readonly [type: string, place: string])[] = [
  ['placed-for-adoption', PLACES_WITHOUT_CODE.adopters],
  ['placed-at-home-on-care-order', AT_HOME],
];
const ENDS: ReadonlySet<string> = new Set([
  'adoption-placement-disrupted',
  'left-home-on-care-order',
  'ceased-looked-after',
]);

/** Whether an event of this type says where a child lives. */
export function isOfPlacement(type: string): boolean {
  return type === 'placement-started' || type === 'adoption-placement-disrupted' || type === 'left-home-on-care-order'
    ? true
    : BEGINS.some(([begins]) => begins === type);
}

/** The periods of care that facts amount to; facts that cannot be true together amount to none. */
export function periodsOf(events: readonly EventInput[]): PeriodOfFacts[] {
  const boundariesOf = (wanted: string) =>
    events.flatMap(({ type, on }, eventIndex) => (type === wanted ? { on: toDay(on), eventIndex } : []));
  const spans = pairBoundaries(boundariesOf('became-looked-after'), boundariesOf('ceased-looked-after'));
  if (!Array.isArray(spans)) return [];
  return spans.map(({ startedOn, endedOn }, index) => ({
    number: index + 1,
    startedOn: isoFromDay(startedOn),
    endedOn: endedOn === NEVER ? null : isoFromDay(endedOn),
  }));
}

/**
 * The placements that facts amount to. A move ends the placement before it; so does the end of care. Where a day tells
 * of several moves, the one that says most of the place stands.
 */
export function placementsOf(events: readonly EventInput[]): PlacementOfFacts[] {
  const days = Map.groupBy(events, ({ on }) => on ?? '');
  const placements: { startedOn: string; endedOn: string | null; place: string; kind: string }[] = [];
  for (const [on, ofDay] of [...days].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const place = placeOf(ofDay);
    if (place === undefined && !ofDay.some(({ type }) => ENDS.has(type))) continue;
    const before = placements.at(-1);
    if (before !== undefined && before.endedOn === null) before.endedOn = on;
    if (place !== undefined) placements.push({ startedOn: on, endedOn: null, place, kind: kindOf(place) });
  }
  return placements;
}

function placeOf(ofDay: readonly EventInput[]): string | undefined {
  const moves = ofDay.filter(({ type }) => type === 'placement-started');
  const coded = moves.findLast(({ placement }) => placement !== undefined)?.placement;
  const told = BEGINS.findLast(([type]) => ofDay.some((event) => event.type === type))?.[1];
  return coded ?? told ?? (moves.length > 0 ? PLACES_WITHOUT_CODE.unknown : undefined);
}

function kindOf(place: string): string {
  return Object.values<string>(PLACES_WITHOUT_CODE).includes(place) ? place : placementKindOf(place);
}

/** The reviews that facts tell of: the day agreed, the first meeting, and the last one where that is not before it. */
export function reviewsOf(events: readonly EventInput[]): ReviewOfFacts[] {
  const byReview = Map.groupBy(events, ({ review }) => review);
  return [...byReview].flatMap(([key, ofReview]) => {
    if (key === undefined) return [];
    const daysOf = (wanted: string) => ofReview.flatMap(({ type, on }) => (type === wanted ? (on ?? []) : [])).sort();
    const recordingOn = daysOf('review-started')[0] ?? null;
    const last = daysOf('review-completed').at(-1) ?? null;
    const completedOn = recordingOn !== null && last !== null && last >= recordingOn ? last : null;
    return { key, arrangedOn: daysOf('review-arranged').at(-1) ?? null, recordingOn, completedOn };
  });
}

function toDay(iso: string | undefined): Day {
  const day = iso === undefined ? undefined : dayFromIso(iso);
  if (day === undefined) throw new RangeError(`${iso} is not a day`);
  return day;
}
