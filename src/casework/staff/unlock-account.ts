import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { unlockAccount as forgetAttempts } from '../../platform/identity/accounts.ts';
import { readStaffMember } from './store/staff.ts';

/** Lets somebody try again at once; false where there is no such person. */
export async function unlockAccount(
  tx: Tx,
  actor: Actor,
  asked: { readonly staffId: string; readonly today: string },
): Promise<boolean> {
  if ((await readStaffMember(tx, actor, asked)) === undefined) return false;
  await forgetAttempts(tx, { authorityId: actor.authorityId, staffId: asked.staffId });
  return true;
}
