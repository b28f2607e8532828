import { sql } from 'kysely';
import { arrayOf } from '../../../platform/database/bulk.ts';
import type { Tx } from '../../../platform/database/transaction.ts';

/** An IRO, or whoever has children, on a day. */
export interface OfficerOnDay {
  readonly on: string;
  readonly staffId: string;
  readonly name: string;
  readonly title: string | null;
  readonly least: number | null;
  readonly most: number | null;
  readonly fullTimeEquivalent: number;
  readonly children: number;
  /** Not one who has left, or has not begun, and is still named for children. */
  readonly isInPost: boolean;
}

/** Reads each caseload on each of some days: of everyone who is an IRO on it, and of everyone else who has children. */
export async function readOfficersOn(tx: Tx, days: readonly string[]): Promise<OfficerOnDay[]> {
  const { rows } = await sql<OfficerOnDay>`
    with days as (select unnest(${arrayOf(days, 'text')})::date as on_day),
    theirs as (
      select d.on_day, a.staff_id, count(*) as children
      from days d
      join appointments a on a.during @> d.on_day
      join periods_of_care p on p.authority_id = a.authority_id and p.child_id = a.child_id and p.during @> d.on_day
      group by d.on_day, a.staff_id
    ),
    known as (
      select d.on_day, s.*, coalesce(t.children, 0) as children,
        (s.left_on is null or s.left_on > d.on_day) and (s.started_on is null or s.started_on <= d.on_day) as is_in_post
      from days d cross join staff s
      left join theirs t on t.on_day = d.on_day and t.staff_id = s.id
    )
    select k.on_day as "on", k.id as "staffId", k.name, own.title, own.fewest as least, own.most,
      k.full_time_equivalent as "fullTimeEquivalent", k.children, k.is_in_post as "isInPost"
    from known k cross join lateral caseload_range(k.id, k.on_day) own
    where k.children > 0 or (k.is_in_post and 'iro' = any (k.roles))
    order by k.name, k.id, k.on_day
  `.execute(tx);
  return rows;
}

/** The looked-after children of a day, and how many of them have an IRO. */
export interface ChildrenOnDay {
  readonly on: string;
  readonly lookedAfter: number;
  readonly withIro: number;
}

export async function countChildrenOn(tx: Tx, days: readonly string[]): Promise<ChildrenOnDay[]> {
  const { rows } = await sql<ChildrenOnDay>`
    select d.on_day as "on", count(p.child_id) as "lookedAfter",
      count(p.child_id) filter (where exists (
        select from appointments a
        where a.authority_id = p.authority_id and a.child_id = p.child_id and a.during @> d.on_day)) as "withIro"
    from (select unnest(${arrayOf(days, 'text')})::date as on_day) d
    left join periods_of_care p on p.during @> d.on_day
    group by d.on_day order by d.on_day
  `.execute(tx);
  return rows;
}

/** The day of the first appointment that is recorded; before it nobody knows who was whose IRO. */
export async function findFirstAppointment(tx: Tx): Promise<string | null> {
  const { first } = await tx
    .selectFrom('appointments')
    .select(({ fn }) => fn.min('started_on').as('first'))
    .executeTakeFirstOrThrow();
  return first;
}
