import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { JsonValues } from '../values-that-differ.ts';

/** What of a child's record a change is of. */
export const CHANGED_THINGS = [
  'identity',
  'needs',
  'person',
  'relation',
  'legal-status',
  'placement',
  'period-of-care',
] as const;

export type ChangedThing = (typeof CHANGED_THINGS)[number];

/** A change that is about to be kept. */
export interface ChangeToKeep {
  readonly childId: string;
  readonly what: ChangedThing;
  readonly rowId?: string;
  /** Undefined for what is new. */
  readonly before?: JsonValues;
  /** Undefined for what was taken out. */
  readonly after?: JsonValues;
  readonly reason?: string;
}

/** Keeps what a value was and what it became, for the child's history; of a child out of reach nothing is kept. */
export async function insertChange(
  tx: Tx,
  { authorityId }: Actor,
  { childId, what, rowId, before, after, reason }: ChangeToKeep,
): Promise<void> {
  await sql`
    insert into child_changes (authority_id, child_id, what, row_id, before, after, reason)
    select c.authority_id, c.id, ${what}, ${rowId ?? null}::uuid, ${toJson(before)}::jsonb, ${toJson(after)}::jsonb,
      ${reason ?? null}
    from children c where c.authority_id = ${authorityId} and c.id = ${childId}`.execute(tx);
}

function toJson(values: JsonValues | undefined): string | null {
  return values === undefined ? null : JSON.stringify(values);
}
