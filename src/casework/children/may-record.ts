import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { readMayRecord } from './store/facts.ts';

/**
 * Whether somebody may record what happened to a child. More see a record than write into it: a manager who sees every
 * child writes, where they are an IRO too, as the IRO of their own.
 */
export async function mayRecord(tx: Tx, actor: Actor, childId: string): Promise<boolean> {
  return await readMayRecord(tx, actor, childId);
}
