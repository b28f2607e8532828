import { placementKindOf } from '../../../exchange/ssda903/codes/placement-codes.ts';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { Day } from '../../../rules/index.ts';
import { findAndHoldChild, type HeldChild } from '../change-facts.ts';
import { correctFact } from '../correct-fact.ts';
import { insertChange } from '../store/changes.ts';
import {
  deletePlacement,
  type PlacementRow,
  type PlacementValues,
  readPlacements,
  updatePlacement,
} from '../store/placements.ts';
import { valuesThatDiffer } from '../values-that-differ.ts';
import { findOverlapping } from './fit-into-times.ts';

/** A placement to put right. */
export interface PlacementToCorrect {
  readonly childId: string;
  readonly placementId: string;
  /** The version that was put right. */
  readonly version: number;
  /** What it was instead; undefined: it never was. */
  readonly instead: PlacementValues | undefined;
  readonly today: Day;
}

export type PlacementCorrection =
  | { readonly kind: 'saved' }
  | { readonly kind: 'not-found' }
  /** Somebody else saved in between: what they saved. */
  | { readonly kind: 'conflict'; readonly current: PlacementRow }
  | { readonly kind: 'ends-before-start' }
  /** The child would live in two places on the same days. */
  | { readonly kind: 'overlap'; readonly with: PlacementRow }
  /** It follows from another fact than a move: that one is put right instead. */
  | { readonly kind: 'follows-from-another-fact' }
  /** It cannot be true beside what is recorded. */
  | { readonly kind: 'contradicts'; readonly message: string };

/**
 * Puts a placement right, or takes it out; what it was stays in the child's history. Its place and its first day are those
 * of the move that was recorded, which is put right with it, and what must be done follows.
 */
export async function correctPlacement(
  tx: Tx,
  actor: Actor,
  correction: PlacementToCorrect,
): Promise<PlacementCorrection> {
  const { childId, placementId, version, instead } = correction;
  const child = await findAndHoldChild(tx, actor, childId);
  if (child === undefined) return { kind: 'not-found' };
  const all = await readPlacements(tx, actor, childId);
  const current = all.find(({ id }) => id === placementId);
  if (current === undefined) return { kind: 'not-found' };
  if (current.version !== version) return { kind: 'conflict', current };
  const others = all.filter(({ id }) => id !== placementId);
  const refusal = instead && refuse(instead, { current, others, isFromReturns: child.recorded !== null });
  if (refusal !== undefined) return refusal;
  const changed = instead && valuesThatDiffer<PlacementValues>(current, instead);
  if (instead !== undefined && changed === undefined) return { kind: 'saved' };
  const moved = await correctMove(tx, actor, { child, current, correction });
  if (moved !== undefined) return moved;
  // Of a child who comes from no return the times were made anew from the facts: it may be another row by now.
  const now = await readPlacements(tx, actor, childId);
  const row = now.find(({ id }) => id === placementId) ?? now.find((each) => each.startedOn === instead?.startedOn);
  if (instead === undefined) {
    if (row !== undefined) await deletePlacement(tx, actor, row.id);
  } else if (row !== undefined) {
    const endedOn = child.recorded === null ? row.endedOn : instead.endedOn;
    await updatePlacement(tx, actor, { ...instead, endedOn, id: row.id, kind: placementKindOf(instead.place) });
  }
  const { id: _, version: __, ...before } = current;
  const change = changed ?? { before: { ...before } };
  await insertChange(tx, actor, { childId, what: 'placement', rowId: row?.id ?? placementId, ...change });
  return { kind: 'saved' };
}

interface AmongOthers {
  readonly current: PlacementRow;
  readonly others: readonly PlacementRow[];
  readonly isFromReturns: boolean;
}

function refuse(
  instead: PlacementValues,
  { current, others, isFromReturns }: AmongOthers,
): PlacementCorrection | undefined {
  if (instead.endedOn !== null && instead.endedOn < instead.startedOn) return { kind: 'ends-before-start' };
  // Where the days follow from moves, the placement before it ends with it; the order of the moves stays as it is.
  const inTheWay = isFromReturns ? findOverlapping(others, instead) : findPassed(others, { current, instead });
  return inTheWay && { kind: 'overlap', with: inTheWay };
}

function findPassed(
  others: readonly PlacementRow[],
  { current, instead }: { readonly current: PlacementRow; readonly instead: PlacementValues },
): PlacementRow | undefined {
  const [first = '', last = ''] = [current.startedOn, instead.startedOn].sort();
  return others.find(({ startedOn }) => startedOn >= first && startedOn <= last);
}

interface MoveOfPlacement {
  readonly child: HeldChild;
  readonly current: PlacementRow;
  readonly correction: PlacementToCorrect;
}

/** Puts the fact of the move right where its day or its place changes; undefined where all is well. */
async function correctMove(
  tx: Tx,
  actor: Actor,
  { child, current, correction: { childId, instead, today } }: MoveOfPlacement,
): Promise<PlacementCorrection | undefined> {
  if (instead !== undefined && instead.place === current.place && instead.startedOn === current.startedOn) return;
  const fact = child.facts.find(({ event }) => event.type === 'placement-started' && event.on === current.startedOn);
  // Of a child who comes from returns the first placement begins with care, and has no move of its own.
  if (fact === undefined) return child.recorded === null ? { kind: 'follows-from-another-fact' } : undefined;
  const event = instead && { ...fact.event, on: instead.startedOn, placement: instead.place };
  const outcome = await correctFact(tx, actor, { childId, factId: fact.id, instead: event, today });
  if (!('refused' in outcome)) return undefined;
  if (outcome.refused === 'contradicts') return { kind: 'contradicts', message: outcome.message };
  if (outcome.refused === 'wrong-fact') return { kind: 'contradicts', message: outcome.faults[0]?.message ?? '' };
  return { kind: 'not-found' };
}
