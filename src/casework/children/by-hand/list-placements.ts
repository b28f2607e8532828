import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { type PlacementRow, readPlacements } from '../store/placements.ts';

export type { PlacementRow, PlacementValues } from '../store/placements.ts';

/** A child's placements, the latest first, as they are put right by hand. */
export async function listPlacements(tx: Tx, actor: Actor, childId: string): Promise<readonly PlacementRow[]> {
  return await readPlacements(tx, actor, childId);
}
