import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { type HouseholdMember, readMember } from '../store/household.ts';

/** Undefined where there is no such person, or none of this child. */
export async function findHouseholdMember(
  tx: Tx,
  actor: Actor,
  wanted: { readonly childId: string; readonly memberId: string },
): Promise<HouseholdMember | undefined> {
  return await readMember(tx, actor, wanted);
}
