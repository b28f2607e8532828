import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type RecordedFact, readFact } from './store/facts.ts';

interface FactOfChild {
  readonly childId: string;
  readonly factId: string;
}

/** What stands now where this fact once stood: itself, or the last of those that put it right. */
export async function findLatestOf(tx: Tx, actor: Actor, of: FactOfChild): Promise<RecordedFact | undefined> {
  let fact = await readFact(tx, actor, of);
  while (fact !== undefined && fact.correctedBy !== null) {
    fact = await readFact(tx, actor, { childId: of.childId, factId: fact.correctedBy });
  }
  return fact;
}
