import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { ConsiderationOutcome, Consulted } from '../model.ts';

/** That calling a review early was considered. */
export interface ConsiderationToAdd {
  readonly childId: string;
  /** The review that was open then. */
  readonly reviewId: string | null;
  readonly consideredOn: string;
  /** What had happened. */
  readonly about: string;
  readonly outcome: ConsiderationOutcome;
  /** Who was asked whether a review was needed. */
  readonly consulted: readonly Consulted[];
  readonly why: string;
  /** Of a child with additional communication needs: who supported them, or why nobody did; else null. */
  readonly supportedBy: string | null;
}

export interface RecordedConsideration extends Omit<ConsiderationToAdd, 'childId'> {
  readonly recordedBy: string | null;
  readonly recordedAt: string;
}

const MOST_CONSIDERATIONS = 20;

export async function insertConsideration(
  tx: Tx,
  { authorityId }: Actor,
  { childId, reviewId, consideredOn, about, outcome, consulted, why, supportedBy }: ConsiderationToAdd,
): Promise<void> {
  const row = {
    child_id: childId,
    review_id: reviewId,
    considered_on: consideredOn,
    about,
    outcome,
    why,
    supported_by: supportedBy,
  };
  await tx
    .insertInto('review_considerations')
    .values({ authority_id: authorityId, ...row, consulted: [...consulted] })
    .execute();
}

/** The latest first. */
export async function readConsiderations(
  tx: Tx,
  { authorityId }: Actor,
  childId: string,
): Promise<RecordedConsideration[]> {
  const { rows } = await sql<RecordedConsideration>`
    select c.review_id as "reviewId", c.considered_on as "consideredOn", c.about, c.outcome, c.consulted, c.why,
      c.supported_by as "supportedBy",
      s.name as "recordedBy", c.recorded_at as "recordedAt"
    from review_considerations c left join staff s on s.authority_id = c.authority_id and s.id = c.recorded_by
    where c.authority_id = ${authorityId} and c.child_id = ${childId}
    order by c.considered_on desc, c.id desc limit ${MOST_CONSIDERATIONS}`.execute(tx);
  return rows;
}
