import { sql } from 'kysely';
import { arrayOf } from '../../platform/database/bulk.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { RecordedInput } from '../../rules/index.ts';
import { listCurrentFacts } from '../children/list-current-facts.ts';
import type { ChildCase } from './work-out-child.ts';

/** A child's case as the records have it. */
export interface StoredCase extends ChildCase {
  readonly childId: string;
}

/**
 * Reads what the rules need to know of children, their facts in the order in which they were recorded, and holds the
 * children until the transaction ends, so that nobody records of them in between.
 */
export async function loadCases(tx: Tx, actor: Actor, childIds: readonly string[]): Promise<StoredCase[]> {
  const { rows: children } = await sql<{ id: string; born_on: string | null; recorded: RecordedInput | null }>`
    select id, born_on, recorded from children
    where authority_id = ${actor.authorityId} and id = any(${arrayOf(childIds, 'uuid')}) order by id for update
  `.execute(tx);
  const facts = await listCurrentFacts(tx, actor, childIds);
  return children.map(({ id, born_on, recorded }) => {
    return { childId: id, bornOn: born_on, recorded, events: (facts.get(id) ?? []).map(({ event }) => event) };
  });
}
