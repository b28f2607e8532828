import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { updateAlertRead } from './store/alerts.ts';

/** Puts an alert away; false where it is not theirs. It can still be read. */
export async function markAlertRead(tx: Tx, actor: Actor, alertId: string): Promise<boolean> {
  return await updateAlertRead(tx, actor, alertId);
}
