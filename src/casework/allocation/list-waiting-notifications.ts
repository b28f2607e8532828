import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { readWaitingNotifications, type WaitingNotification } from './store/notifications.ts';

export type { WaitingNotification } from './store/notifications.ts';

/** What was told of children whose record whoever told it may not open, the oldest first; at most a hundred. */
export async function listWaitingNotifications(tx: Tx, actor: Actor): Promise<WaitingNotification[]> {
  return await readWaitingNotifications(tx, actor);
}
