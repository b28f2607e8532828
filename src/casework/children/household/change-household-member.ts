import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { listPlacements } from '../by-hand/list-placements.ts';
import { mayRecordForWorker } from '../may-record-for-worker.ts';
import { insertChange } from '../store/changes.ts';
import { type HouseholdMember, readMember, updateMember } from '../store/household.ts';
import { valuesThatDiffer } from '../values-that-differ.ts';
import { findPlacementOn, type HouseholdValues } from './household.ts';

/** A member of the household to change: they moved out, or something of them is put right. */
export interface MemberToChange {
  readonly childId: string;
  readonly memberId: string;
  /** The version that was changed. */
  readonly version: number;
  readonly values: HouseholdValues;
}

export type ChangeMemberOutcome =
  | { readonly kind: 'saved' }
  | { readonly kind: 'not-found' }
  /** Somebody else saved in between: what they saved. */
  | { readonly kind: 'conflict'; readonly current: HouseholdMember }
  /** It is not recorded where the child lived on their first day. */
  | { readonly kind: 'no-placement' };

/** Changes what is known of somebody who lives with a child; what it was stays in the child's history. */
export async function changeHouseholdMember(
  tx: Tx,
  actor: Actor,
  { childId, memberId, version, values }: MemberToChange,
): Promise<ChangeMemberOutcome> {
  if (!(await mayRecordForWorker(tx, actor, childId))) return { kind: 'not-found' };
  const before = await readMember(tx, actor, { childId, memberId });
  if (before === undefined) return { kind: 'not-found' };
  const changed = valuesThatDiffer<HouseholdValues>(before, values);
  if (changed === undefined) return { kind: 'saved' };
  const placements = await listPlacements(tx, actor, childId);
  const isPlaced = values.isWithdrawn || findPlacementOn(placements, values.startedOn) !== undefined;
  if (!isPlaced) return { kind: 'no-placement' };
  if (!(await updateMember(tx, actor, { memberId, version, values }))) {
    const current = await readMember(tx, actor, { childId, memberId });
    return current === undefined ? { kind: 'not-found' } : { kind: 'conflict', current };
  }
  await insertChange(tx, actor, { childId, what: 'household', rowId: memberId, ...changed });
  return { kind: 'saved' };
}
