import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { type IdentityRow, readIdentity } from '../store/details.ts';

/** Who a child is, with the numbers that others know them by; undefined where whoever asks may not see the child. */
export async function findChildIdentity(tx: Tx, actor: Actor, childId: string): Promise<IdentityRow | undefined> {
  return await readIdentity(tx, actor, childId);
}
