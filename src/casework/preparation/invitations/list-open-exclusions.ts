import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { type OpenExclusion, readOpenExclusions } from '../store/exclusions.ts';

export type { OpenExclusion } from '../store/exclusions.ts';

/** Everybody who is kept out of a child's reviews now, the one to be looked at first: also since an earlier review. */
export async function listOpenExclusions(tx: Tx, actor: Actor, childId: string): Promise<readonly OpenExclusion[]> {
  return await readOpenExclusions(tx, actor, childId);
}
