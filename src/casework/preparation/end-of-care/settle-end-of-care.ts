import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { type Day, isoFromDay } from '../../../rules/index.ts';
import { correctFact } from '../../children/correct-fact.ts';
import { type CurrentFact, listCurrentFacts } from '../../children/list-current-facts.ts';
import { recordFact } from '../../children/record-fact.ts';
import type { EndOfCareNotice } from '../store/end-of-care.ts';

const END = 'ceased-looked-after';
const BEGINNING = 'became-looked-after';

interface EndToSettle {
  readonly childId: string;
  readonly endsOn: string | null;
  /** What was told before. */
  readonly before: EndOfCareNotice | undefined;
  readonly today: Day;
}

/** The fact that tells it; null where there is none. */
export type SettledEnd = { readonly factId: string | null } | { readonly contradicts: string };

/**
 * Makes the end of care a fact once its day has come: what was recorded with the notice before is put right, or withdrawn
 * where the child stays or the day is still to come. An end that somebody recorded elsewhere is left as it is.
 */
export async function settleEndOfCare(
  tx: Tx,
  actor: Actor,
  { childId, endsOn, before, today }: EndToSettle,
): Promise<SettledEnd> {
  const facts = (await listCurrentFacts(tx, actor, [childId])).get(childId) ?? [];
  const own = facts.find(({ id }) => id === before?.factId);
  const fact = endsOn === null || endsOn > isoFromDay(today) ? undefined : { type: END, on: endsOn };
  if (own !== undefined) {
    if (fact?.on === own.event.on) return { factId: own.id };
    return toSettled(
      await correctFact(tx, actor, { childId, factId: own.id, instead: fact, today }),
      fact !== undefined,
    );
  }
  if (fact === undefined || !isInCare(facts)) return { factId: null };
  return toSettled(await recordFact(tx, actor, { childId, fact, today }), true);
}

function isInCare(facts: readonly CurrentFact[]): boolean {
  const count = (type: string) => facts.filter(({ event }) => event.type === type).length;
  return count(BEGINNING) > count(END);
}

function toSettled(outcome: Awaited<ReturnType<typeof correctFact>>, stands: boolean): SettledEnd {
  if (!('refused' in outcome)) return { factId: stands ? outcome.factId : null };
  if (outcome.refused === 'contradicts') return { contradicts: outcome.message };
  // The child is held and the fact was read just before: it is there, as it was.
  throw new Error(`the end of care was refused: ${outcome.refused}`);
}
