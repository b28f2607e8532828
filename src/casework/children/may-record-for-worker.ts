import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { readMayRecordForWorker } from './store/for-worker.ts';

/**
 * Whether somebody writes what the child's social worker answers for, such as the visits and who lives in the home: the
 * worker, whoever stands in, their team manager, and the review administration. The IRO reads it and checks it.
 */
export async function mayRecordForWorker(tx: Tx, actor: Actor, childId: string): Promise<boolean> {
  return await readMayRecordForWorker(tx, actor, childId);
}
