import { sql } from 'kysely';
import { arrayOf } from '../../platform/database/bulk.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { EventInput } from '../../rules/index.ts';

/** A fact that no later one corrects. */
export interface CurrentFact {
  readonly id: string;
  readonly childId: string;
  /** As the rules read it. */
  readonly event: EventInput & { readonly on: string };
  /** It was read from a file as it stands: no person has put it right. */
  readonly isImported: boolean;
}

interface FactRow {
  readonly id: string;
  readonly child_id: string;
  readonly type: string;
  readonly happened_on: string;
  readonly at: string | null;
  readonly review_key: string | null;
  readonly dispute_key: string | null;
  readonly dispute_stage: number | null;
  readonly document_key: string | null;
  readonly reason: string | null;
  readonly placement: string | null;
  readonly is_imported: boolean;
}

/** The facts that stand of children, by child, in the order in which they were recorded. */
export async function listCurrentFacts(
  tx: Tx,
  actor: Actor,
  childIds: readonly string[],
): Promise<Map<string, CurrentFact[]>> {
  const { rows } = await sql<FactRow>`
    select id, child_id, type, happened_on, review_key, dispute_key, dispute_stage, document_key, reason, placement,
      to_char(happened_at at time zone 'Europe/London', 'YYYY-MM-DD"T"HH24:MI') as at, import_id is not null as is_imported
    from current_facts where authority_id = ${actor.authorityId} and child_id = any(${arrayOf(childIds, 'uuid')})
    order by child_id, id
  `.execute(tx);
  return Map.groupBy(rows.map(toCurrentFact), ({ childId }) => childId);
}

function toCurrentFact(row: FactRow): CurrentFact {
  const event = {
    type: row.type,
    on: row.happened_on,
    ...(row.at !== null && { at: row.at }),
    ...(row.review_key !== null && { review: row.review_key }),
    ...(row.dispute_key !== null && { dispute: row.dispute_key }),
    ...(row.dispute_stage !== null && { stage: row.dispute_stage }),
    ...(row.document_key !== null && { document: row.document_key }),
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.placement !== null && { placement: row.placement }),
  };
  return { id: row.id, childId: row.child_id, event, isImported: row.is_imported };
}
