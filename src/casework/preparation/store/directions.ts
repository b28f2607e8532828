import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { Ground } from '../directions/grounds.ts';

/** That a review must be held, with its withdrawal where there is one. */
export interface Direction {
  readonly directionId: string;
  readonly reviewId: string;
  readonly ground: Ground;
  /** The day by which, or before which. */
  readonly on: string;
  readonly why: string;
  readonly factId: string;
  readonly recordedAt: string;
  readonly recordedBy: string | null;
  /** The day on which the review was held; null while it is still to come. */
  readonly heldOn: string | null;
  /** Why it was withdrawn; null while it stands. */
  readonly withdrawnWhy: string | null;
  readonly withdrawnAt: string | null;
  readonly withdrawnBy: string | null;
}

const MOST_DIRECTIONS = 50;

/** The latest first. */
export async function readDirections(tx: Tx, { authorityId }: Actor, childId: string): Promise<Direction[]> {
  const { rows } = await sql<Direction>`
    select d.id as "directionId", d.review_id as "reviewId", d.ground, d.by_on as "on", d.why, d.fact_id as "factId",
      d.recorded_at as "recordedAt", s.name as "recordedBy", r.recording_on as "heldOn", w.why as "withdrawnWhy",
      w.recorded_at as "withdrawnAt", b.name as "withdrawnBy"
    from review_directions d
    join reviews r on r.authority_id = d.authority_id and r.id = d.review_id
    left join staff s on s.authority_id = d.authority_id and s.id = d.recorded_by
    left join review_directions w on w.authority_id = d.authority_id and w.withdraws_id = d.id
    left join staff b on b.authority_id = w.authority_id and b.id = w.recorded_by
    where d.authority_id = ${authorityId} and d.child_id = ${childId} and d.withdraws_id is null
    order by d.id desc limit ${MOST_DIRECTIONS}`.execute(tx);
  return rows;
}

interface DirectionToAdd {
  readonly childId: string;
  readonly reviewId: string;
  readonly ground: Ground;
  /** Null in a withdrawal. */
  readonly on: string | null;
  readonly why: string;
  readonly withdraws: string | null;
  readonly factId: string;
}

export async function insertDirection(
  tx: Tx,
  { authorityId }: Actor,
  { childId, reviewId, ground, on, why, withdraws, factId }: DirectionToAdd,
): Promise<void> {
  const row = { child_id: childId, review_id: reviewId, ground, by_on: on, why, withdraws_id: withdraws };
  await tx
    .insertInto('review_directions')
    .values({ authority_id: authorityId, ...row, fact_id: factId })
    .execute();
}
