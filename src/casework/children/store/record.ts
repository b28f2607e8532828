import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { EventInput } from '../../../rules/index.ts';

/** Something that happened to a child, as the rules read it. */
export interface FactOfChild {
  readonly childId: string;
  readonly event: EventInput;
}

/** Adds facts, in one statement. */
export async function insertFacts(tx: Tx, { authorityId }: Actor, facts: readonly FactOfChild[]): Promise<void> {
  const rows = facts.map(({ childId, event }) => ({
    child_id: childId,
    type: event.type,
    happened_on: event.on ?? event.at?.slice(0, 'YYYY-MM-DD'.length),
    at: event.at,
    review_key: event.review,
    dispute_key: event.dispute,
    dispute_stage: event.stage,
    document_key: event.document,
    reason: event.reason,
    placement: event.placement,
  }));
  await sql`
    insert into facts (authority_id, child_id, type, happened_on, happened_at, review_key, dispute_key, dispute_stage,
      document_key, reason, placement)
    select ${authorityId}::uuid, r.child_id, r.type, r.happened_on, r.at::timestamp at time zone 'Europe/London',
      r.review_key, r.dispute_key, r.dispute_stage, r.document_key, r.reason, r.placement
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (child_id uuid, type text, happened_on date, at text,
      review_key text, dispute_key text, dispute_stage integer, document_key text, reason text, placement text)
  `.execute(tx);
}
