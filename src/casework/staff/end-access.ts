import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { withdrawInvitation } from '../../platform/identity/accounts.ts';
import { may } from '../../platform/identity/policy.ts';
import { endSessions } from '../../platform/identity/sign-in.ts';
import { countChildrenToHandOver } from '../allocation/count-children-to-hand-over.ts';
import {
  countOtherStaffManagers,
  lockStaffMember,
  readStaffMember,
  type StaffMemberRow,
  updateLeftOn,
} from './store/staff.ts';
import { endMembershipsOfPerson } from './store/teams.ts';

export type EndAccessOutcome =
  | { readonly kind: 'ended' }
  /** They have access until the day. */
  | { readonly kind: 'planned' }
  /** They have access again, or still. */
  | { readonly kind: 'kept' }
  | { readonly kind: 'not-found' }
  /** Somebody else saved in between: what they saved. */
  | { readonly kind: 'conflict'; readonly current: StaffMemberRow }
  /** Nobody else could manage staff then. */
  | { readonly kind: 'last-manager' }
  /** Children would be theirs, as their IRO, on that day or later: how many. */
  | { readonly kind: 'has-children'; readonly children: number }
  /** The day lies before the day on which they started. */
  | { readonly kind: 'before-start'; readonly startedOn: string };

export interface AccessToEnd {
  readonly staffId: string;
  /** The first day without access; null: none. */
  readonly leftOn: string | null;
  /** The version of the person that was read. */
  readonly version: number;
  readonly today: string;
}

/**
 * Ends a person's access from a day on, or, with null, lets them stay or come back. Whoever is the IRO of a looked-after
 * child on that day or later hands the child over first, so that no child is without an IRO. From today: every session of theirs
 * ends in this transaction, and their next request meets the door.
 */
export async function endAccess(tx: Tx, actor: Actor, asked: AccessToEnd): Promise<EndAccessOutcome> {
  const { staffId, leftOn, version, today } = asked;
  await lockStaffMember(tx, actor, staffId);
  const person = await readStaffMember(tx, actor, asked);
  if (person === undefined) return { kind: 'not-found' };
  if (person.version !== version) return { kind: 'conflict', current: person };
  if (leftOn === null) {
    await updateLeftOn(tx, actor, asked);
    return { kind: 'kept' };
  }
  if (person.startedOn !== null && leftOn < person.startedOn)
    return { kind: 'before-start', startedOn: person.startedOn };
  const isLast = may(person.roles, 'staff.manage') && (await countOtherStaffManagers(tx, actor, staffId)) === 0;
  if (isLast) return { kind: 'last-manager' };
  // Of a day that is past it counts who is theirs today: what was handed over since then is in order.
  const from = leftOn < today ? today : leftOn;
  const children = await countChildrenToHandOver(tx, actor, { staffId, from });
  if (children > 0) return { kind: 'has-children', children };
  await endMembershipsOfPerson(tx, actor, { staffId, endedOn: leftOn });
  const account = { authorityId: actor.authorityId, staffId };
  if (leftOn <= today) await withdrawInvitation(tx, account);
  // Last, because whoever ends their own access may do nothing more from here on.
  await updateLeftOn(tx, actor, asked);
  if (leftOn > today) return { kind: 'planned' };
  await endSessions(tx, account);
  return { kind: 'ended' };
}
