import { type RawBuilder, sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { ChildName } from '../../children/name-of-child.ts';
import type { ArrangeFilter } from '../model.ts';

/** A child's next review, with what of it is arranged. */
export interface ReviewToArrange extends ChildName {
  readonly childId: string;
  /** Null while there is no row of it. */
  readonly reviewId: string | null;
  readonly iro: string | null;
  readonly isRemanded: boolean;
  /** The rule that gives its last day. */
  readonly rule: string;
  /** Its last day. */
  readonly dueOn: string;
  /** The last working day on or before it. */
  readonly scheduleByOn: string | null;
  readonly arrangedOn: string | null;
  readonly starts: string | null;
  readonly hasPlace: boolean;
  readonly isConfirmed: boolean;
  readonly total: number;
}

export interface ToArrangeWanted {
  readonly filter: ArrangeFilter;
  readonly today: string;
  readonly limit: number;
  readonly offset: number;
}

/** The next review of every child within reach who is looked after today, by its last day. Where several rules ask for one, the first day counts. */
export async function readReviewsToArrange(
  tx: Tx,
  { authorityId }: Actor,
  { filter, today, limit, offset }: ToArrangeWanted,
): Promise<ReviewToArrange[]> {
  const isLacking = sql`("arrangedOn" is null or starts is null or not "hasPlace")`;
  const wanted: Record<ArrangeFilter, RawBuilder<unknown>> = {
    open: isLacking,
    'no-day': sql`"arrangedOn" is null`,
    first: sql`rule = 'review.first' and ${isLacking}`,
    provisional: sql`not ${isLacking} and not "isConfirmed"`,
    all: sql`true`,
  };
  const { rows } = await sql<ReviewToArrange>`
    with due as (
      select distinct on (o.child_id) o.child_id, o.rule, o.due_on, o.schedule_by_on
      from obligations o
      where o.authority_id = ${authorityId} and o.rule like 'review.%' and o.rule <> 'review.complete'
        and o.met_on is null and o.not_owed_because is null
        -- What was due before a child left care stays owed, and is arranged no more.
        and exists (select from periods_of_care p where p.authority_id = o.authority_id and p.child_id = o.child_id
          and ${today}::date <@ p.during)
      order by o.child_id, o.due_on, o.rule
    ), next as (
      select d.child_id as "childId", r.id as "reviewId", iro.name as iro, d.rule, d.due_on as "dueOn",
        d.schedule_by_on as "scheduleByOn", r.arranged_on as "arrangedOn", a.starts,
        coalesce(a.place is not null or a.place_kind in ('placement', 'online'), false) as "hasPlace",
        coalesce(a.is_confirmed, false) as "isConfirmed",
        exists (select from legal_statuses l where l.authority_id = ${authorityId} and l.child_id = d.child_id
          and ${today}::date <@ l.during and l.status = 'J1') as "isRemanded",
        c.local_id as "localId", c.known_as as "knownAs", c.given_name as "givenName", c.family_name as "familyName"
      from due d
      join children c on c.authority_id = ${authorityId} and c.id = d.child_id
      left join lateral (select r.id, r.arranged_on from reviews r
        where r.authority_id = ${authorityId} and r.child_id = d.child_id and r.recording_on is null
          and (r.arranged_on is null or not exists (select from reviews h
            where h.authority_id = r.authority_id and h.child_id = r.child_id and h.recording_on >= r.arranged_on))
        order by r.arranged_on nulls last, r.key limit 1) r on true
      left join lateral (select a.starts, a.place, a.place_kind, a.is_confirmed from review_arrangements a
        where a.authority_id = ${authorityId} and a.review_id = r.id and r.arranged_on is not null
        order by a.number desc limit 1) a on true
      left join lateral (select s.name from appointments p
        join staff s on s.authority_id = p.authority_id and s.id = p.staff_id
        where p.authority_id = ${authorityId} and p.child_id = d.child_id and ${today}::date <@ p.during limit 1) iro on true
    )
    select *, count(*) over ()::int as total from next
    where ${wanted[filter]}
    order by "dueOn", "childId" limit ${limit} offset ${offset}`.execute(tx);
  return rows;
}
