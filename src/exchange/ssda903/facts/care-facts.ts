import {
  ADOPTION_AUTHORITY_STATUSES,
  BEGINS_LEGAL_STATUS,
  BEGINS_PLACEMENT,
  BRINGS_NEW_CARERS,
  CARE_ORDER_STATUSES,
  REMAND_OR_SENTENCE_STATUSES,
  SHORT_BREAK_STATUSES,
} from '../codes/episode-codes.ts';
import { canBeSamePlace, isTemporaryMove, placementKindOf } from '../codes/placement-codes.ts';
import type { EpisodeRow } from '../rows/row.ts';
import type { CarePeriod, Stretch } from './care-periods.ts';
import type { ChildFacts, LegalStatus, PeriodOfCare, Placement, Span, SpanWithinCare } from './child-facts.ts';
import { type Run, type RunOf, runsOf } from './runs.ts';

/** The part of a child's facts that the episodes tell. */
type CareFacts = Pick<
  ChildFacts,
  | 'periodsOfCare'
  | 'placements'
  | 'legalStatuses'
  | 'shortBreaks'
  | 'adoptionAuthority'
  | 'adoptionPlacements'
  | 'atHomeOnCareOrder'
  | 'secure'
  | 'custody'
  | 'hospital'
  | 'remandOrSentence'
>;

const isAdoptionPlace = ({ place }: EpisodeRow) => placementKindOf(place) === 'adoption';
const isTemporary = ({ place }: EpisodeRow) => isTemporaryMove(place);
const isOnCareOrder = ({ ls }: EpisodeRow) => CARE_ORDER_STATUSES.has(ls);

const SHORT_BREAKS: RunOf = { holds: ({ ls }) => SHORT_BREAK_STATUSES.has(ls) };
const ADOPTION_AUTHORITY: RunOf = { holds: ({ ls }) => ADOPTION_AUTHORITY_STATUSES.has(ls) };
const ADOPTION_PLACEMENT: RunOf = {
  holds: isAdoptionPlace,
  passes: isTemporary,
  beginsAnew: ({ rne }) => BRINGS_NEW_CARERS.has(rne),
};
const AT_HOME: RunOf = {
  holds: (row) => placementKindOf(row.place) === 'home' && isOnCareOrder(row),
  passes: (row) => isTemporary(row) && isOnCareOrder(row),
};
const SECURE: RunOf = { holds: ({ place }) => placementKindOf(place) === 'secure' };
const CUSTODY: RunOf = { holds: ({ place }) => placementKindOf(place) === 'custody' };
const HOSPITAL: RunOf = { holds: ({ place }) => placementKindOf(place) === 'hospital' };
const REMAND_OR_SENTENCE: RunOf = { holds: ({ ls }) => REMAND_OR_SENTENCE_STATUSES.has(ls) };

/** What periods of care tell: placements, legal statuses, and the times that change how a child is reviewed. */
export function toCareFacts(periods: readonly CarePeriod[]): CareFacts {
  return {
    periodsOfCare: periods.map(toPeriodOfCare),
    placements: periods.flatMap(toPlacements),
    legalStatuses: periods.flatMap(toLegalStatuses),
    shortBreaks: mapRuns(periods, SHORT_BREAKS, (run) => ({ ...toSpanWithinCare(run), status: run.first.row.ls })),
    adoptionAuthority: mapRuns(periods, ADOPTION_AUTHORITY, toSpanWithinCare),
    adoptionPlacements: mapRuns(periods, ADOPTION_PLACEMENT, toPlacementWithinCare),
    atHomeOnCareOrder: mapRuns(periods, AT_HOME, toSpanWithinCare),
    secure: mapRuns(periods, SECURE, toSpan),
    custody: mapRuns(periods, CUSTODY, toSpan),
    hospital: mapRuns(periods, HOSPITAL, toSpan),
    remandOrSentence: mapRuns(periods, REMAND_OR_SENTENCE, toSpan),
  };
}

const NONE: readonly never[] = Object.freeze([]);

/** Most children have no such run; they share one empty list. */
function mapRuns<Fact>(periods: readonly CarePeriod[], of: RunOf, toFact: (run: Run) => Fact): readonly Fact[] {
  let facts: Fact[] | undefined;
  for (const period of periods) {
    for (const run of runsOf(period, of)) {
      facts ??= [];
      facts.push(toFact(run));
    }
  }
  return facts ?? NONE;
}

function toPeriodOfCare({ startedOn, startKnown, endedOn, endReason, stretches }: CarePeriod): PeriodOfCare {
  return { startedOn, startKnown, endedOn, endReason, categoryOfNeed: stretches[0]?.row.cin };
}

function toSpan({ startedOn, endedOn }: Run): Span {
  return { startedOn, endedOn };
}

/** What the first episode told began with may be older than the episode, unless its RNE says otherwise. */
function toSpanWithinCare({ first, startedOn, startSeen, endedOn, endedWithinCare }: Run): SpanWithinCare {
  const startKnown = startSeen || BEGINS_LEGAL_STATUS.has(first.row.rne);
  return { startedOn, startKnown, endedOn, endedWithinCare };
}

function toPlacementWithinCare(run: Run): SpanWithinCare {
  return { ...toSpanWithinCare(run), startKnown: run.startSeen || BEGINS_PLACEMENT.has(run.first.row.rne) };
}

function toPlacements({ stretches }: CarePeriod): Placement[] {
  const placements: Placement[] = [];
  const [earliest] = stretches;
  let first: Stretch | undefined;
  for (const [index, stretch] of stretches.entries()) {
    first ??= stretch;
    const next = stretches[index + 1];
    if (next !== undefined && continuesPlacement(next.row, stretch.row)) continue;
    placements.push({
      ...toPlacement(first, stretch),
      startKnown: first !== earliest || BEGINS_PLACEMENT.has(first.row.rne),
    });
    first = undefined;
  }
  return placements;
}

/** Whether an episode goes on in the placement of the one before: neither RNE nor PLACE says that there is a new one. */
function continuesPlacement(row: EpisodeRow, before: EpisodeRow): boolean {
  return !BEGINS_PLACEMENT.has(row.rne) && isSamePlace(row, before);
}

/** Whether PLACE of two episodes can stand for one placement. */
export function isSamePlace(a: EpisodeRow, b: EpisodeRow): boolean {
  return canBeSamePlace({ place: a.place, year: a.file.year }, { place: b.place, year: b.file.year });
}

function toPlacement({ row, from }: Stretch, last: Stretch): Omit<Placement, 'startKnown'> {
  return {
    startedOn: from,
    endedOn: last.to,
    place: row.place,
    kind: placementKindOf(row.place),
    provider: row.provider,
    urn: row.urn,
    homePostcode: row.homePostcode,
    postcode: row.postcode,
    distance: row.distance,
    authorityOfPlacement: row.authorityOfPlacement,
    location: row.location,
    endReason: last.row.reasonPlaceChange,
  };
}

function toLegalStatuses({ stretches }: CarePeriod): LegalStatus[] {
  const statuses: LegalStatus[] = [];
  const [earliest] = stretches;
  let first: Stretch | undefined;
  for (const [index, stretch] of stretches.entries()) {
    first ??= stretch;
    if (stretches[index + 1]?.row.ls === stretch.row.ls) continue;
    const { row, from } = first;
    const startKnown = first !== earliest || BEGINS_LEGAL_STATUS.has(row.rne);
    statuses.push({ startedOn: from, startKnown, endedOn: stretch.to, status: row.ls });
    first = undefined;
  }
  return statuses;
}
