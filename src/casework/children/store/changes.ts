import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { JsonValues } from '../values-that-differ.ts';

/** What of a child's record a change is of. */
export const CHANGED_THINGS = [
  'identity',
  'needs',
  'person',
  'relation',
  'household',
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

/** A change that was kept: what it was of, and by whom. */
export interface KeptChange {
  readonly id: string;
  readonly what: ChangedThing;
  /** Null for what was new. */
  readonly before: JsonValues | null;
  /** Null for what was taken out. */
  readonly after: JsonValues | null;
  readonly changedAt: string;
  /** Null for what the program did by itself. */
  readonly changedBy: string | null;
  readonly total: number;
}

/** Which changes of a child to read. */
export interface ChangesWanted {
  readonly childId: string;
  readonly limit: number;
  readonly offset: number;
}

export async function readChanges(
  tx: Tx,
  { authorityId }: Actor,
  { childId, limit, offset }: ChangesWanted,
): Promise<KeptChange[]> {
  const { rows } = await sql<KeptChange>`
    select c.id, c.what, c.before, c.after, c.changed_at as "changedAt", s.name as "changedBy",
      count(*) over ()::int as total
    from child_changes c left join staff s on s.authority_id = c.authority_id and s.id = c.changed_by
    where c.authority_id = ${authorityId} and c.child_id = ${childId}
    order by c.changed_at desc, c.id desc limit ${limit} offset ${offset}`.execute(tx);
  return rows;
}

/** Whether anything of these was ever changed by hand. */
export async function hasChanges(
  tx: Tx,
  { authorityId }: Actor,
  { childId, of }: { readonly childId: string; readonly of: readonly ChangedThing[] },
): Promise<boolean> {
  const found = await tx
    .selectFrom('child_changes')
    .select('id')
    .where('authority_id', '=', authorityId)
    .where('child_id', '=', childId)
    .where('what', 'in', of)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
