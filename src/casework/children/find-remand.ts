import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { readRemandedSince } from './store/custody.ts';

/** Since when a child is on remand; undefined for one who is not. */
export async function findRemandedSince(
  tx: Tx,
  actor: Actor,
  child: { readonly childId: string; readonly today: string },
): Promise<string | undefined> {
  return await readRemandedSince(tx, actor, child);
}
