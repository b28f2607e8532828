import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { withdrawInvitation } from '../../platform/identity/accounts.ts';
import { may } from '../../platform/identity/policy.ts';
import { endSessions } from '../../platform/identity/sign-in.ts';
import {
  type AccessStop,
  endAccessStop,
  insertAccessStop,
  type OfficerWithoutAccess,
  readAccessStops,
  readOfficersWithoutAccess,
} from './store/access-stops.ts';
import { countOtherStaffManagers, lockStaffMember, readStaffMember } from './store/staff.ts';
import { tellThoseWhoManageStaff } from './tell-those-who-manage-staff.ts';

export type StopOutcome =
  | 'stopped'
  | 'given-back'
  | 'not-found'
  /** Nobody stops or gives back their own. */
  | 'oneself'
  /** Nobody else could manage staff then. */
  | 'last-manager'
  /** It was stopped, or given back, already. */
  | 'already';

interface OfAccess {
  readonly staffId: string;
  readonly reason: string;
  readonly today: string;
}

/**
 * Stops somebody's access in this moment, because it cannot wait for a hand-over: nobody can sign in as them, whoever is
 * signed in is not any more, and a link that invites them is good no longer. What is theirs stays theirs, so that no child
 * is without an IRO; those who manage staff are told, and hand it over.
 */
export async function stopAccess(tx: Tx, actor: Actor, asked: OfAccess): Promise<StopOutcome> {
  const { staffId, today } = asked;
  if (staffId === actor.userId) return 'oneself';
  await lockStaffMember(tx, actor, staffId);
  const person = await readStaffMember(tx, actor, asked);
  if (person === undefined) return 'not-found';
  if (person.accessStoppedAt !== null) return 'already';
  const isLast = may(person.roles, 'staff.manage') && (await countOtherStaffManagers(tx, actor, staffId)) === 0;
  if (isLast) return 'last-manager';
  await insertAccessStop(tx, actor, asked);
  const account = { authorityId: actor.authorityId, staffId };
  await withdrawInvitation(tx, account);
  await endSessions(tx, account);
  await tellThoseWhoManageStaff(tx, actor, { kind: 'access-stopped', staffId, today });
  return 'stopped';
}

/** Lets somebody sign in again, with the reason. */
export async function giveAccessBack(tx: Tx, actor: Actor, asked: OfAccess): Promise<StopOutcome> {
  const { staffId, today } = asked;
  if (staffId === actor.userId) return 'oneself';
  await lockStaffMember(tx, actor, staffId);
  const person = await readStaffMember(tx, actor, asked);
  if (person === undefined) return 'not-found';
  if (person.accessStoppedAt === null) return 'already';
  await endAccessStop(tx, actor, asked);
  await tellThoseWhoManageStaff(tx, actor, { kind: 'access-given-back', staffId, today });
  return 'given-back';
}

/** Each time that somebody's access was stopped, the latest first. */
export async function listAccessStops(tx: Tx, actor: Actor, staffId: string): Promise<AccessStop[]> {
  return await readAccessStops(tx, actor, staffId);
}

/** The IROs who cannot sign in and have children still, to be handed over. */
export async function listOfficersWithoutAccess(tx: Tx, actor: Actor, today: string): Promise<OfficerWithoutAccess[]> {
  return await readOfficersWithoutAccess(tx, actor, today);
}
