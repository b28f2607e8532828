import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { type Day, isoFromDay } from '../../../rules/index.ts';
import { findAndHoldChild } from '../../children/change-facts.ts';
import { correctFact } from '../../children/correct-fact.ts';
import { isIroOf } from '../../children/is-iro-of.ts';
import { insertDirection, readDirections } from '../store/directions.ts';
import { tellOfDirection } from './direct-review.ts';

export interface DirectionToWithdraw {
  readonly childId: string;
  readonly directionId: string;
  readonly why: string;
  readonly today: Day;
}

export type WithdrawDirectionOutcome =
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'not-found' }
  /** What the IRO directs is the IRO's to withdraw. */
  | { readonly kind: 'not-theirs' }
  /** Somebody withdrew it meanwhile. */
  | { readonly kind: 'withdrawn-already'; readonly by: string | null }
  /** The review was held. */
  | { readonly kind: 'held-already'; readonly heldOn: string };

/** Withdraws a direction with the reason: what was directed stays to be read, and is due no more. */
export async function withdrawDirection(
  tx: Tx,
  actor: Actor,
  { childId, directionId, why, today }: DirectionToWithdraw,
): Promise<WithdrawDirectionOutcome> {
  if ((await findAndHoldChild(tx, actor, childId)) === undefined) return { kind: 'not-found' };
  const found = (await readDirections(tx, actor, childId)).find((each) => each.directionId === directionId);
  if (found === undefined) return { kind: 'not-found' };
  const { reviewId, ground, factId, heldOn, withdrawnAt, withdrawnBy } = found;
  if (ground === 'iro-directs' && !(await isIroOf(tx, actor, childId))) return { kind: 'not-theirs' };
  if (withdrawnAt !== null) return { kind: 'withdrawn-already', by: withdrawnBy };
  if (heldOn !== null) return { kind: 'held-already', heldOn };
  const corrected = await correctFact(tx, actor, { childId, factId, instead: undefined, today });
  // The child is held, and nothing else puts such a fact right.
  if ('refused' in corrected) throw new Error(`the direction was not withdrawn: ${corrected.refused}`);
  const withdrawal = { childId, reviewId, ground, on: null, why, withdraws: directionId };
  await insertDirection(tx, actor, { ...withdrawal, factId: corrected.factId });
  await tellOfDirection(tx, actor, { childId, kind: 'direction-withdrawn', today: isoFromDay(today) });
  return { kind: 'withdrawn' };
}
