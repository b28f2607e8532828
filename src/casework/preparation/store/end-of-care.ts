import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** That somebody told that a child stops being looked after, or stays after all. */
export interface EndOfCareNotice {
  /** 1 for the first of the child; the highest stands. */
  readonly number: number;
  /** The day on which the child stops being looked after; null: the child stays. */
  readonly endsOn: string | null;
  readonly why: string;
  /** The review that it brings forward; null where none was arranged for a later day. */
  readonly reviewId: string | null;
  /** The fact that was recorded with it; null while the day is still to come. */
  readonly factId: string | null;
  readonly recordedAt: string;
  readonly recordedBy: string | null;
  /** The child became looked after anew since that day. */
  readonly cameBack: boolean;
}

/** No child leaves care oftener than anybody can read. */
const MOST_NOTICES = 50;

/** The latest first. */
export async function readNotices(tx: Tx, { authorityId }: Actor, childId: string): Promise<EndOfCareNotice[]> {
  const { rows } = await sql<EndOfCareNotice>`
    select n.number, n.ends_on as "endsOn", n.why, n.review_id as "reviewId", n.fact_id as "factId",
      n.recorded_at as "recordedAt", s.name as "recordedBy", exists (select from periods_of_care p
        where p.authority_id = n.authority_id and p.child_id = n.child_id and p.started_on > n.ends_on) as "cameBack"
    from end_of_care_notices n left join staff s on s.authority_id = n.authority_id and s.id = n.recorded_by
    where n.authority_id = ${authorityId} and n.child_id = ${childId}
    order by n.number desc limit ${MOST_NOTICES}`.execute(tx);
  return rows;
}

interface NoticeToAdd extends Pick<EndOfCareNotice, 'number' | 'endsOn' | 'why' | 'reviewId' | 'factId'> {
  readonly childId: string;
}

export async function insertNotice(
  tx: Tx,
  { authorityId }: Actor,
  { childId, number, endsOn, why, reviewId, factId }: NoticeToAdd,
): Promise<void> {
  const row = { child_id: childId, number, ends_on: endsOn, why, review_id: reviewId, fact_id: factId };
  await tx
    .insertInto('end_of_care_notices')
    .values({ authority_id: authorityId, ...row })
    .execute();
}
