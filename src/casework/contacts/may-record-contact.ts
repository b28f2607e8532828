import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { readMayRecordContact } from './store.ts';

/**
 * Whether somebody records the contacts of a child's IRO: the IRO, and whoever stands in while the IRO is away. It is
 * their footprint, so that no colleague and no manager writes it for them.
 */
export async function mayRecordContact(tx: Tx, _actor: Actor, childId: string): Promise<boolean> {
  return await readMayRecordContact(tx, childId);
}
