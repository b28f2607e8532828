import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { listPlacements } from '../by-hand/list-placements.ts';
import { mayRecordForWorker } from '../may-record-for-worker.ts';
import { insertChange } from '../store/changes.ts';
import { insertMembers, type MemberToAdd, readHousehold } from '../store/household.ts';
import { findPlacementOn } from './household.ts';

export type AddMemberOutcome =
  | { readonly kind: 'saved'; readonly memberId: string }
  | { readonly kind: 'not-found' }
  /** It is not recorded where the child lived on their first day. */
  | { readonly kind: 'no-placement' }
  /** Somebody of that name is entered from that day: the form was sent twice. */
  | { readonly kind: 'entered-already' };

/** Enters somebody who lives or lived with a child. */
export async function addHouseholdMember(
  tx: Tx,
  actor: Actor,
  { childId, member }: { readonly childId: string; readonly member: MemberToAdd },
): Promise<AddMemberOutcome> {
  if (!(await mayRecordForWorker(tx, actor, childId))) return { kind: 'not-found' };
  const placements = await listPlacements(tx, actor, childId);
  if (findPlacementOn(placements, member.values.startedOn) === undefined) return { kind: 'no-placement' };
  const { name, startedOn } = member.values;
  const same = (await readHousehold(tx, actor, childId)).find(
    (each) => !each.isWithdrawn && each.name === name && each.startedOn === startedOn,
  );
  if (same !== undefined) return { kind: 'entered-already' };
  const [memberId = ''] = await insertAndKeep(tx, actor, { childId, members: [member] });
  return { kind: 'saved', memberId };
}

/** Enters members and keeps each as new in the child's history. */
export async function insertAndKeep(
  tx: Tx,
  actor: Actor,
  { childId, members }: { readonly childId: string; readonly members: readonly MemberToAdd[] },
): Promise<string[]> {
  const ids = await insertMembers(tx, actor, { childId, members });
  for (const [index, rowId] of ids.entries()) {
    await insertChange(tx, actor, { childId, what: 'household', rowId, after: { ...members[index]?.values } });
  }
  return ids;
}
