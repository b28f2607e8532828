import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** What the record knows of how a child is placed and who knows them. Days are `YYYY-MM-DD`. */
export interface KnownOfChild {
  readonly bornOn: string | null;
  readonly iro: string | null;
  readonly iroFrom: string | null;
  /** On how many days the IRO was in touch with the child, or saw them, since then. */
  readonly timesInTouch: number;
  readonly lastInTouchOn: string | null;
  readonly placeFrom: string | null;
  /** How many miles from home, as a return tells it. */
  readonly distance: string | null;
  readonly location: string | null;
  /** Whether a review of this period of care was held. */
  readonly wasReviewed: boolean;
  /** Within which days the IRO is to see the child before this review. */
  readonly seeFrom: string | null;
  readonly seeBy: string | null;
}

export interface KnownWanted {
  readonly childId: string;
  /** What facts and obligations call the review. */
  readonly key: string;
  readonly today: string;
}

export async function readKnownOfChild(
  tx: Tx,
  { authorityId }: Actor,
  { childId, key, today }: KnownWanted,
): Promise<KnownOfChild | undefined> {
  const { rows } = await sql<KnownOfChild>`
    select c.born_on as "bornOn", iro.name as iro, iro.started_on as "iroFrom", touched.days as "timesInTouch",
      touched.last_on as "lastInTouchOn", home.started_on as "placeFrom", home.distance, home.location,
      exists (select from reviews r where r.authority_id = c.authority_id and r.child_id = c.id
        and r.recording_on >= care.started_on) as "wasReviewed",
      see.earliest_on as "seeFrom", see.due_on as "seeBy"
    from children c
    left join lateral (select k.started_on from periods_of_care k where k.authority_id = c.authority_id and k.child_id = c.id
      order by k.started_on desc limit 1) care on true
    left join lateral (select s.name, a.started_on from appointments a
      join staff s on s.authority_id = a.authority_id and s.id = a.staff_id
      where a.authority_id = c.authority_id and a.child_id = c.id and a.during @> ${today}::date limit 1) iro on true
    left join lateral (select p.started_on, p.distance, p.location from placements p
      where p.authority_id = c.authority_id and p.child_id = c.id and p.during @> ${today}::date limit 1) home on true
    left join lateral (select count(distinct f.happened_on)::int as days, max(f.happened_on) as last_on from current_facts f
      where f.authority_id = c.authority_id and f.child_id = c.id and f.type in ('iro-contacted-child', 'iro-saw-child')
        and f.happened_on >= iro.started_on) touched on true
    left join lateral (select o.earliest_on, o.due_on from obligations o
      where o.authority_id = c.authority_id and o.child_id = c.id and o.rule = 'preparation.iro-sees-child'
        and o.about = ${key} limit 1) see on true
    where c.authority_id = ${authorityId} and c.id = ${childId}`.execute(tx);
  return rows[0];
}
