import { sql } from 'kysely';
import type { Actor, Tx } from '../../platform/database/transaction.ts';

/** A review that was held, with how its day stands. */
export interface HeldReview {
  readonly key: string;
  readonly recordingOn: string;
  readonly completedOn: string | null;
  readonly participation: string | null;
  readonly statedDueOn: string | null;
  readonly dueOn: string | null;
  /** Null where nobody can say when it was due. */
  readonly status: string | null;
  readonly obligationId: string | null;
  readonly total: number;
}

/** The latest first. Of several rules that speak of a review, the one that says when it is due decides. */
export async function readHeldReviews(
  tx: Tx,
  { authorityId }: Actor,
  { childId, today, limit, offset }: HeldReviewsWanted,
): Promise<HeldReview[]> {
  const { rows } = await sql<HeldReview>`
    select r.key, r.recording_on as "recordingOn", r.completed_on as "completedOn", r.participation,
      coalesce(o.stated_due_on, r.stated_due_on) as "statedDueOn", o.due_on as "dueOn", o.status, o.id as "obligationId",
      count(*) over ()::int as total
    from reviews r
    left join lateral (select o.id, o.due_on, obligation_status(o, ${today}::date) as status, stated_due_on(o) as stated_due_on from obligations o
      where o.authority_id = r.authority_id and o.child_id = r.child_id and o.about = r.key
        and o.rule like 'review.%' and o.rule <> 'review.complete'
      order by o.due_on limit 1) o on true
    where r.authority_id = ${authorityId} and r.child_id = ${childId} and r.recording_on is not null
    order by r.recording_on desc, r.key desc
    limit ${limit} offset ${offset}`.execute(tx);
  return rows;
}

export interface HeldReviewsWanted {
  readonly childId: string;
  readonly today: string;
  readonly limit: number;
  readonly offset: number;
}
