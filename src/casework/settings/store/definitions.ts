import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** What an authority says that an open term means. */
export interface OwnDefinition {
  readonly id: string;
  /** The id of the term in the rules. */
  readonly term: string;
  /** Null: from this day there is none of the authority's own. */
  readonly meaning: string | null;
  /** The document and paragraph that say so. */
  readonly document: string;
  readonly inForceFrom: string;
  readonly statedBy: string | null;
  /** A moment. */
  readonly statedAt: string;
}

/** Every definition that was ever stated, the newest first; of one term where it is asked for. */
export async function readOwnDefinitions(
  tx: Tx,
  { authorityId }: Actor,
  term: string | null = null,
): Promise<OwnDefinition[]> {
  const { rows } = await sql<OwnDefinition>`
    select d.id, d.term, d.meaning, d.document, d.in_force_on as "inForceFrom", s.name as "statedBy",
      d.stated_at as "statedAt"
    from own_definitions d left join staff s on s.authority_id = d.authority_id and s.id = d.stated_by
    where d.authority_id = ${authorityId} and (${term}::text is null or d.term = ${term})
    order by d.term, d.in_force_on desc, d.id desc
  `.execute(tx);
  return rows;
}

/** Holds the authority's settings until the transaction ends, so that two definitions are stated one after the other. */
export async function lockDefinitions(tx: Tx, { authorityId }: Actor): Promise<void> {
  await sql`select from authorities where authority_id = ${authorityId} for no key update`.execute(tx);
}

export async function insertOwnDefinition(
  tx: Tx,
  { authorityId }: Actor,
  of: Pick<OwnDefinition, 'term' | 'meaning' | 'document' | 'inForceFrom'>,
): Promise<void> {
  await tx
    .insertInto('own_definitions')
    .values({
      authority_id: authorityId,
      term: of.term,
      meaning: of.meaning,
      document: of.document,
      in_force_on: of.inForceFrom,
    })
    .execute();
}
