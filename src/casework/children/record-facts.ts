import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { Day } from '../../rules/index.ts';
import { loadCases } from '../obligations/load-cases.ts';
import { getFigures } from '../obligations/recompute-obligations.ts';
import { settleObligations } from '../obligations/settle-obligations.ts';
import { type WorkedOut, workOutChild } from '../obligations/work-out-child.ts';
import { settleTimes, type TimesToSettle } from './settle-times.ts';
import { type FactOfChild, insertFacts } from './store/record.ts';

/** What happened, to whom, as somebody tells it today. */
export interface FactsToRecord {
  readonly facts: readonly FactOfChild[];
  readonly today: Day;
}

/** Facts of a child that cannot be true beside what is known; none of that child's was kept. */
export interface RefusedFacts {
  readonly childId: string;
  /** Why, in words. */
  readonly message: string;
}

/**
 * Records what happened to children, and works out anew what must be done for them, in the same transaction. A child
 * whose facts cannot all be true stays as it was; the others are kept. The number of queries is the same however many
 * facts there are.
 *
 * @returns the children whose facts were refused; of one who is not there, or not the actor's to see, too
 */
export async function recordFacts(tx: Tx, actor: Actor, { facts, today }: FactsToRecord): Promise<RefusedFacts[]> {
  const byChild = Map.groupBy(facts, ({ childId }) => childId);
  const workingOut = { ...(await getFigures(tx, actor)), today };
  const cases = await loadCases(tx, actor, [...byChild.keys()]);
  const refused: RefusedFacts[] = [];
  const kept: (WorkedOut & TimesToSettle)[] = [];
  for (const { childId, ...child } of cases) {
    const told = (byChild.get(childId) ?? []).map(({ event }) => event);
    const events = [...child.events, ...told];
    const outcome = workOutChild({ ...child, events }, workingOut);
    if ('refused' in outcome) refused.push({ childId, message: outcome.refused });
    else {
      const changed = told.map(({ type }) => type);
      kept.push({ childId, events, isFromReturns: child.recorded !== null, changed, ...outcome });
    }
  }
  const found = new Set(cases.map(({ childId }) => childId));
  for (const childId of byChild.keys()) {
    if (!found.has(childId)) refused.push({ childId, message: 'there is no such child' });
  }
  if (kept.length === 0) return refused;
  await insertFacts(
    tx,
    actor,
    kept.flatMap(({ childId }) => byChild.get(childId) ?? []),
  );
  await settleObligations(tx, actor, { children: kept, areNew: false });
  await settleTimes(tx, actor, kept);
  return refused;
}
