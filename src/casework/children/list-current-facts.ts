import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { EventInput } from '../../rules/index.ts';
import { readCurrentFacts } from './store/facts.ts';
import { toEventInput } from './to-event-input.ts';

/** A fact that no later one corrects. */
export interface CurrentFact {
  readonly id: string;
  readonly childId: string;
  /** As the rules read it. */
  readonly event: EventInput & { readonly on: string };
  /** It was read from a file as it stands: no person has put it right. */
  readonly isImported: boolean;
}

/** The facts that stand of children, by child, in the order in which they were recorded. */
export async function listCurrentFacts(
  tx: Tx,
  actor: Actor,
  childIds: readonly string[],
): Promise<Map<string, CurrentFact[]>> {
  const rows = await readCurrentFacts(tx, actor, childIds);
  const facts = rows.map((row) => {
    return { id: row.id, childId: row.childId, event: toEventInput(row), isImported: row.isImported };
  });
  return Map.groupBy(facts, ({ childId }) => childId);
}
