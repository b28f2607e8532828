import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { Day } from '../../rules/index.ts';
import { correctFact } from '../children/correct-fact.ts';
import { listCurrentFacts } from '../children/list-current-facts.ts';
import { recordFact } from '../children/record-fact.ts';

interface DayToSettle {
  readonly childId: string;
  readonly key: string;
  /** The day agreed; undefined: none any more. */
  readonly heldOn: string | undefined;
  readonly today: Day;
}

/** What became of the fact. */
export type SettledDay =
  /** Null where the day stayed as it was. */
  | { readonly factId: string | null }
  | { readonly refused: 'no-such-child' }
  /** It cannot be true together with the facts that stand. */
  | { readonly refused: 'contradicts'; readonly message: string };

/**
 * Makes the day for which a review is arranged a fact: one for the first day, one that corrects it for each later one,
 * so that every earlier day stays; and a withdrawal where it is called off.
 */
export async function settleArrangedDay(
  tx: Tx,
  actor: Actor,
  { childId, key, heldOn, today }: DayToSettle,
): Promise<SettledDay> {
  const facts = (await listCurrentFacts(tx, actor, [childId])).get(childId) ?? [];
  const before = facts.find(({ event }) => event.type === 'review-arranged' && event.review === key);
  const fact = heldOn === undefined ? undefined : { type: 'review-arranged', review: key, on: heldOn };
  if (before === undefined) {
    return fact === undefined ? { factId: null } : toSettled(await recordFact(tx, actor, { childId, fact, today }));
  }
  if (before.event.on === heldOn) return { factId: null };
  return toSettled(await correctFact(tx, actor, { childId, factId: before.id, instead: fact, today }));
}

function toSettled(outcome: Awaited<ReturnType<typeof correctFact>>): SettledDay {
  if (!('refused' in outcome)) return { factId: outcome.factId };
  switch (outcome.refused) {
    case 'no-such-child':
      return { refused: 'no-such-child' };
    case 'contradicts':
      return { refused: 'contradicts', message: outcome.message };
    default:
      // The child is held and the fact was read just before: it is there, as it was.
      throw new Error(`the day of a review was refused: ${outcome.refused}`);
  }
}
