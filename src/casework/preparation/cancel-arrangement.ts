import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { Day } from '../../rules/index.ts';
import { findAndHoldChild } from '../children/change-facts.ts';
import type { AgreedBy } from './model.ts';
import { settleArrangedDay } from './settle-arranged-day.ts';
import { insertArrangement, type RecordedArrangement, readLastArrangement } from './store/arrangements.ts';
import { readReview } from './store/reviews.ts';

/** A review to call off. */
export interface ArrangementToCancel {
  readonly reviewId: string;
  /** The number of the arrangement that whoever calls it off saw. */
  readonly seen: number;
  readonly reason: string;
  readonly agreedBy: readonly AgreedBy[];
  readonly today: Day;
}

export type CancelOutcome =
  | { readonly kind: 'cancelled' }
  /** There is no such review, or it is not arranged. */
  | { readonly kind: 'not-found' }
  | { readonly kind: 'conflict'; readonly theirs: RecordedArrangement }
  | { readonly kind: 'held-already'; readonly heldOn: string }
  | { readonly kind: 'contradicts'; readonly message: string };

/** Calls a meeting off: the day is withdrawn and stays in the history, and the review is still owed. */
export async function cancelArrangement(
  tx: Tx,
  actor: Actor,
  { reviewId, seen, reason, agreedBy, today }: ArrangementToCancel,
): Promise<CancelOutcome> {
  const found = await readReview(tx, actor, reviewId);
  if (found === undefined) return { kind: 'not-found' };
  const { childId, key } = found;
  await findAndHoldChild(tx, actor, childId);
  const review = await readReview(tx, actor, reviewId);
  const last = await readLastArrangement(tx, actor, reviewId);
  if (review === undefined || last === undefined) return { kind: 'not-found' };
  if (review.recordingOn !== null) return { kind: 'held-already', heldOn: review.recordingOn };
  if (last.number !== seen) return { kind: 'conflict', theirs: last };
  if (last.change === 'cancelled') return { kind: 'not-found' };
  const settled = await settleArrangedDay(tx, actor, { childId, key, heldOn: undefined, today });
  if ('refused' in settled) {
    return settled.refused === 'no-such-child'
      ? { kind: 'not-found' }
      : { kind: 'contradicts', message: settled.message };
  }
  const { factId } = settled;
  const kept = { childId, reviewId, number: last.number + 1, change: 'cancelled', reason, agreedBy, factId } as const;
  await insertArrangement(tx, actor, { ...last, ...kept, warnings: [] });
  return { kind: 'cancelled' };
}
