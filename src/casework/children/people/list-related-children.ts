import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { type RelatedChild, readRelatedChildren } from '../store/relations.ts';

export type { RelatedChild } from '../store/relations.ts';

/**
 * The children who belong to a child today: brothers and sisters, the eldest first, then a parent or a son or daughter
 * who is looked after too. Of one whose record whoever asks may not open there is the name alone, as a search finds it; of
 * one from whom they are barred, nothing.
 */
export async function listRelatedChildren(
  tx: Tx,
  actor: Actor,
  of: { readonly childId: string; readonly today: string },
): Promise<readonly RelatedChild[]> {
  return await readRelatedChildren(tx, actor, of);
}
