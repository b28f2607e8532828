import { addDays, type Day } from '../rules/calendar/day.ts';
import type { Episode, ReasonNewEpisode } from './child-life.ts';
import type { LegalStep } from './legal.ts';
import { TEMPORARY_MOVES, TEMPORARY_MOVES_A_YEAR } from './mix.ts';
import type { PlacementStep } from './placements.ts';
import { placementOf } from './providers.ts';
import type { Random } from './random.ts';

const DAYS_PER_YEAR = 365.25;
const NEW_EPISODE_FOLLOWS = 'X1';
const CARERS_HOLIDAY = 'T3';
/** A temporary move happens in an episode at least this long, and neither begins nor ends it. */
const LEAST_DAYS_AROUND_TEMPORARY_MOVE = 30;

/** A period of care in its parts, before it is cut into episodes. */
export interface PeriodPlan {
  readonly start: Day;
  readonly end: Day;
  readonly endReason: string;
  readonly legal: readonly LegalStep[];
  readonly placements: readonly PlacementStep[];
}

/** One episode for every change of legal status or placement, to the true end of the period. */
export function episodesOf(random: Random, plan: PeriodPlan): Episode[] {
  return withTemporaryMoves(random, fromSteps(plan));
}

/** What of a period's episodes is known on a day: none from later, and no end that lies ahead. */
export function knownBy(episodes: readonly Episode[], until: Day): Episode[] {
  const known = episodes.filter((episode) => episode.start <= until);
  const last = known.at(-1);
  if (last?.end !== undefined && last.end > until) {
    known[known.length - 1] = { ...last, end: undefined, reasonCeased: undefined, reasonPlaceChange: undefined };
  }
  return known;
}

function fromSteps(plan: PeriodPlan): Episode[] {
  const days = new Set([...plan.legal, ...plan.placements].map(({ on }) => on));
  const starts = [...days].sort((a, b) => a - b);
  return starts.map((start, index) => episodeBetween(plan, start, starts[index + 1] ?? plan.end));
}

function episodeBetween({ start, end, endReason, legal, placements }: PeriodPlan, from: Day, to: Day): Episode {
  const status = legal.findLast(({ on }) => on <= from);
  const placement = placements.findLast(({ on }) => on <= from);
  if (status === undefined || placement === undefined)
    throw new Error('A period begins with a status and a placement.');
  return {
    start: from,
    reason: from === start ? 'S' : reasonFor(status.on === from, placement.on === from ? placement : undefined),
    legalStatus: status.status,
    placement: placement.placement,
    end: to,
    reasonCeased: to === end ? endReason : NEW_EPISODE_FOLLOWS,
    reasonPlaceChange: placements.find(({ on }) => on === to)?.reason,
  };
}

function reasonFor(newStatus: boolean, newPlacement: PlacementStep | undefined): ReasonNewEpisode {
  if (newPlacement === undefined) return 'L';
  if (!newStatus) return newPlacement.sameCarers ? 'T' : 'P';
  return newPlacement.sameCarers ? 'U' : 'B';
}

/** Hospital, the carers' holiday, another reason: away for some days and back to the same placement. */
function withTemporaryMoves(random: Random, episodes: readonly Episode[]): Episode[] {
  return episodes.flatMap((episode) => {
    const days = (episode.end ?? episode.start) - episode.start;
    if (!mayMoveForATime(episode) || !random.chance((days / DAYS_PER_YEAR) * TEMPORARY_MOVES_A_YEAR)) return [episode];
    const move = random.choose(TEMPORARY_MOVES);
    const away = random.between(move.from, move.to);
    const room = days - away - 2 * LEAST_DAYS_AROUND_TEMPORARY_MOVE;
    if (room < 0 || (move.place === CARERS_HOLIDAY && !isFoster(episode))) return [episode];
    const leaves = addDays(episode.start, LEAST_DAYS_AROUND_TEMPORARY_MOVE + random.between(0, room));
    const returns = addDays(leaves, away);
    const change = { reasonCeased: NEW_EPISODE_FOLLOWS, reasonPlaceChange: undefined };
    const placement = placementOf(random, move.place, undefined);
    return [
      { ...episode, ...change, end: leaves },
      { ...episode, ...change, start: leaves, reason: 'P', placement, end: returns },
      { ...episode, start: returns, reason: 'P' },
    ];
  });
}

/** Not in short breaks, not from home and not from adopters. */
function mayMoveForATime(episode: Episode): boolean {
  const inBreaks = episode.legalStatus === 'V3' || episode.legalStatus === 'V4';
  return !inBreaks && (isFoster(episode) || episode.placement.place === 'K2');
}

function isFoster({ placement }: Episode): boolean {
  return placement.place.startsWith('U');
}
