import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { invite, openAccount } from '../../platform/identity/accounts.ts';
import { readStaffMember } from './store/staff.ts';
import { tellThoseWhoManageStaff } from './tell-those-who-manage-staff.ts';

export type InviteOutcome =
  /** Where the person chooses a password: `/welcome/…`. It is shown once and kept nowhere. */
  | { readonly kind: 'invited'; readonly path: string; readonly name: string }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'left' }
  | { readonly kind: 'email-needed' }
  /** Somebody signs in with the address elsewhere. */
  | { readonly kind: 'address-taken' }
  /** One's own password is changed with the old one. */
  | { readonly kind: 'oneself' };

/**
 * Makes the link with which a person chooses a password, for the first time or anew. Where they had one, they and those
 * who manage staff are told.
 */
export async function inviteStaffMember(
  tx: Tx,
  actor: Actor,
  asked: { readonly staffId: string; readonly today: string },
): Promise<InviteOutcome> {
  const { staffId } = asked;
  if (staffId === actor.userId) return { kind: 'oneself' };
  const person = await readStaffMember(tx, actor, asked);
  if (person === undefined) return { kind: 'not-found' };
  if (person.hasLeft) return { kind: 'left' };
  if (person.email === null) return { kind: 'email-needed' };
  const account = { authorityId: actor.authorityId, staffId };
  if (!(await openAccount(tx, account, person.email))) return { kind: 'address-taken' };
  const token = await invite(tx, account);
  if (person.hasPassword) await tellThoseWhoManageStaff(tx, actor, { ...asked, kind: 'sign-in-reset' });
  return { kind: 'invited', path: `/welcome/${token}`, name: person.name };
}
