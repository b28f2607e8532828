import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** As what somebody on the staff is told something of a child. */
export type ToldAs = 'review-administrator' | 'iro' | 'social-worker';

/** Somebody on the staff who must know. */
export interface PersonToTell {
  readonly staffId: string;
  readonly name: string;
  readonly email: string | null;
  readonly as: ToldAs;
}

export interface PeopleWanted {
  readonly childId: string;
  readonly as: readonly ToldAs[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/**
 * The review administrators, the child's IRO and the child's social workers of a day, each with whoever acts for one who is
 * away; without whoever has left, is kept from the record, or tells it.
 */
export async function readPeopleToTell(
  tx: Tx,
  { authorityId, userId }: Actor,
  { childId, as, today }: PeopleWanted,
): Promise<PersonToTell[]> {
  const { rows } = await sql<PersonToTell>`
    with named as (
      select a.staff_id, 'iro' as "as" from appointments a
        where a.authority_id = ${authorityId} and a.child_id = ${childId} and ${today}::date <@ a.during
      union all
      select w.staff_id, 'social-worker' from child_workers w
        where w.authority_id = ${authorityId} and w.child_id = ${childId} and ${today}::date <@ w.during
    ), people as (
      select staff_id, "as" from named
      union all
      select b.covered_by, n."as" from named n join absences b on b.authority_id = ${authorityId}
        and b.staff_id = n.staff_id and b.covered_by is not null and ${today}::date <@ b.during
      union all
      select s.id, 'review-administrator' from staff s
        where s.authority_id = ${authorityId} and 'review-administrator' = any (s.roles)
    )
    select distinct on (s.id) s.id as "staffId", s.name, s.email, p."as"
    from people p join staff s on s.authority_id = ${authorityId} and s.id = p.staff_id
    where p."as" = any (${[...as]}::text[]) and s.id is distinct from ${userId}::uuid
      and (s.left_on is null or s.left_on > ${today}::date)
      and not exists (select from barred_staff b where b.authority_id = ${authorityId} and b.child_id = ${childId}
        and b.staff_id = s.id)
    order by s.id, p."as"`.execute(tx);
  return rows;
}

/** Tells each of these people on their next page. */
export async function insertAlertsOfChild(
  tx: Tx,
  { authorityId }: Actor,
  {
    kind,
    childId,
    staffIds,
  }: { readonly kind: string; readonly childId: string; readonly staffIds: readonly string[] },
): Promise<void> {
  if (staffIds.length === 0) return;
  await tx
    .insertInto('alerts')
    .values(staffIds.map((staff_id) => ({ authority_id: authorityId, staff_id, kind, child_id: childId })))
    .execute();
}
