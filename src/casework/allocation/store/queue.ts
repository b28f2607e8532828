import { type RawBuilder, sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { QueueFilter, QueueReason } from '../queue.ts';
import type { ChildToAllocate } from './children-to-allocate.ts';

/** A looked-after child for whom somebody who allocates must act. */
export interface QueuedChild extends ChildToAllocate, QueueReason {
  /** Looked after since. */
  readonly since: string;
  /** By when the law wants an IRO; null: not known. */
  readonly dueOn: string | null;
  /** The moment, where the authority's procedure counts hours. */
  readonly dueAt: string | null;
  /** When the service was told; null: it is not recorded. */
  readonly notifiedAt: string | null;
  readonly socialWorker: string | null;
}

export type QueueCounts = Readonly<Record<QueueFilter, number>>;

interface Looking {
  readonly today: string;
  readonly longAbsenceDays: number;
  readonly endsSoonDays: number;
}

/**
 * Each looked-after child with the IRO of today, and why somebody must act. Whether the IRO is still independent is asked
 * only of those who are something else to a child, or manage somebody: of most there is nothing to ask.
 */
const LOOKED_AT = ({ authorityId }: Actor, { today, longAbsenceDays, endsSoonDays }: Looking) => sql`
  may_depend as (
    select staff_id from child_workers where authority_id = ${authorityId}
    union select staff_id from child_roles where authority_id = ${authorityId}
    union select manager_id from staff_managers where authority_id = ${authorityId}
    union select id from staff where authority_id = ${authorityId} and 'team-manager' = any (roles)
  ), looked_at as (
    select c.authority_id, c.id, p.number, p.started_on, s.name as iro,
      case
        when a.id is null then 'none'
        when a.staff_id in (select staff_id from may_depend) and exists (
          select from ties_to_child(c.id) t
          where t.staff_id = a.staff_id and t.bars && daterange(${today}::date, null)) then 'dependent'
        when least(a.ended_on, s.left_on) <= ${today}::date + ${endsSoonDays}::int and not exists (
          select from appointments n where n.authority_id = a.authority_id and n.child_id = a.child_id
            and n.started_on > a.started_on and n.started_on <= least(a.ended_on, s.left_on)) then 'leaving'
        when b.covered_by is null and b.last_on - b.first_on + 1 >= ${longAbsenceDays}::int then 'away'
      end as kind,
      case when least(a.ended_on, s.left_on) <= ${today}::date + ${endsSoonDays}::int then least(a.ended_on, s.left_on)
        else b.last_on end as until
    from periods_of_care p
    join children c on c.authority_id = p.authority_id and c.id = p.child_id
    left join appointments a on a.authority_id = p.authority_id and a.child_id = p.child_id
      and ${today}::date <@ a.during
    left join staff s on s.authority_id = a.authority_id and s.id = a.staff_id
    left join absences b on b.authority_id = a.authority_id and b.staff_id = a.staff_id and ${today}::date <@ b.during
    where p.authority_id = ${authorityId} and ${today}::date <@ p.during
  ), queue as materialized (
    select q.*, o.due_on, o.due_at, o.met_on from looked_at q
    left join obligations o on o.authority_id = q.authority_id and o.child_id = q.id
      and o.rule = 'allocation.appoint-iro' and o.period = q.number
    where q.kind is not null
  )`;

export async function countQueue(tx: Tx, actor: Actor, looking: Looking): Promise<QueueCounts> {
  const { rows } = await sql<QueueCounts>`
    with ${LOOKED_AT(actor, looking)}
    select count(*)::int as all, ${countOf(sql`kind = 'none' and due_on < ${looking.today}::date`)} as late,
      ${countOf(sql`kind = 'none'`)} as none, ${countOf(sql`kind = 'dependent'`)} as dependent,
      ${countOf(sql`kind = 'leaving'`)} as leaving, ${countOf(sql`kind = 'away'`)} as away
    from queue`.execute(tx);
  return rows[0] ?? { all: 0, late: 0, none: 0, dependent: 0, leaving: 0, away: 0 };
}

function countOf(condition: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`count(*) filter (where ${condition})::int`;
}

interface Part extends Looking {
  readonly filter: QueueFilter;
  readonly limit: number;
  readonly offset: number;
}

export async function readQueue(tx: Tx, actor: Actor, part: Part): Promise<QueuedChild[]> {
  const { rows } = await sql<QueuedChild>`
    with ${LOOKED_AT(actor, part)}
    select c.id as "childId", c.local_id as "localId", c.known_as as "knownAs", c.given_name as "givenName",
      c.family_name as "familyName", q.kind, q.iro, q.until, q.started_on as since, q.due_on as "dueOn",
      q.due_at as "dueAt",
      (select count(*)::int from appointments a where a.authority_id = q.authority_id and a.child_id = q.id) as seen,
      (select max(f.happened_at) from current_facts f where f.authority_id = q.authority_id and f.child_id = q.id
        and f.type = 'service-notified' and f.happened_on >= q.started_on) as "notifiedAt",
      (select s.name from child_workers w join staff s on s.authority_id = w.authority_id and s.id = w.staff_id
        where w.authority_id = q.authority_id and w.child_id = q.id and ${part.today}::date <@ w.during) as "socialWorker",
      earlier.name as "earlierIro", later.name as "nextIro", later.started_on as "nextFrom"
    from queue q
    join children c on c.authority_id = q.authority_id and c.id = q.id
    left join lateral (
      select s.name from appointments a join staff s on s.authority_id = a.authority_id and s.id = a.staff_id
      where a.authority_id = q.authority_id and a.child_id = q.id and a.ended_on <= ${part.today}::date
      order by a.ended_on desc, a.started_on desc limit 1
    ) earlier on true
    left join lateral (
      select s.name, a.started_on from appointments a
      join staff s on s.authority_id = a.authority_id and s.id = a.staff_id
      where a.authority_id = q.authority_id and a.child_id = q.id and a.started_on > ${part.today}::date
      order by a.started_on limit 1
    ) later on true
    where ${conditionOf(part)}
    order by array_position(array['none', 'dependent', 'leaving', 'away'], q.kind), q.due_on, q.started_on, c.local_id
    limit ${part.limit} offset ${part.offset}
  `.execute(tx);
  return rows;
}

function conditionOf({ filter, today }: Part): RawBuilder<unknown> {
  if (filter === 'all') return sql`true`;
  if (filter === 'late') return sql`q.kind = 'none' and q.due_on < ${today}::date`;
  return sql`q.kind = ${filter}`;
}
