import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { readObligationIds } from './store/of-child.ts';

/** The ids of everything that must or had to be done for a child, by `["review.first","r1",1]`: rule, about, period. */
export async function listObligationIds(tx: Tx, actor: Actor, childId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await readObligationIds(tx, actor, childId);
  return new Map(rows.map(({ id, rule, about, period }) => [JSON.stringify([rule, about, period]), id]));
}
