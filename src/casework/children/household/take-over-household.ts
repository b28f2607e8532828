import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { mayRecordForWorker } from '../may-record-for-worker.ts';
import { insertAndKeep } from './add-household-member.ts';
import type { Household, HouseholdMember } from './find-household.ts';

/**
 * Who lived with a child until the placement changed, while nobody is entered for the one that began then: the home may be
 * the same, as where a foster placement becomes a long-term one.
 */
export function whoMayLiveOn({ current, others }: Pick<Household, 'current' | 'others'>): readonly HouseholdMember[] {
  if (current === undefined || current.members.length > 0) return [];
  const { startedOn } = current.placement;
  const before = others.find(({ placement }) => placement.endedOn === startedOn);
  return (before?.members ?? []).filter(({ endedOn }) => endedOn === startedOn);
}

/** Enters them for the placement of today, from its first day. @returns how many, or undefined where there is no such page */
export async function takeOverHousehold(
  tx: Tx,
  actor: Actor,
  { childId, household }: { readonly childId: string; readonly household: Household },
): Promise<number | undefined> {
  if (!(await mayRecordForWorker(tx, actor, childId))) return undefined;
  const { current } = household;
  const members = whoMayLiveOn(household);
  if (current === undefined || members.length === 0) return 0;
  const { startedOn } = current.placement;
  const anew = members.map(({ personId, name, relationship }) => ({
    personId,
    values: { name, relationship, startedOn, endedOn: null, isWithdrawn: false },
  }));
  return (await insertAndKeep(tx, actor, { childId, members: anew })).length;
}
