import { type RawBuilder, sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { Answers, PartId } from '../parts/part.ts';

/** A version of a part of the preparation. */
export interface SavedPart {
  readonly part: PartId;
  readonly itemId: string;
  /** 1 for the first version of the item; the highest stands. */
  readonly number: number;
  readonly answers: Answers;
  readonly factId: string | null;
  readonly recordedAt: string;
  readonly recordedBy: string | null;
}

const COLUMNS: RawBuilder<unknown> = sql`p.part, p.item_id as "itemId", p.number, p.answers, p.fact_id as "factId",
  p.recorded_at as "recordedAt", s.name as "recordedBy"`;

const FROM: RawBuilder<unknown> = sql`preparation_answers p
  left join staff s on s.authority_id = p.authority_id and s.id = p.recorded_by`;

export interface ItemWanted {
  readonly reviewId: string;
  readonly part: PartId;
  readonly itemId: string;
}

/** What stands of every part of a review's preparation; of a part with several items each, the oldest first. */
export async function readStandingParts(tx: Tx, { authorityId }: Actor, reviewId: string): Promise<SavedPart[]> {
  const { rows } = await sql<SavedPart>`
    select distinct on (p.part, p.item_id) ${COLUMNS} from ${FROM}
    where p.authority_id = ${authorityId} and p.review_id = ${reviewId}
    order by p.part, p.item_id, p.number desc`.execute(tx);
  return rows;
}

const MOST_VERSIONS = 50;

/** Every version of one item, the one that stands first. */
export async function readVersions(
  tx: Tx,
  { authorityId }: Actor,
  { reviewId, part, itemId }: ItemWanted,
): Promise<SavedPart[]> {
  const { rows } = await sql<SavedPart>`
    select ${COLUMNS} from ${FROM}
    where p.authority_id = ${authorityId} and p.review_id = ${reviewId} and p.part = ${part} and p.item_id = ${itemId}
    order by p.number desc limit ${MOST_VERSIONS}`.execute(tx);
  return rows;
}

export interface PartToAdd extends ItemWanted {
  readonly childId: string;
  readonly number: number;
  readonly answers: Answers;
  readonly factId: string | null;
}

export async function insertPart(
  tx: Tx,
  { authorityId }: Actor,
  { childId, reviewId, part, itemId, number, answers, factId }: PartToAdd,
): Promise<void> {
  await tx
    .insertInto('preparation_answers')
    .values({
      authority_id: authorityId,
      child_id: childId,
      review_id: reviewId,
      part,
      item_id: itemId,
      number,
      answers: JSON.stringify(answers),
      fact_id: factId,
    })
    .execute();
}
