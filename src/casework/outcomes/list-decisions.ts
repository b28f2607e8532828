import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type DecisionVersion, readDecisions, readVersions } from './store/decisions.ts';

export type { DecisionVersion } from './store/decisions.ts';

/** The decisions of a review as its IRO has written them, those that were taken out too; nobody else finds any. */
export async function listDecisions(tx: Tx, actor: Actor, reviewId: string): Promise<DecisionVersion[]> {
  return await readDecisions(tx, actor, reviewId);
}

/** One of them as it stands; undefined where there is none. */
export async function findDecision(
  tx: Tx,
  actor: Actor,
  of: { readonly reviewId: string; readonly decisionId: string },
): Promise<DecisionVersion | undefined> {
  const [current] = await readVersions(tx, actor, of);
  return current;
}
