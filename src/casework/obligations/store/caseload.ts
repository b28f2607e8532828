import { sql } from 'kysely';
import { runPrepared } from '../../../platform/database/prepared.ts';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** A child of a caseload, with what matters next. */
export interface CaseloadRow {
  readonly childId: string;
  readonly localId: string;
  readonly name: string | null;
  readonly bornOn: string | null;
  /** The IRO who is away, where the child is theirs and only looked after meanwhile. */
  readonly actingFor: string | null;
  readonly nextReviewDueOn: string | null;
  readonly nextRule: string | null;
  readonly nextDueOn: string | null;
  readonly overdue: number;
  readonly unknown: number;
}

interface CaseloadQuery {
  readonly staffId: string;
  readonly today: string;
  readonly limit: number;
  readonly offset: number;
}

/**
 * The children whom a person reviews, or works with as their social worker, themselves or for somebody who is away; the
 * next review first. What is late is what obligation_status calls overdue, said in columns that the index on what is open
 * holds: nothing of the obligations themselves is read.
 */
export async function readCaseload(
  tx: Tx,
  actor: Actor,
  query: CaseloadQuery,
): Promise<{ rows: CaseloadRow[]; total: number }> {
  const { today, limit, offset } = query;
  const rows = await runPrepared(
    tx,
    sql<CaseloadRow & { total: number }>`
    with mine as (${childrenOf(actor, query)}), rows as (
      select c.id as "childId", c.local_id as "localId",
        coalesce(c.known_as, c.given_name) || coalesce(' ' || c.family_name, '') as name,
        c.born_on as "bornOn", m.acting_for as "actingFor",
        due.next_review as "nextReviewDueOn", due.next_rule as "nextRule", due.next_on as "nextDueOn",
        coalesce(due.overdue, 0)::int as overdue,
        (select count(*)::int from unknown_obligations u
          where u.authority_id = c.authority_id and u.child_id = c.id) as unknown
      from mine m
      join children c on c.authority_id = ${actor.authorityId} and c.id = m.child_id
      cross join lateral (
        select min(o.due_on) filter (where o.rule like 'review.%' and o.rule <> 'review.complete') as next_review,
          min(o.due_on) as next_on,
          (array_agg(o.rule order by o.due_on, o.rule))[1] as next_rule,
          count(*) filter (where not o.silence_agrees
            and (o.due_on < ${today}::date or o.due_on = ${today}::date and o.due_at is not null)) as overdue
        from obligations o
        where o.authority_id = c.authority_id and o.child_id = c.id and o.met_on is null and o.not_owed_because is null
          and not (o.silence_agrees and o.due_on < ${today}::date)
      ) due
    )
    select *, count(*) over ()::int as total from rows
    order by "nextReviewDueOn" nulls last, "nextDueOn" nulls last, name, "localId"
    limit ${limit} offset ${offset}`,
  );
  return { rows: rows.map(({ total, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** How many children are a person's in all, whoever may see their records. */
export async function countCaseload(
  tx: Tx,
  actor: Actor,
  query: Pick<CaseloadQuery, 'staffId' | 'today'>,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (${childrenOf(actor, query)}) mine`.execute(tx);
  return rows[0]?.count ?? 0;
}

function childrenOf(actor: Actor, { staffId, today }: Pick<CaseloadQuery, 'staffId' | 'today'>) {
  return sql`
      select link.child_id, min(link.acting_for) as acting_for from (
        select p.child_id, null::text as acting_for from appointments p
        where p.authority_id = ${actor.authorityId} and p.staff_id = ${staffId}
          and (p.ended_on is null or p.ended_on > ${today}::date)
        union all
        select w.child_id, null from child_workers w
        where w.authority_id = ${actor.authorityId} and w.staff_id = ${staffId}
          and (w.ended_on is null or w.ended_on > ${today}::date)
        union all
        select p.child_id, s.name from absences a
        join appointments p on p.authority_id = a.authority_id and p.staff_id = a.staff_id
          and (p.ended_on is null or p.ended_on > ${today}::date)
        join staff s on s.authority_id = a.authority_id and s.id = a.staff_id
        where a.authority_id = ${actor.authorityId} and a.covered_by = ${staffId}
          and ${today}::date between a.first_on and a.last_on
      ) link group by link.child_id`;
}
