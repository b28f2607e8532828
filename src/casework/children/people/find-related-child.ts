import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { type RelatedChild, readRelatedChildren } from '../store/relations.ts';

/** One of the children who belong to a child today; undefined where there is none of this id, or none to be found. */
export async function findRelatedChild(
  tx: Tx,
  actor: Actor,
  { relationId, ...of }: { readonly childId: string; readonly relationId: string; readonly today: string },
): Promise<RelatedChild | undefined> {
  const related = await readRelatedChildren(tx, actor, of);
  return related.find((each) => each.relationId === relationId);
}
