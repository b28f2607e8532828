import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { readSiblingPairs } from '../store/relations.ts';

/**
 * Which of some children are one family: brothers and sisters among them, and theirs in turn. Gives each child who has one
 * among them the id of one child of the family.
 */
export async function listFamilies(
  tx: Tx,
  actor: Actor,
  childIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const families = new Map<string, string>();
  for (const [one, other] of await readSiblingPairs(tx, actor, childIds)) {
    const [first, second] = [families.get(one) ?? one, families.get(other) ?? other];
    families.set(one, first);
    families.set(other, first);
    for (const [child, family] of families) if (family === second) families.set(child, first);
  }
  return families;
}
