import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { ObtainedBy } from '../model.ts';

/** What a child said, to keep as it was said. */
export interface WordsToKeep {
  readonly childId: string;
  readonly reviewId: string;
  readonly saidOn: string;
  /** As they were said; for what was observed, what was seen. */
  readonly words: string;
  readonly saidTo: string;
  readonly obtainedBy: ObtainedBy;
  readonly setting: string | null;
  /** The words that these put right. */
  readonly correctsId: string | null;
}

export interface SaidWords extends Omit<WordsToKeep, 'childId' | 'reviewId'> {
  readonly id: string;
  readonly recordedAt: string;
  readonly recordedBy: string | null;
}

const MOST_WORDS = 100;

/** The latest first. */
export async function readWords(tx: Tx, { authorityId }: Actor, reviewId: string): Promise<SaidWords[]> {
  const { rows } = await sql<SaidWords>`
    select w.id, w.said_on as "saidOn", w.words, w.said_to as "saidTo", w.obtained_by as "obtainedBy", w.setting,
      w.corrects_id as "correctsId", w.recorded_at as "recordedAt", s.name as "recordedBy"
    from child_words w left join staff s on s.authority_id = w.authority_id and s.id = w.recorded_by
    where w.authority_id = ${authorityId} and w.review_id = ${reviewId}
      and not exists (select from child_words c where c.authority_id = w.authority_id and c.corrects_id = w.id)
    order by w.said_on desc, w.id desc limit ${MOST_WORDS}`.execute(tx);
  return rows;
}

export async function insertWords(
  tx: Tx,
  { authorityId }: Actor,
  { childId, reviewId, saidOn, words, saidTo, obtainedBy, setting, correctsId }: WordsToKeep,
): Promise<'kept' | 'corrected-already'> {
  const said = { said_on: saidOn, words, said_to: saidTo, obtained_by: obtainedBy, setting, corrects_id: correctsId };
  const kept = await tx
    .insertInto('child_words')
    .values({ authority_id: authorityId, child_id: childId, review_id: reviewId, ...said })
    .onConflict((conflict) => conflict.columns(['authority_id', 'corrects_id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return kept === undefined ? 'corrected-already' : 'kept';
}
