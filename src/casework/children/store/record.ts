import { sql } from 'kysely';
import { type BulkColumn, namesOf, relationOf } from '../../../platform/database/bulk.ts';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { EventInput } from '../../../rules/index.ts';

/** Something that happened to a child, as the rules read it. */
export interface FactOfChild {
  readonly childId: string;
  readonly event: EventInput;
  /** The fact that this one puts right. */
  readonly corrects?: string;
  /** It never happened. */
  readonly isWithdrawn?: boolean;
}

const DAY_LENGTH = 'YYYY-MM-DD'.length;

const COLUMNS: readonly BulkColumn<FactOfChild>[] = [
  { name: 'child_id', type: 'uuid', of: ({ childId }) => childId },
  { name: 'type', type: 'text', of: ({ event }) => event.type },
  { name: 'happened_on', type: 'date', of: ({ event }) => event.on ?? event.at?.slice(0, DAY_LENGTH) ?? null },
  {
    name: 'happened_at',
    type: 'timestamptz',
    of: ({ event }) => (event.at === undefined ? null : toInstant(event.at)),
  },
  { name: 'review_key', type: 'text', of: ({ event }) => event.review ?? null },
  { name: 'dispute_key', type: 'text', of: ({ event }) => event.dispute ?? null },
  { name: 'dispute_stage', type: 'integer', of: ({ event }) => event.stage ?? null },
  { name: 'document_key', type: 'text', of: ({ event }) => event.document ?? null },
  { name: 'reason', type: 'text', of: ({ event }) => event.reason ?? null },
  { name: 'placement', type: 'text', of: ({ event }) => event.placement ?? null },
  { name: 'corrects_id', type: 'uuid', of: ({ corrects }) => corrects ?? null },
  { name: 'is_withdrawn', type: 'boolean', of: ({ isWithdrawn }) => isWithdrawn === true },
];

/** Adds facts, in one statement, and gives their ids in the same order. */
export async function insertFacts(tx: Tx, { authorityId }: Actor, facts: readonly FactOfChild[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    insert into facts (authority_id, ${namesOf(COLUMNS)})
    select ${authorityId}::uuid, ${namesOf(COLUMNS)} from ${relationOf(facts, COLUMNS)}
    returning id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** An hour is told by the clocks of London; one that they tell twice is the first of the two. */
function toInstant(local: string): string {
  return Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/London').toInstant().toString();
}
