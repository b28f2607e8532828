import { type RawBuilder, sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** Decisions of a review as they were issued. */
export interface Edition {
  readonly editionId: string;
  readonly childId: string;
  readonly reviewId: string;
  /** 1 as they were issued first. */
  readonly number: number;
  /** What was signed, as JSON. */
  readonly content: string;
  readonly hash: string;
  readonly issuedOn: string;
  readonly signedAt: string;
}

const COLUMNS: RawBuilder<unknown> = sql`i.id as "editionId", i.child_id as "childId", i.review_id as "reviewId",
  i.number, i.content, i.hash, i.issued_on as "issuedOn", i.signed_at as "signedAt"`;

const MOST_EDITIONS = 50;

/** Every edition of a review's decisions, the latest first. */
export async function readEditions(tx: Tx, { authorityId }: Actor, reviewId: string): Promise<Edition[]> {
  const { rows } = await sql<Edition>`
    select ${COLUMNS} from issued_decisions i
    where i.authority_id = ${authorityId} and i.review_id = ${reviewId}
    order by i.number desc limit ${MOST_EDITIONS}`.execute(tx);
  return rows;
}

/** The edition that was issued last for a child; undefined where none was. */
export async function readLastEdition(
  tx: Tx,
  { authorityId }: Actor,
  childId: string,
): Promise<Pick<Edition, 'reviewId' | 'issuedOn'> | undefined> {
  const { rows } = await sql<Pick<Edition, 'reviewId' | 'issuedOn'>>`
    select i.review_id as "reviewId", i.issued_on as "issuedOn" from issued_decisions i
    where i.authority_id = ${authorityId} and i.child_id = ${childId}
    order by i.issued_on desc, i.id desc limit 1`.execute(tx);
  return rows[0];
}

type EditionToAdd = Omit<Edition, 'editionId' | 'signedAt'> & { readonly factId: string };

/** The id of the edition. */
export async function insertEdition(tx: Tx, { authorityId }: Actor, edition: EditionToAdd): Promise<string> {
  const { id } = await tx
    .insertInto('issued_decisions')
    .values({
      authority_id: authorityId,
      child_id: edition.childId,
      review_id: edition.reviewId,
      number: edition.number,
      content: edition.content,
      hash: edition.hash,
      issued_on: edition.issuedOn,
      fact_id: edition.factId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
