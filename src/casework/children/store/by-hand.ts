import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** A legal status as it is kept. */
export interface LegalStatusRow {
  readonly id: string;
  readonly status: string;
  readonly startedOn: string;
  readonly endedOn: string | null;
  readonly version: number;
}

const MOST_OF_A_CHILD = 500;

/** The latest first. The child is held by whoever changes them. */
export async function readLegalStatuses(tx: Tx, { authorityId }: Actor, childId: string): Promise<LegalStatusRow[]> {
  return await tx
    .selectFrom('legal_statuses')
    .select(['id', 'status', 'started_on as startedOn', 'ended_on as endedOn', 'version'])
    .where('authority_id', '=', authorityId)
    .where('child_id', '=', childId)
    .orderBy('started_on', 'desc')
    .orderBy('id')
    .limit(MOST_OF_A_CHILD)
    .execute();
}

/** What is known of a legal status besides its id. */
export type LegalStatusValues = Pick<LegalStatusRow, 'status' | 'startedOn' | 'endedOn'>;

export async function insertLegalStatus(
  tx: Tx,
  { authorityId }: Actor,
  { childId, status, startedOn, endedOn }: LegalStatusValues & { readonly childId: string },
): Promise<string> {
  const { id } = await tx
    .insertInto('legal_statuses')
    .values({ authority_id: authorityId, child_id: childId, status, started_on: startedOn, ended_on: endedOn })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateLegalStatus(
  tx: Tx,
  { authorityId }: Actor,
  { id, status, startedOn, endedOn }: LegalStatusValues & { readonly id: string },
): Promise<void> {
  await tx
    .updateTable('legal_statuses')
    .set({
      status,
      started_on: startedOn,
      // Whoever types another first day knows it.
      start_known: sql<boolean>`start_known or started_on <> ${startedOn}::date`,
      ended_on: endedOn,
    })
    .where('authority_id', '=', authorityId)
    .where('id', '=', id)
    .execute();
}

export async function deleteLegalStatus(tx: Tx, { authorityId }: Actor, id: string): Promise<void> {
  await tx.deleteFrom('legal_statuses').where('authority_id', '=', authorityId).where('id', '=', id).execute();
}

/** A placement as far as a move needs to know it. */
export interface PlacementTime {
  readonly id: string;
  readonly place: string;
  readonly startedOn: string;
  readonly endedOn: string | null;
}

export async function readPlacementTimes(tx: Tx, { authorityId }: Actor, childId: string): Promise<PlacementTime[]> {
  return await tx
    .selectFrom('placements')
    .select(['id', 'place', 'started_on as startedOn', 'ended_on as endedOn'])
    .where('authority_id', '=', authorityId)
    .where('child_id', '=', childId)
    .orderBy('started_on', 'desc')
    .limit(MOST_OF_A_CHILD)
    .execute();
}

/** Ends a placement on a day, and says why where that is known. */
export async function endPlacement(
  tx: Tx,
  { authorityId }: Actor,
  { id, endedOn, endReason }: { readonly id: string; readonly endedOn: string; readonly endReason: string | null },
): Promise<void> {
  await sql`
    update placements set ended_on = ${endedOn}::date, end_reason = coalesce(${endReason}, end_reason)
    where authority_id = ${authorityId} and id = ${id}`.execute(tx);
}

export async function insertPlacement(
  tx: Tx,
  { authorityId }: Actor,
  row: { readonly childId: string; readonly place: string; readonly kind: string } & Omit<
    PlacementTime,
    'id' | 'place'
  >,
): Promise<string> {
  const { id } = await tx
    .insertInto('placements')
    .values({
      authority_id: authorityId,
      child_id: row.childId,
      place: row.place,
      kind: row.kind,
      started_on: row.startedOn,
      ended_on: row.endedOn,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
