import type { Actor, Tx } from '../../platform/database/transaction.ts';
import {
  type ConsiderationToAdd,
  insertConsideration,
  type RecordedConsideration,
  readConsiderations,
} from './store/considerations.ts';
import { readOpenReview } from './store/reviews.ts';

export type { RecordedConsideration } from './store/considerations.ts';

/**
 * Keeps that somebody considered calling a review early, moving it, or holding another one, who was asked, and what came of
 * it: also where nothing did.
 */
export async function considerEarlierReview(
  tx: Tx,
  actor: Actor,
  consideration: Omit<ConsiderationToAdd, 'reviewId'>,
): Promise<void> {
  const open = await readOpenReview(tx, actor, consideration.childId);
  await insertConsideration(tx, actor, { ...consideration, reviewId: open?.reviewId ?? null });
}

/** The latest first; the last twenty. */
export async function listConsiderations(tx: Tx, actor: Actor, childId: string): Promise<RecordedConsideration[]> {
  return await readConsiderations(tx, actor, childId);
}
