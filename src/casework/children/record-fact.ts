import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { Day } from '../../rules/index.ts';
import { addFact, findAndHoldChild, tryFacts } from './change-facts.ts';
import { checkFact, type FactFault, type FactInput } from './fact-form.ts';

/** What happened to a child. */
export interface FactToRecord {
  readonly childId: string;
  readonly fact: FactInput;
  readonly today: Day;
}

/** The fact that was recorded. */
export interface RecordedFact {
  readonly factId: string;
}

/** Why a fact was not recorded; nothing was changed. */
export type FactRefusal =
  | { readonly refused: 'wrong-fact'; readonly faults: readonly FactFault[] }
  | { readonly refused: 'no-such-child' }
  /** It cannot be true together with the facts that stand. */
  | { readonly refused: 'contradicts'; readonly message: string };

/** Records what happened to a child, and works out anew what must be done. */
export async function recordFact(
  tx: Tx,
  actor: Actor,
  { childId, fact, today }: FactToRecord,
): Promise<RecordedFact | FactRefusal> {
  const event = checkFact(fact);
  if (!('type' in event)) return { refused: 'wrong-fact', faults: event };
  const child = await findAndHoldChild(tx, actor, childId);
  if (child === undefined) return { refused: 'no-such-child' };
  const events = [...child.facts.map((current) => current.event), event];
  const workedOut = await tryFacts(tx, actor, { child, events, today });
  if ('refused' in workedOut) return { refused: 'contradicts', message: workedOut.refused };
  const factId = await addFact(tx, actor, { child, fact: { event }, events, workedOut });
  return { factId };
}
