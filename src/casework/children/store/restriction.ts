import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** The restriction that holds. */
export interface Restriction {
  readonly id: string;
  readonly reason: string;
  readonly setAt: string;
  readonly setBy: string | null;
  readonly setById: string | null;
}

/** Somebody who works for the authority. */
export interface Colleague {
  readonly staffId: string;
  readonly name: string;
  readonly roles: readonly string[];
}

/** Somebody who is kept from the record. */
export interface BarredColleague extends Colleague {
  readonly reason: string;
  readonly recordedAt: string;
}

const MOST_COLLEAGUES = 1000;

export async function readRestriction(
  tx: Tx,
  { authorityId }: Actor,
  childId: string,
): Promise<Restriction | undefined> {
  return await tx
    .selectFrom('restrictions as r')
    .leftJoin('staff as s', (join) =>
      join.onRef('s.authority_id', '=', 'r.authority_id').onRef('s.id', '=', 'r.set_by'),
    )
    .where('r.authority_id', '=', authorityId)
    .where('r.child_id', '=', childId)
    .where('r.lifted_at', 'is', null)
    .select(['r.id', 'r.reason', 'r.set_at as setAt', 's.name as setBy', 'r.set_by as setById'])
    .executeTakeFirst();
}

export async function insertRestriction(
  tx: Tx,
  { authorityId: authority_id }: Actor,
  { childId: child_id, reason }: { readonly childId: string; readonly reason: string },
): Promise<void> {
  await tx.insertInto('restrictions').values({ authority_id, child_id, reason }).execute();
}

export async function endRestriction(tx: Tx, { authorityId, userId }: Actor, childId: string): Promise<void> {
  await tx
    .updateTable('restrictions')
    .set({ lifted_at: sql<string>`now()`, lifted_by: userId })
    .where('authority_id', '=', authorityId)
    .where('child_id', '=', childId)
    .where('lifted_at', 'is', null)
    .execute();
}

/** Holds the child's access against everybody else who would change it, until the transaction ends. */
export async function lockAccess(tx: Tx, { authorityId }: Actor, childId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`access ${authorityId} ${childId}`}, 0))`.execute(tx);
}

export async function readReaders(tx: Tx, { authorityId }: Actor, childId: string): Promise<Colleague[]> {
  const { rows } = await sql<Colleague>`
    select s.id as "staffId", s.name, s.roles from restriction_readers r
    join staff s on s.authority_id = r.authority_id and s.id = r.staff_id
    where r.authority_id = ${authorityId} and r.child_id = ${childId} order by s.name, s.id`.execute(tx);
  return rows;
}

export async function replaceReaders(
  tx: Tx,
  { authorityId: authority_id }: Actor,
  { childId: child_id, readers }: { readonly childId: string; readonly readers: readonly string[] },
): Promise<void> {
  await tx
    .deleteFrom('restriction_readers')
    .where('authority_id', '=', authority_id)
    .where('child_id', '=', child_id)
    .execute();
  if (readers.length === 0) return;
  const rows = readers.map((staff_id) => ({ authority_id, child_id, staff_id }));
  await tx.insertInto('restriction_readers').values(rows).execute();
}

export async function readBarred(tx: Tx, { authorityId }: Actor, childId: string): Promise<BarredColleague[]> {
  const { rows } = await sql<BarredColleague>`
    select s.id as "staffId", s.name, s.roles, b.reason, b.recorded_at as "recordedAt" from barred_staff b
    join staff s on s.authority_id = b.authority_id and s.id = b.staff_id
    where b.authority_id = ${authorityId} and b.child_id = ${childId} order by s.name, s.id`.execute(tx);
  return rows;
}

export async function insertBarred(
  tx: Tx,
  { authorityId: authority_id }: Actor,
  { childId: child_id, staffId: staff_id, reason }: { childId: string; staffId: string; reason: string },
): Promise<void> {
  await tx.insertInto('barred_staff').values({ authority_id, child_id, staff_id, reason }).execute();
}

/** @returns whether the person was barred */
export async function deleteBarred(
  tx: Tx,
  { authorityId }: Actor,
  { childId, staffId }: { readonly childId: string; readonly staffId: string },
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('barred_staff')
    .where('authority_id', '=', authorityId)
    .where('child_id', '=', childId)
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Those who work here now, by name. */
export async function readColleagues(tx: Tx, { authorityId }: Actor, today: string): Promise<Colleague[]> {
  const { rows } = await sql<Colleague>`
    select id as "staffId", name, roles from staff
    where authority_id = ${authorityId} and (left_on is null or left_on > ${today}::date)
    order by name, id limit ${MOST_COLLEAGUES}`.execute(tx);
  return rows;
}
