import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { insertManager, type Manager, readManagers } from './store/managers.ts';
import { readColleagues } from './store/roles.ts';

export type { Manager } from './store/managers.ts';

/** Who manages somebody, and did, the latest first; and who could. */
export async function listManagers(
  tx: Tx,
  actor: Actor,
  staffId: string,
): Promise<{ readonly managers: readonly Manager[]; readonly choices: readonly { staffId: string; name: string }[] }> {
  const choices = (await readColleagues(tx, actor)).filter((one) => one.staffId !== staffId);
  return { managers: await readManagers(tx, actor, staffId), choices };
}

/**
 * Says who manages somebody from a day; whoever did until then ends on that day. Null: nobody does from that day.
 *
 * @returns false where somebody else manages them from a later day already
 */
export async function setManager(
  tx: Tx,
  actor: Actor,
  asked: { readonly staffId: string; readonly managerId: string | null; readonly from: string },
): Promise<boolean> {
  return await insertManager(tx, actor, asked);
}
