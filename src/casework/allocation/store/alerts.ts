import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** Tells an IRO that a child is theirs, unless it was their own doing. Of several children it is told once. */
export async function raiseIroAlert(
  tx: Tx,
  { authorityId, userId }: Actor,
  { childIds, staffId }: { readonly childIds: readonly string[]; readonly staffId: string },
): Promise<void> {
  if (staffId === userId || childIds.length === 0) return;
  const childId = childIds.length === 1 ? childIds[0] : null;
  await sql`insert into alerts (authority_id, staff_id, kind, child_id)
    values (${authorityId}, ${staffId}, 'iro-for-child', ${childId})`.execute(tx);
}

/** Tells those who allocate, but for whoever told it, that a child became looked after. */
export async function raiseNotificationAlerts(tx: Tx, { authorityId, userId }: Actor, childId: string): Promise<void> {
  await sql`
    insert into alerts (authority_id, staff_id, kind, child_id)
    select s.authority_id, s.id, 'child-looked-after', ${childId}::uuid from staff s
    where s.authority_id = ${authorityId} and s.roles && array['iro-manager', 'review-administrator']
      and s.id is distinct from ${userId}::uuid and (s.left_on is null or s.left_on > today())
      and not exists (select from barred_staff b where b.authority_id = s.authority_id and b.child_id = ${childId}
        and b.staff_id = s.id)`.execute(tx);
}

/** Who is the IRO of these children from a day, after others. */
export interface Succession {
  readonly childIds: readonly string[];
  readonly staffId: string;
  readonly from: string;
}

/**
 * Tells each who was the IRO of these children until a day, and is still here, that another follows and should be
 * introduced to the child in person. Of several children it is told once.
 */
export async function raiseSuccessionAlerts(
  tx: Tx,
  { authorityId, userId }: Actor,
  { childIds, staffId, from }: Succession,
): Promise<void> {
  await sql`
    insert into alerts (authority_id, staff_id, kind, child_id, about_staff_id, raised_by)
    select a.authority_id, a.staff_id, 'introduce-successor',
      case when count(*) = 1 then (array_agg(a.child_id))[1] end, ${staffId}::uuid, ${userId}::uuid
    from appointments a join staff s on s.authority_id = a.authority_id and s.id = a.staff_id
    where a.authority_id = ${authorityId} and a.child_id = any (${childIds}::uuid[]) and a.ended_on = ${from}::date
      and a.started_on < a.ended_on and a.staff_id <> ${staffId} and (s.left_on is null or s.left_on > today())
    group by a.authority_id, a.staff_id`.execute(tx);
}

/**
 * Tells the managers of the service of each child who is looked after, has no IRO today, and should have had one by the
 * day before at the latest. Each is told of a child once, until somebody is appointed and that ends too.
 *
 * @returns the children of whom somebody was told
 */
export async function raiseAlertsWithoutOfficer(tx: Tx, { authorityId }: Actor, today: string): Promise<string[]> {
  const { rows } = await sql<{ childId: string }>`
    with without as (
      select p.child_id, p.started_on, o.due_on from periods_of_care p
      join obligations o on o.authority_id = p.authority_id and o.child_id = p.child_id
        and o.rule = 'allocation.appoint-iro' and o.period = p.number and o.due_on < ${today}::date
      where p.authority_id = ${authorityId} and ${today}::date <@ p.during and not exists (
        select from appointments a where a.authority_id = p.authority_id and a.child_id = p.child_id
          and ${today}::date <@ a.during)
    ), told as (
      insert into alerts (authority_id, staff_id, kind, child_id)
      select s.authority_id, s.id, 'child-without-iro', w.child_id from without w
      join staff s on s.authority_id = ${authorityId} and 'iro-manager' = any (s.roles)
        and (s.left_on is null or s.left_on > ${today}::date)
      where not exists (select from barred_staff b where b.authority_id = s.authority_id and b.child_id = w.child_id
          and b.staff_id = s.id)
        and not exists (select from alerts l where l.authority_id = s.authority_id and l.staff_id = s.id
          and l.child_id = w.child_id and l.kind = 'child-without-iro'
          and l.raised_at >= coalesce((select max(a.ended_on) from appointments a where a.authority_id = l.authority_id
            and a.child_id = l.child_id and a.ended_on <= ${today}::date), w.started_on))
      returning child_id
    )
    select distinct child_id as "childId" from told`.execute(tx);
  return rows.map(({ childId }) => childId);
}
