import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { findStaffByEmail, readStaffMember, type StaffMemberRow } from './store/staff.ts';

/** Whoever has an address at the authority, whatever its capitals. */
export async function findStaffMemberByEmail(
  tx: Tx,
  actor: Actor,
  { email, today }: { readonly email: string; readonly today: string },
): Promise<StaffMemberRow | undefined> {
  const staffId = await findStaffByEmail(tx, actor, email);
  return staffId === undefined ? undefined : await readStaffMember(tx, actor, { staffId, today });
}
