import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { Day } from '../../rules/index.ts';
import { addFact, findAndHoldChild, tryFacts } from './change-facts.ts';
import { type CheckedFact, checkFact, type FactInput } from './fact-form.ts';
import type { FactRefusal, RecordedFact } from './record-fact.ts';

/** Which fact to put right, and how. */
export interface FactToCorrect {
  readonly childId: string;
  /** The fact as whoever corrects it saw it. */
  readonly factId: string;
  /** What happened instead, of the same type; undefined: it never happened. */
  readonly instead: FactInput | undefined;
  readonly today: Day;
}

/** Why a fact was not corrected; nothing was changed. */
export type CorrectionRefusal =
  | FactRefusal
  /** The child has no such fact. */
  | { readonly refused: 'no-such-fact' }
  /** Somebody corrected or withdrew it since: what stands now is the fact to look at. */
  | { readonly refused: 'already-corrected' };

/**
 * Puts a fact right, or withdraws it, by a later fact that names it, and works out anew what must be done. The fact
 * itself stays for good.
 */
export async function correctFact(
  tx: Tx,
  actor: Actor,
  { childId, factId, instead, today }: FactToCorrect,
): Promise<RecordedFact | CorrectionRefusal> {
  const checked = instead === undefined ? undefined : checkFact(instead);
  if (checked !== undefined && !('type' in checked)) return { refused: 'wrong-fact', faults: checked };
  const child = await findAndHoldChild(tx, actor, childId);
  if (child === undefined) return { refused: 'no-such-child' };
  const before = child.facts.find(({ id }) => id === factId);
  if (before === undefined) return { refused: await whyNotThere(tx, actor, { childId, factId }) };
  if (checked !== undefined && checked.type !== before.event.type) {
    const message = 'a correction is of the same type: withdraw this and record what happened instead';
    return { refused: 'wrong-fact', faults: [{ field: 'type', message }] };
  }
  const others = child.facts.filter((fact) => fact !== before).map(({ event }) => event);
  const events = checked === undefined ? others : [...others, checked];
  const workedOut = await tryFacts(tx, actor, { child, events, today });
  if ('refused' in workedOut) return { refused: 'contradicts', message: workedOut.refused };
  const event: CheckedFact = checked ?? before.event;
  const fact = { event, corrects: factId, isWithdrawn: checked === undefined };
  const correctionId = await addFact(tx, actor, { child, fact, events, workedOut });
  return { factId: correctionId };
}

async function whyNotThere(
  tx: Tx,
  actor: Actor,
  { childId, factId }: Pick<FactToCorrect, 'childId' | 'factId'>,
): Promise<'no-such-fact' | 'already-corrected'> {
  const found = await tx
    .selectFrom('facts')
    .select('id')
    .where('authority_id', '=', actor.authorityId)
    .where('child_id', '=', childId)
    .where('id', '=', factId)
    .executeTakeFirst();
  return found === undefined ? 'no-such-fact' : 'already-corrected';
}
