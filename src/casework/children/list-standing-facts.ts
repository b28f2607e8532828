import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { EventInput } from '../../rules/index.ts';
import { type RecordedFact, readStandingFacts } from './store/facts.ts';

export type { RecordedFact } from './store/facts.ts';

/** The facts of one child that no later one corrects, each with who recorded it and from where. */
export async function listStandingFacts(tx: Tx, actor: Actor, childId: string): Promise<readonly RecordedFact[]> {
  return await readStandingFacts(tx, actor, childId);
}

/** A fact as the rules read it. */
export function toEventInput(fact: RecordedFact): EventInput {
  const { type, on, at, review, dispute, stage, document, reason, placement } = fact;
  return {
    type,
    on,
    ...(at !== null && { at }),
    ...(review !== null && { review }),
    ...(dispute !== null && { dispute }),
    ...(stage !== null && { stage }),
    ...(document !== null && { document }),
    ...(reason !== null && { reason }),
    ...(placement !== null && { placement }),
  };
}
