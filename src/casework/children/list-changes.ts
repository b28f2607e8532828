import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type ChangesWanted, type KeptChange, readChanges } from './store/changes.ts';

export type { KeptChange } from './store/changes.ts';

/** Some of the changes of a child's values, the latest first, with how many there are. */
export async function listChanges(
  tx: Tx,
  actor: Actor,
  wanted: ChangesWanted,
): Promise<{ readonly changes: readonly KeptChange[]; readonly total: number }> {
  const changes = await readChanges(tx, actor, wanted);
  return { changes, total: changes[0]?.total ?? 0 };
}
