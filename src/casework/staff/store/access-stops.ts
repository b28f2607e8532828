import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** That somebody's access was stopped at once. */
export interface AccessStop {
  readonly id: string;
  readonly reason: string;
  readonly stoppedBy: string | null;
  readonly stoppedAt: string;
  /** All null while it is stopped. */
  readonly givenBackBecause: string | null;
  readonly givenBackBy: string | null;
  readonly givenBackAt: string | null;
}

const MOST_STOPS = 20;

/** The latest first. */
export async function readAccessStops(tx: Tx, { authorityId }: Actor, staffId: string): Promise<AccessStop[]> {
  const { rows } = await sql<AccessStop>`
    select a.id, a.reason, s.name as "stoppedBy", a.stopped_at as "stoppedAt",
      a.given_back_because as "givenBackBecause", g.name as "givenBackBy", a.given_back_at as "givenBackAt"
    from access_stops a
    left join staff s on s.authority_id = a.authority_id and s.id = a.stopped_by
    left join staff g on g.authority_id = a.authority_id and g.id = a.given_back_by
    where a.authority_id = ${authorityId} and a.staff_id = ${staffId}
    order by a.id desc limit ${MOST_STOPS}`.execute(tx);
  return rows;
}

export async function insertAccessStop(
  tx: Tx,
  { authorityId: authority_id }: Actor,
  { staffId: staff_id, reason }: { readonly staffId: string; readonly reason: string },
): Promise<void> {
  await tx.insertInto('access_stops').values({ authority_id, staff_id, reason }).execute();
  await sql`update staff set access_stopped_at = now() where authority_id = ${authority_id} and id = ${staff_id}`.execute(
    tx,
  );
}

export async function endAccessStop(
  tx: Tx,
  { authorityId, userId }: Actor,
  { staffId, reason }: { readonly staffId: string; readonly reason: string },
): Promise<void> {
  await sql`update access_stops set given_back_because = ${reason}, given_back_by = ${userId}, given_back_at = now()
    where authority_id = ${authorityId} and staff_id = ${staffId} and given_back_at is null`.execute(tx);
  await sql`update staff set access_stopped_at = null where authority_id = ${authorityId} and id = ${staffId}`.execute(
    tx,
  );
}

/** An IRO whose access is stopped, with how many children are still theirs. */
export interface OfficerWithoutAccess {
  readonly staffId: string;
  readonly name: string;
  readonly stoppedAt: string;
  readonly children: number;
}

/** Those with children, by name. Children who may not be seen count too: the number names nobody. */
export async function readOfficersWithoutAccess(
  tx: Tx,
  { authorityId }: Actor,
  today: string,
): Promise<OfficerWithoutAccess[]> {
  const { rows } = await sql<OfficerWithoutAccess>`
    select s.id as "staffId", s.name, s.access_stopped_at as "stoppedAt", count(*)::int as children
    from staff s join appointments a on a.authority_id = s.authority_id and a.staff_id = s.id and a.during @> ${today}::date
    where s.authority_id = ${authorityId} and s.access_stopped_at is not null
      and (s.left_on is null or s.left_on > ${today}::date)
    group by s.id, s.name, s.access_stopped_at order by lower(s.name), s.id`.execute(tx);
  return rows;
}
