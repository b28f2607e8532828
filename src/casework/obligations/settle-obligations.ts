import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { saveNextChanges, saveObligations, type WorkedOutChild } from './store/obligations.ts';

/** What was worked out of some children. */
export interface Settlement {
  readonly children: readonly WorkedOutChild[];
  /** Nothing is stored of what these children are owed, and their next change is written with them. */
  readonly areNew: boolean;
}

/**
 * Makes what is stored what was worked out, for a use case that worked it out itself from the facts that it writes in
 * the same transaction; any other calls `recomputeObligations`.
 *
 * @returns how many obligations, known and unknown, were added, changed or taken out
 */
export async function settleObligations(tx: Tx, actor: Actor, { children, areNew }: Settlement): Promise<number> {
  if (children.length === 0) return 0;
  const changed = await saveObligations(tx, children, { actor, areNew });
  if (!areNew) await saveNextChanges(tx, actor, children);
  return changed;
}
