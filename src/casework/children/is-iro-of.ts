import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { readIsIroOf } from './store/iro.ts';

/**
 * Whether somebody is a child's IRO today, or stands in while the IRO is away. What only the IRO says or does (contacts,
 * directions, decisions) no colleague and no manager says or does for them.
 */
export async function isIroOf(tx: Tx, _actor: Actor, childId: string): Promise<boolean> {
  return await readIsIroOf(tx, childId);
}
