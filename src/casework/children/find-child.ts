import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type ChildRow, readChild } from './store/child.ts';

/** What the top of a child's page tells. */
export type Child = ChildRow;

/** Undefined where there is no such child, or none that whoever asks may see: the two are not told apart. */
export async function findChild(
  tx: Tx,
  actor: Actor,
  of: { readonly childId: string; readonly today: string },
): Promise<Child | undefined> {
  return await readChild(tx, actor, of);
}
