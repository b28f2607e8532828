import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type RecordedArrangement, readArrangements } from './store/arrangements.ts';

/** Every arrangement of a review, the one that stands first: earlier days, why they were moved, and who agreed. */
export async function listArrangements(tx: Tx, actor: Actor, reviewId: string): Promise<RecordedArrangement[]> {
  return await readArrangements(tx, actor, reviewId);
}
