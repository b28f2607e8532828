import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type RecordedFact, readStandingFacts } from './store/facts.ts';

export type { RecordedFact } from './store/facts.ts';

/**
 * The facts of one child that no later one corrects, each with who recorded it and from where. Where that is not asked,
 * `listCurrentFacts` reads those of many children at once.
 */
export async function listStandingFacts(tx: Tx, actor: Actor, childId: string): Promise<readonly RecordedFact[]> {
  return await readStandingFacts(tx, actor, childId);
}
