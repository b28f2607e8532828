import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { type LegalStatusRow, readLegalStatuses } from '../store/by-hand.ts';

export type { LegalStatusRow, LegalStatusValues } from '../store/by-hand.ts';

/** A child's legal statuses, the latest first, as they are put right by hand. */
export async function listLegalStatuses(tx: Tx, actor: Actor, childId: string): Promise<readonly LegalStatusRow[]> {
  return await readLegalStatuses(tx, actor, childId);
}
