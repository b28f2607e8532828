import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { ListAgreement } from '../invitations/list-agreement.ts';

/** The same as it was entered. */
export interface RecordedAgreement extends ListAgreement {
  /** 1 for what was entered first. */
  readonly number: number;
  /** Whoever was invited, or asked to write, by then. */
  readonly people: readonly string[];
  readonly recordedAt: string;
  readonly recordedBy: string | null;
}

/** What stands; undefined where nothing was entered. */
export async function readAgreement(
  tx: Tx,
  { authorityId }: Actor,
  reviewId: string,
): Promise<RecordedAgreement | undefined> {
  const { rows } = await sql<RecordedAgreement>`
    select l.number, l.iro_on as "iroOn", l.social_worker_on as "socialWorkerOn", l.child_asked as "childAsked", l.child_on as "childOn",
      l.child_note as "childNote", l.people, l.recorded_at as "recordedAt", s.name as "recordedBy"
    from invitation_lists l left join staff s on s.authority_id = l.authority_id and s.id = l.recorded_by
    where l.authority_id = ${authorityId} and l.review_id = ${reviewId} order by l.number desc limit 1`.execute(tx);
  return rows[0];
}

interface AgreementToAdd {
  readonly childId: string;
  readonly reviewId: string;
  readonly number: number;
  readonly agreement: ListAgreement;
  readonly people: readonly string[];
}

/** Whether nobody else entered it under that number. */
export async function insertAgreement(
  tx: Tx,
  { authorityId }: Actor,
  { childId, reviewId, number, agreement, people }: AgreementToAdd,
): Promise<boolean> {
  const { iroOn, socialWorkerOn, childAsked, childOn, childNote } = agreement;
  const inserted = await tx
    .insertInto('invitation_lists')
    .values({
      authority_id: authorityId,
      child_id: childId,
      review_id: reviewId,
      number,
      iro_on: iroOn,
      social_worker_on: socialWorkerOn,
      child_asked: childAsked,
      child_on: childOn,
      child_note: childNote,
      people: [...people],
    })
    .onConflict((conflict) => conflict.columns(['authority_id', 'review_id', 'number']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}
