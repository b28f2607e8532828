import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { findAccessToChild } from './find-access-to-child.ts';
import { deleteBarred, insertBarred, lockAccess } from './store/restriction.ts';

/** What came of barring somebody, or of letting them back. */
export type BarringOutcome =
  | 'done'
  /** There is no such child, or whoever asks is barred from the record. */
  | 'not-found'
  /** Nobody bars themselves: they could not undo it. */
  | 'yourself'
  /** They do not work with children here, or are barred already. */
  | 'unknown-person';

interface Person {
  readonly childId: string;
  readonly staffId: string;
  readonly today: string;
}

/** Keeps a member of staff from a record for good, whatever their role and whatever the emergency. */
export async function barStaff(
  tx: Tx,
  actor: Actor,
  { reason, ...person }: Person & { readonly reason: string },
): Promise<BarringOutcome> {
  await lockAccess(tx, actor, person.childId);
  const access = await findAccessToChild(tx, actor, person);
  if (access === undefined) return 'not-found';
  if (person.staffId === actor.userId) return 'yourself';
  if (!access.colleagues.some(({ staffId }) => staffId === person.staffId)) return 'unknown-person';
  await insertBarred(tx, actor, { ...person, reason });
  return 'done';
}

/** Lets somebody back whom a mistake kept out: from now on their role and work decide again. */
export async function letStaffBack(tx: Tx, actor: Actor, person: Person): Promise<BarringOutcome> {
  await lockAccess(tx, actor, person.childId);
  const access = await findAccessToChild(tx, actor, person);
  if (access === undefined) return 'not-found';
  return (await deleteBarred(tx, actor, person)) ? 'done' : 'unknown-person';
}
