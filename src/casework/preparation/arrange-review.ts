import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { Day } from '../../rules/index.ts';
import { findAndHoldChild } from '../children/change-facts.ts';
import { listSubjects, newKey } from '../children/list-subjects.ts';
import { type AgreedBy, type Arrangement, type ArrangementChange, changeOf, needsReason } from './model.ts';
import { settleArrangedDay } from './settle-arranged-day.ts';
import { insertArrangement, type RecordedArrangement, readLastArrangement } from './store/arrangements.ts';
import { insertReview, readOpenReview, readReview, updateKind } from './store/reviews.ts';

/** A review to arrange, or to arrange anew. */
export interface ReviewToArrange {
  readonly childId: string;
  /** Undefined: the child's next review, of which there is no row yet. */
  readonly reviewId: string | undefined;
  readonly arrangement: Arrangement;
  /** The number of the arrangement that whoever arranges saw; 0: none. */
  readonly seen: number;
  /** Why the day moves, or anything else changes. */
  readonly reason: string | null;
  readonly agreedBy: readonly AgreedBy[];
  /** What the page warned of, in words: it is kept that it was arranged so all the same. */
  readonly warnings: readonly string[];
  readonly today: Day;
}

export type ArrangeOutcome =
  | { readonly kind: 'arranged'; readonly reviewId: string; readonly change: ArrangementChange }
  | { readonly kind: 'not-found' }
  /** Somebody arranged it meanwhile: theirs stands, and what was typed is not lost. */
  | { readonly kind: 'conflict'; readonly theirs: RecordedArrangement }
  /** The child has a review that is still to come: arrange that one. */
  | { readonly kind: 'open-already'; readonly reviewId: string }
  /** It was held: what was held is not arranged. */
  | { readonly kind: 'held-already'; readonly heldOn: string }
  /** A day that moves says why. */
  | { readonly kind: 'reason-missing'; readonly change: ArrangementChange }
  /** The day cannot be true together with the facts that stand. */
  | { readonly kind: 'contradicts'; readonly message: string };

/**
 * Arranges a review: its day becomes a fact, what must be prepared by when follows from it, and the arrangement before
 * stays with the reason for moving it. A day that is too late is taken as it is: the law makes it late, not unrecorded.
 */
export async function arrangeReview(tx: Tx, actor: Actor, input: ReviewToArrange): Promise<ArrangeOutcome> {
  const { childId, arrangement, seen, reason, today } = input;
  if ((await findAndHoldChild(tx, actor, childId)) === undefined) return { kind: 'not-found' };
  const found = await findOrName(tx, actor, input);
  if ('kind' in found) return found;
  const { review } = found;
  const last = review.reviewId === undefined ? undefined : await readLastArrangement(tx, actor, review.reviewId);
  if (last !== undefined && last.number !== seen) return { kind: 'conflict', theirs: last };
  const before = last?.change === 'cancelled' ? undefined : last;
  const change = changeOf(before ?? dayOnly(review.arrangedOn, arrangement), arrangement);
  if (needsReason(change) && reason === null) return { kind: 'reason-missing', change };
  const settled = await settleArrangedDay(tx, actor, { childId, key: review.key, heldOn: arrangement.heldOn, today });
  if ('refused' in settled) {
    return settled.refused === 'no-such-child'
      ? { kind: 'not-found' }
      : { kind: 'contradicts', message: settled.message };
  }
  const reviewId = review.reviewId ?? (await insertReview(tx, actor, { childId, key: review.key }));
  await updateKind(tx, actor, { reviewId, kind: arrangement.kind });
  const { agreedBy, warnings } = input;
  const kept = { childId, reviewId, number: (last?.number ?? 0) + 1, change, reason, agreedBy, warnings };
  await insertArrangement(tx, actor, { ...arrangement, ...kept, factId: settled.factId });
  return { kind: 'arranged', reviewId, change };
}

/** Of a review whose day alone was recorded, elsewhere, nothing is known but that day. */
function dayOnly(arrangedOn: string | null, arrangement: Arrangement): Arrangement | undefined {
  return arrangedOn === null ? undefined : { ...arrangement, heldOn: arrangedOn };
}

interface NamedReview {
  /** Undefined while there is no row. */
  readonly reviewId: string | undefined;
  readonly key: string;
  readonly arrangedOn: string | null;
}

async function findOrName(
  tx: Tx,
  actor: Actor,
  { childId, reviewId, arrangement }: ReviewToArrange,
): Promise<{ readonly review: NamedReview } | ArrangeOutcome> {
  if (reviewId === undefined) {
    const open = await readOpenReview(tx, actor, childId);
    const isAnother = arrangement.kind === 'brought-forward' || arrangement.kind === 'cease-looked-after';
    if (open !== undefined && !isAnother) return { kind: 'open-already', reviewId: open.reviewId };
    const { taken } = await listSubjects(tx, actor, childId);
    return { review: { reviewId: undefined, key: newKey('review', taken), arrangedOn: null } };
  }
  const review = await readReview(tx, actor, reviewId);
  if (review === undefined || review.childId !== childId) return { kind: 'not-found' };
  if (review.recordingOn !== null) return { kind: 'held-already', heldOn: review.recordingOn };
  return { review };
}
