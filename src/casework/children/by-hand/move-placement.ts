import { placementKindOf } from '../../../exchange/ssda903/codes/placement-codes.ts';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { Day } from '../../../rules/index.ts';
import { findAndHoldChild } from '../change-facts.ts';
import { recordFact } from '../record-fact.ts';
import { endPlacement, insertPlacement, readPlacementTimes } from '../store/by-hand.ts';
import { insertChange } from '../store/changes.ts';
import { describePlacement, type PlacementDescription } from '../store/placements.ts';
import { fitIntoTimes } from './fit-into-times.ts';

/** A child who moved. */
export interface Move {
  readonly childId: string;
  /** A code of the return for where they live now, such as U6. */
  readonly place: string;
  readonly movedOn: string;
  /** A code of the return for why they left where they lived; null where nobody has said. */
  readonly endReason: string | null;
  /** What else is known of where they live now. */
  readonly more: PlacementDescription;
  readonly today: Day;
}

export type MoveOutcome =
  | { readonly kind: 'moved'; readonly factId: string }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'before-birth'; readonly bornOn: string }
  /** They moved on that day already. */
  | { readonly kind: 'moved-already'; readonly place: string }
  /** It cannot be true beside what is recorded. */
  | { readonly kind: 'contradicts'; readonly message: string };

/**
 * Records that a child moved: the old placement ends and the new one begins, in one step, and what must be done follows.
 * Of a child who comes from returns the placement is written beside theirs, and no import takes it away.
 */
export async function movePlacement(tx: Tx, actor: Actor, move: Move): Promise<MoveOutcome> {
  const { childId, place, movedOn, endReason, today } = move;
  const child = await findAndHoldChild(tx, actor, childId);
  if (child === undefined) return { kind: 'not-found' };
  if (child.bornOn !== null && movedOn < child.bornOn) return { kind: 'before-birth', bornOn: child.bornOn };
  const fit = fitIntoTimes(await readPlacementTimes(tx, actor, childId), movedOn);
  if (!fit.fits) return { kind: 'moved-already', place: fit.beside.place };
  const fact = { type: 'placement-started', on: movedOn, placement: place };
  const recorded = await recordFact(tx, actor, { childId, fact, today });
  if ('refused' in recorded) {
    if (recorded.refused === 'no-such-child') return { kind: 'not-found' };
    const message =
      recorded.refused === 'contradicts' ? recorded.message : recorded.faults.map((fault) => fault.message).join('; ');
    return { kind: 'contradicts', message };
  }
  const { endsWith, endedOn } = fit;
  if (child.recorded !== null) {
    if (endsWith !== undefined) await endPlacement(tx, actor, { id: endsWith.id, endedOn: movedOn, endReason });
    const row = { childId, place, kind: placementKindOf(place), startedOn: movedOn, endedOn };
    const rowId = await insertPlacement(tx, actor, row);
    const after = { place, startedOn: movedOn, endedOn };
    await insertChange(tx, actor, { childId, what: 'placement', rowId, after });
  } else if (endReason !== null) {
    // The times were made anew from the facts: the placement that ended may be another row by now.
    const before = (await readPlacementTimes(tx, actor, childId)).find((time) => time.endedOn === movedOn);
    if (before !== undefined) await endPlacement(tx, actor, { id: before.id, endedOn: movedOn, endReason });
  }
  await describePlacement(tx, actor, { childId, startedOn: movedOn, ...move.more });
  return { kind: 'moved', factId: recorded.factId };
}
