import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** A child who is in somebody's care as a professional. */
export interface ChildOfPersonRow {
  readonly childId: string;
  readonly name: string | null;
  readonly localId: string;
  /** As what the person has the child. */
  readonly as: 'iro' | 'social-worker';
}

/** The children whom a person reviews or works with today, of those whom whoever asks may see. */
export async function readChildrenOfPerson(
  tx: Tx,
  { authorityId }: Actor,
  { staffId, today, limit }: { readonly staffId: string; readonly today: string; readonly limit: number },
): Promise<ChildOfPersonRow[]> {
  const { rows } = await sql<ChildOfPersonRow>`
    select c.id as "childId", c.local_id as "localId", l.as,
      coalesce(c.known_as, c.given_name) || coalesce(' ' || c.family_name, '') as name
    from (
      select child_id, 'iro' as as from appointments
        where authority_id = ${authorityId} and staff_id = ${staffId} and (ended_on is null or ended_on > ${today}::date)
      union all
      select child_id, 'social-worker' from child_workers
        where authority_id = ${authorityId} and staff_id = ${staffId} and (ended_on is null or ended_on > ${today}::date)
    ) l join children c on c.authority_id = ${authorityId} and c.id = l.child_id
    order by l.as, name, c.local_id limit ${limit}`.execute(tx);
  return rows;
}

/** A child who has nobody as a social worker once a person has gone. */
export interface ChildLeftBehind {
  readonly childId: string;
  readonly localId: string;
  readonly name: string | null;
  /** The child's IRO on that day, who is never the worker. */
  readonly iroId: string | null;
}

/** The children whose social worker a person still is on a day, of those whom whoever asks may see, by name. */
export async function readChildrenWorkedWith(
  tx: Tx,
  { authorityId }: Actor,
  { staffId, day, limit }: { readonly staffId: string; readonly day: string; readonly limit: number },
): Promise<ChildLeftBehind[]> {
  const { rows } = await sql<ChildLeftBehind>`
    select c.id as "childId", c.local_id as "localId",
      coalesce(c.known_as, c.given_name) || coalesce(' ' || c.family_name, '') as name,
      (select a.staff_id from appointments a where a.authority_id = w.authority_id and a.child_id = w.child_id
        and a.during @> ${day}::date) as "iroId"
    from child_workers w join children c on c.authority_id = w.authority_id and c.id = w.child_id
    where w.authority_id = ${authorityId} and w.staff_id = ${staffId} and (w.ended_on is null or w.ended_on > ${day}::date)
    order by name, c.local_id limit ${limit}`.execute(tx);
  return rows;
}

/** How many they are, also of those whom whoever asks may not see. */
export async function countChildrenWorkedWith(
  tx: Tx,
  { authorityId }: Actor,
  { staffId, day }: { readonly staffId: string; readonly day: string },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from child_workers
    where authority_id = ${authorityId} and staff_id = ${staffId} and (ended_on is null or ended_on > ${day}::date)
  `.execute(tx);
  return rows[0]?.count ?? 0;
}

const MOST_WORKERS = 1000;

/** Every other social worker who is there on a day and can sign in. */
export async function readOtherSocialWorkers(
  tx: Tx,
  { authorityId }: Actor,
  { staffId, day }: { readonly staffId: string; readonly day: string },
): Promise<{ readonly staffId: string; readonly name: string }[]> {
  const { rows } = await sql<{ staffId: string; name: string }>`
    select s.id as "staffId", s.name from staff s
    where s.authority_id = ${authorityId} and s.id <> ${staffId} and 'social-worker' = any (s.roles)
      and (s.left_on is null or s.left_on > ${day}::date) and s.access_stopped_at is null
    order by s.name, s.id limit ${MOST_WORKERS}`.execute(tx);
  return rows;
}

/** Another social worker follows from a day on; false where nobody of that name was the child's on that day. */
export async function replaceWorker(
  tx: Tx,
  { authorityId }: Actor,
  to: { readonly childId: string; readonly staffId: string; readonly nextId: string; readonly day: string },
): Promise<boolean> {
  const ended = await sql`
    update child_workers set ended_on = greatest(started_on, ${to.day}::date)
    where authority_id = ${authorityId} and child_id = ${to.childId} and staff_id = ${to.staffId}
      and (ended_on is null or ended_on > ${to.day}::date)`.execute(tx);
  if (ended.numAffectedRows === 0n) return false;
  await tx
    .insertInto('child_workers')
    .values({ authority_id: authorityId, child_id: to.childId, staff_id: to.nextId, started_on: to.day })
    .execute();
  return true;
}
