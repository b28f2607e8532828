import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { findChildName, type NamedChild } from '../children/find-child-name.ts';
import { type KeptNotification, readNotification } from './store/notifications.ts';

export type { KeptNotification } from './store/notifications.ts';

/** A notification and the name of its child; undefined where there is none, or none that whoever asks may see. */
export async function findNotification(
  tx: Tx,
  actor: Actor,
  notificationId: string,
): Promise<{ readonly told: KeptNotification; readonly child: NamedChild } | undefined> {
  const told = await readNotification(tx, actor, notificationId);
  const child = told === undefined ? undefined : await findChildName(tx, actor, told.childId);
  return told === undefined || child === undefined ? undefined : { told, child };
}
