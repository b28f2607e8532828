import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** Somebody who is not asked before a review, and why. */
export interface ExceptionRow {
  readonly id: string;
  readonly personId: string;
  readonly personName: string;
  readonly reason: string;
  readonly decidedAt: string;
  readonly decidedBy: string | null;
}

const MOST_OF_A_REVIEW = 200;

/** Those that hold. */
export async function readExceptions(tx: Tx, { authorityId }: Actor, reviewId: string): Promise<ExceptionRow[]> {
  const { rows } = await sql<ExceptionRow>`
    select e.id, e.person_id as "personId", e.person_name as "personName", e.reason, e.decided_at as "decidedAt",
      s.name as "decidedBy"
    from consultation_exceptions e left join staff s on s.authority_id = e.authority_id and s.id = e.decided_by
    where e.authority_id = ${authorityId} and e.review_id = ${reviewId} and e.lifted_at is null
    order by e.id limit ${MOST_OF_A_REVIEW}`.execute(tx);
  return rows;
}

interface ExceptionToAdd {
  readonly childId: string;
  readonly reviewId: string;
  readonly personId: string;
  readonly personName: string;
  readonly reason: string;
}

/** False where it is decided already. */
export async function insertException(
  tx: Tx,
  { authorityId }: Actor,
  { childId, reviewId, personId, personName, reason }: ExceptionToAdd,
): Promise<boolean> {
  const of = { authority_id: authorityId, child_id: childId, review_id: reviewId };
  const inserted = await tx
    .insertInto('consultation_exceptions')
    .values({ ...of, person_id: personId, person_name: personName, reason })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Lifts a decision; false where there is none that holds. */
export async function liftException(
  tx: Tx,
  { authorityId, userId }: Actor,
  { reviewId, exceptionId }: { readonly reviewId: string; readonly exceptionId: string },
): Promise<boolean> {
  const { rows } = await sql`
    update consultation_exceptions set lifted_at = clock_timestamp(), lifted_by = ${userId}
    where authority_id = ${authorityId} and review_id = ${reviewId} and id = ${exceptionId} and lifted_at is null
    returning id`.execute(tx);
  return rows.length > 0;
}

/** The fact that the program recorded when it found last that everybody was asked; undefined where it never did. */
export async function readSentFact(tx: Tx, { authorityId }: Actor, reviewId: string): Promise<string | undefined> {
  const { rows } = await sql<{ factId: string }>`
    select fact_id as "factId" from consultations_sent
    where authority_id = ${authorityId} and review_id = ${reviewId} order by id desc limit 1`.execute(tx);
  return rows[0]?.factId;
}

export async function insertSentFact(
  tx: Tx,
  { authorityId }: Actor,
  { childId, reviewId, factId }: { readonly childId: string; readonly reviewId: string; readonly factId: string },
): Promise<void> {
  await tx
    .insertInto('consultations_sent')
    .values({ authority_id: authorityId, child_id: childId, review_id: reviewId, fact_id: factId })
    .execute();
}
