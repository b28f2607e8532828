import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { reachesEveryChild } from '../../platform/identity/policy.ts';
import { findStaffByEmail, insertStaffMember, type StaffEntry } from './store/staff.ts';
import { tellThoseWhoManageStaff } from './tell-those-who-manage-staff.ts';

export type AddOutcome = { readonly kind: 'added'; readonly staffId: string } | { readonly kind: 'email-taken' };

/** Enters a person who works for the authority. They cannot sign in before they are invited. */
export async function addStaffMember(
  tx: Tx,
  actor: Actor,
  { today, ...entry }: StaffEntry & { readonly today: string },
): Promise<AddOutcome> {
  if (entry.email !== null && (await findStaffByEmail(tx, actor, entry.email)) !== undefined) {
    return { kind: 'email-taken' };
  }
  const staffId = await insertStaffMember(tx, actor, entry);
  if (staffId === undefined) return { kind: 'email-taken' };
  if (reachesEveryChild(entry.roles))
    await tellThoseWhoManageStaff(tx, actor, { kind: 'roles-changed', staffId, today });
  return { kind: 'added', staffId };
}
