import { type RawBuilder, sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** Which events are wanted. */
export interface EventFilter {
  readonly childId?: string | undefined;
  readonly personId?: string | undefined;
  readonly action?: string | undefined;
  /** The first and the last day, by the clocks of London. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** One event, with the names that whoever asks may know. */
export interface EventRow {
  readonly id: string;
  readonly occurredAt: string;
  readonly action: string;
  /** Null for what the program did by itself. */
  readonly person: string | null;
  /** Whether somebody outside did it by a personal link. */
  readonly isByLink: boolean;
  /** Whose link it was; null where it was none, or is not for whoever asks to know. */
  readonly holder: string | null;
  /** Of whom the event tells, where it tells of a member of staff. */
  readonly about: string | null;
  /** What was asked for and refused. */
  readonly asked: string | null;
  /** The first few children. */
  readonly children: readonly ChildInEvent[];
  readonly childCount: number;
}

export interface ChildInEvent {
  readonly id: string;
  /** Null where whoever asks may not know it. */
  readonly localId: string | null;
  readonly name: string | null;
}

const CHILDREN_NAMED = 3;

/**
 * Events, the latest first, each read by its index.
 *
 * @param before only what came before this event: where the page before ended
 */
export async function readEvents(
  tx: Tx,
  { authorityId }: Actor,
  {
    filter,
    before,
    limit,
  }: { readonly filter: EventFilter; readonly before?: string | undefined; readonly limit: number },
): Promise<EventRow[]> {
  const { childId, personId, action, from, to } = filter;
  const conditions = [
    sql`e.authority_id = ${authorityId}`,
    ...(childId === undefined
      ? []
      : [
          // The sealer writes down whose an event is; one that still waits for it says so itself.
          sql`e.id in (
            select c.event_id from audit_event_children c
            where c.authority_id = ${authorityId} and c.child_id = ${childId}
            union all
            select u.event_id from audit_unsealed u
            join audit_events waiting on waiting.authority_id = u.authority_id and waiting.id = u.event_id
            where u.authority_id = ${authorityId} and ${childId} = any (waiting.child_ids))`,
        ]),
    ...(personId === undefined ? [] : [sql`e.user_id = ${personId}`]),
    ...(action === undefined ? [] : [sql`e.action = ${action}`]),
    ...(from === undefined
      ? []
      : [sql`e.occurred_at >= ${startOf(from)} and e.id >= ${idAt(startOf(from), '-1 minute')}`]),
    ...(to === undefined ? [] : [sql`e.occurred_at < ${endOf(to)} and e.id < ${idAt(endOf(to), '1 minute')}`]),
    ...(before === undefined ? [] : [sql`e.id < ${before}`]),
  ];
  const { rows } = await sql<EventRow>`
    with page as (
      select e.id, e.occurred_at, e.action, e.user_id, e.child_ids, e.details from audit_events e
      where ${sql.join(conditions, sql` and `)}
      order by e.id desc limit ${limit}
    )
    select p.id, p.occurred_at as "occurredAt", p.action, s.name as person, about.name as about,
      p.user_id is null and p.details ? 'linkId' as "isByLink", l.holder_name as holder,
      p.details ->> 'asked' as asked, cardinality(p.child_ids) as "childCount",
      coalesce((
        select jsonb_agg(jsonb_build_object('id', named.id, 'localId', i.local_id,
          'name', coalesce(n.known_as, n.given_name) || coalesce(' ' || n.family_name, '')) order by named.place)
        from unnest(p.child_ids[:${sql.lit(CHILDREN_NAMED)}]) with ordinality named (id, place)
        left join child_local_ids i on i.authority_id = ${authorityId} and i.child_id = named.id
        left join child_names n on n.authority_id = ${authorityId} and n.child_id = named.id
      ), '[]') as children
    from page p
    left join staff s on s.authority_id = ${authorityId} and s.id = p.user_id
    left join staff about on about.authority_id = ${authorityId} and about.id::text = p.details ->> 'staffId'
      and about.id is distinct from p.user_id
    left join personal_links l on l.authority_id = ${authorityId} and p.user_id is null
      and l.id = (p.details ->> 'linkId')::uuid
    order by p.id desc`.execute(tx);
  return rows;
}

function startOf(day: string): RawBuilder<unknown> {
  return sql`${day}::date::timestamp at time zone 'Europe/London'`;
}

function endOf(day: string): RawBuilder<unknown> {
  return sql`(${day}::date + 1)::timestamp at time zone 'Europe/London'`;
}

/** Ids are in the order of time: the least one of a moment, so that a day long ago is found without reading up to it. */
function idAt(moment: RawBuilder<unknown>, margin: string): RawBuilder<unknown> {
  return sql`rpad(lpad(to_hex((extract(epoch from ${moment} + ${margin}::interval) * 1000)::bigint), 12, '0'), 32, '0')::uuid`;
}

/** Children of this number, id or name; a name finds nothing for those who may not know it. */
export async function findChildrenCalled(
  tx: Tx,
  { authorityId }: Actor,
  { text, limit }: { readonly text: string; readonly limit: number },
): Promise<ChildInEvent[]> {
  const { rows } = await sql<ChildInEvent>`
    select i.child_id as id, i.local_id as "localId",
      coalesce(n.known_as, n.given_name) || coalesce(' ' || n.family_name, '') as name
    from child_local_ids i
    left join child_names n on n.authority_id = i.authority_id and n.child_id = i.child_id
    where i.authority_id = ${authorityId}
      and (i.child_id::text = lower(${text}) or lower(i.local_id) = lower(${text})
        or position(lower(${text}) in n.search) > 0)
    order by i.child_id::text = lower(${text}) or lower(i.local_id) = lower(${text}) desc, name, i.local_id
    limit ${limit}`.execute(tx);
  return rows;
}

/** Everybody who works here or did: those who left opened records too. */
export async function readPeople(
  tx: Tx,
  { authorityId }: Actor,
  limit: number,
): Promise<{ readonly id: string; readonly name: string }[]> {
  return await tx
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('authority_id', '=', authorityId)
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** How much of the audit is sealed, without checking it. */
export async function readChainLength(
  tx: Tx,
  { authorityId }: Actor,
): Promise<{ readonly sealed: number; readonly unsealed: number }> {
  const { rows } = await sql<{ sealed: number; unsealed: number }>`
    select coalesce((select max(number) from audit_seals where authority_id = ${authorityId}), 0)::float8 as sealed,
      (select count(*) from audit_unsealed where authority_id = ${authorityId})::float8 as unsealed`.execute(tx);
  return rows[0] ?? { sealed: 0, unsealed: 0 };
}
