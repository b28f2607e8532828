import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { HouseholdValues } from '../household/household.ts';

/** Somebody who lives or lived with a child, as they are kept. */
export interface HouseholdMember extends HouseholdValues {
  readonly memberId: string;
  /** Which of the people around the child; null for others. */
  readonly personId: string | null;
  readonly version: number;
}

const MOST_OF_A_CHILD = 300;

/** The latest that came first; those who never lived there too. */
export async function readHousehold(tx: Tx, { authorityId }: Actor, childId: string): Promise<HouseholdMember[]> {
  return await membersOf(tx, { authorityId, childId })
    .orderBy('started_on', 'desc')
    .orderBy('id')
    .limit(MOST_OF_A_CHILD)
    .execute();
}

interface MemberWanted {
  readonly childId: string;
  readonly memberId: string;
}

export async function readMember(
  tx: Tx,
  { authorityId }: Actor,
  { childId, memberId }: MemberWanted,
): Promise<HouseholdMember | undefined> {
  return await membersOf(tx, { authorityId, childId }).where('id', '=', memberId).executeTakeFirst();
}

function membersOf(tx: Tx, { authorityId, childId }: { readonly authorityId: string; readonly childId: string }) {
  return tx
    .selectFrom('household_members')
    .select(['id as memberId', 'person_id as personId', 'name', 'relationship', 'started_on as startedOn'])
    .select(['ended_on as endedOn', 'is_withdrawn as isWithdrawn', 'version'])
    .where('authority_id', '=', authorityId)
    .where('child_id', '=', childId);
}

/** Somebody to enter. */
export interface MemberToAdd {
  readonly personId: string | null;
  readonly values: HouseholdValues;
}

/** Enters those who live with a child, and gives their ids in the same order. */
export async function insertMembers(
  tx: Tx,
  { authorityId }: Actor,
  { childId, members }: { readonly childId: string; readonly members: readonly MemberToAdd[] },
): Promise<string[]> {
  const rows = await tx
    .insertInto('household_members')
    .values(
      members.map(({ personId, values }) => ({
        authority_id: authorityId,
        child_id: childId,
        person_id: personId,
        ...toColumns(values),
      })),
    )
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Changes a member where nobody else has since the version that was seen. @returns whether that was so */
export async function updateMember(
  tx: Tx,
  { authorityId }: Actor,
  {
    memberId,
    version,
    values,
  }: { readonly memberId: string; readonly version: number; readonly values: HouseholdValues },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('household_members')
    .set(toColumns(values))
    .where('authority_id', '=', authorityId)
    .where('id', '=', memberId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

function toColumns({ name, relationship, startedOn, endedOn, isWithdrawn }: HouseholdValues) {
  return { name, relationship, started_on: startedOn, ended_on: endedOn, is_withdrawn: isWithdrawn };
}
