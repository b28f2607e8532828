import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { openAccount } from '../../platform/identity/accounts.ts';
import { may, reachesEveryChild } from '../../platform/identity/policy.ts';
import {
  countOtherStaffManagers,
  findStaffByEmail,
  lockStaffMember,
  readStaffMember,
  type StaffEntry,
  type StaffMemberRow,
  updateStaffMember,
} from './store/staff.ts';
import { tellThoseWhoManageStaff } from './tell-those-who-manage-staff.ts';

export interface StaffChange extends StaffEntry {
  readonly staffId: string;
  /** The version that was changed. */
  readonly version: number;
  readonly today: string;
}

/** What came of a change, and nothing is changed but where it is saved. */
export type ChangeOutcome =
  | { readonly kind: 'saved' }
  | { readonly kind: 'not-found' }
  /** Somebody else saved in between: what they saved. */
  | { readonly kind: 'conflict'; readonly current: StaffMemberRow }
  /** Another person of the authority has the address. */
  | { readonly kind: 'email-taken' }
  /** Somebody signs in with the address elsewhere. */
  | { readonly kind: 'address-taken' }
  /** They sign in with their address, so there must be one. */
  | { readonly kind: 'email-needed' }
  /** Nobody changes their own roles. */
  | { readonly kind: 'own-roles' }
  /** Nobody else could manage staff then. */
  | { readonly kind: 'last-manager' };

/** Changes what is kept of a person. */
export async function changeStaffMember(tx: Tx, actor: Actor, change: StaffChange): Promise<ChangeOutcome> {
  await lockStaffMember(tx, actor, change.staffId);
  const current = await readStaffMember(tx, actor, change);
  if (current === undefined) return { kind: 'not-found' };
  if (current.version !== change.version) return { kind: 'conflict', current };
  const refusal = await findRefusal(tx, actor, { change, current });
  if (refusal !== undefined) return refusal;
  await updateStaffMember(tx, actor, change);
  if (reachesEveryChild(change.roles) && !reachesEveryChild(current.roles)) {
    await tellThoseWhoManageStaff(tx, actor, { ...change, kind: 'roles-changed' });
  }
  return { kind: 'saved' };
}

interface Changing {
  readonly change: StaffChange;
  readonly current: StaffMemberRow;
}

async function findRefusal(tx: Tx, actor: Actor, changing: Changing): Promise<ChangeOutcome | undefined> {
  return (await findRefusalOfRoles(tx, actor, changing)) ?? (await findRefusalOfEmail(tx, actor, changing));
}

async function findRefusalOfRoles(
  tx: Tx,
  actor: Actor,
  { change, current }: Changing,
): Promise<ChangeOutcome | undefined> {
  const isSame =
    change.roles.length === current.roles.length && change.roles.every((role) => current.roles.includes(role));
  if (isSame) return undefined;
  if (change.staffId === actor.userId) return { kind: 'own-roles' };
  const stopsManaging = may(current.roles, 'staff.manage') && !may(change.roles, 'staff.manage');
  if (!stopsManaging) return undefined;
  return (await countOtherStaffManagers(tx, actor, change.staffId)) === 0 ? { kind: 'last-manager' } : undefined;
}

async function findRefusalOfEmail(
  tx: Tx,
  actor: Actor,
  { change, current }: Changing,
): Promise<ChangeOutcome | undefined> {
  const { email, staffId } = change;
  const hasAccount = current.hasPassword !== null;
  if (email === null) return hasAccount ? { kind: 'email-needed' } : undefined;
  const owner = await findStaffByEmail(tx, actor, email);
  if (owner !== undefined && owner !== staffId) return { kind: 'email-taken' };
  if (!hasAccount) return undefined;
  const { authorityId } = actor;
  return (await openAccount(tx, { authorityId, staffId }, email)) ? undefined : { kind: 'address-taken' };
}
