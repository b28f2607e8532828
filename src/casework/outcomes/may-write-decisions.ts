import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { readIsIroOf } from './store/decisions.ts';

/** Only a child's IRO, or whoever stands in for the IRO, writes and issues decisions (IRO Handbook ¶3.67, ¶3.72). */
export async function mayWriteDecisions(tx: Tx, _actor: Actor, childId: string): Promise<boolean> {
  return await readIsIroOf(tx, childId);
}
