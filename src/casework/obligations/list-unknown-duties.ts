import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { readUnknownDuties, type UnknownDuties } from './store/of-child.ts';

export type { UnknownDuties } from './store/of-child.ts';

/** What nobody can say yet of a child's duties, by rule and reason. */
export async function listUnknownDuties(tx: Tx, actor: Actor, childId: string): Promise<readonly UnknownDuties[]> {
  return await readUnknownDuties(tx, actor, childId);
}
