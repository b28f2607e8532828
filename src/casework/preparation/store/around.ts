import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** A review that is arranged, of a child with the same IRO. */
export interface OtherReview {
  readonly reviewId: string;
  readonly childId: string;
  readonly heldOn: string;
  readonly starts: string | null;
}

/** When somebody who works with the child is away. */
export interface AwayRow {
  readonly name: string;
  readonly as: 'iro' | 'social-worker';
  readonly firstOn: string;
  readonly lastOn: string;
}

export interface AroundWanted {
  readonly childId: string;
  /** Its own review does not stand in its way. */
  readonly reviewId: string | null;
  readonly from: string;
  readonly to: string;
}

const MOST_ROWS = 40;

/** The reviews of the child's IRO from a day to a day, as far as whoever asks sees them; the nearest first. */
export async function readOtherReviews(
  tx: Tx,
  { authorityId }: Actor,
  { childId, reviewId, from, to }: AroundWanted,
): Promise<OtherReview[]> {
  const { rows } = await sql<OtherReview>`
    select r.id as "reviewId", r.child_id as "childId", r.arranged_on as "heldOn", a.starts
    from appointments mine
    join appointments theirs on theirs.authority_id = mine.authority_id and theirs.staff_id = mine.staff_id
      and theirs.ended_on is null
    join reviews r on r.authority_id = theirs.authority_id and r.child_id = theirs.child_id
      and r.recording_on is null and r.arranged_on between ${from}::date and ${to}::date
    left join lateral (select a.starts from review_arrangements a
      where a.authority_id = r.authority_id and a.review_id = r.id order by a.number desc limit 1) a on true
    where mine.authority_id = ${authorityId} and mine.child_id = ${childId} and mine.ended_on is null
      and r.id is distinct from ${reviewId}::uuid
    order by r.arranged_on, a.starts limit ${MOST_ROWS}`.execute(tx);
  return rows;
}

/** When the child's IRO and social worker are away between two days. */
export async function readAway(
  tx: Tx,
  { authorityId }: Actor,
  { childId, from, to }: AroundWanted,
): Promise<AwayRow[]> {
  const { rows } = await sql<AwayRow>`
    select s.name, who.as, b.first_on as "firstOn", b.last_on as "lastOn"
    from (
      select staff_id, 'iro' as "as" from appointments
        where authority_id = ${authorityId} and child_id = ${childId} and ended_on is null
      union all
      select staff_id, 'social-worker' from child_workers
        where authority_id = ${authorityId} and child_id = ${childId} and ended_on is null
    ) who
    join staff s on s.authority_id = ${authorityId} and s.id = who.staff_id
    join absences b on b.authority_id = s.authority_id and b.staff_id = s.id
      and b.during && daterange(${from}::date, ${to}::date, '[]')
    order by b.first_on limit ${MOST_ROWS}`.execute(tx);
  return rows;
}

/** The child's IRO and social worker. */
export async function readWorkers(
  tx: Tx,
  { authorityId }: Actor,
  childId: string,
): Promise<{ readonly staffId: string; readonly name: string; readonly as: 'iro' | 'social-worker' }[]> {
  const { rows } = await sql<{ staffId: string; name: string; as: 'iro' | 'social-worker' }>`
    select s.id as "staffId", s.name, who.as
    from (
      select staff_id, 'iro' as "as" from appointments
        where authority_id = ${authorityId} and child_id = ${childId} and ended_on is null
      union all
      select staff_id, 'social-worker' from child_workers
        where authority_id = ${authorityId} and child_id = ${childId} and ended_on is null
    ) who
    join staff s on s.authority_id = ${authorityId} and s.id = who.staff_id
    order by who.as desc, s.name`.execute(tx);
  return rows;
}
