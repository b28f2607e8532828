import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { Terms } from '../../../platform/pages/terms.ts';
import { type Day, isoFromDay } from '../../../rules/index.ts';
import { findAndHoldChild } from '../../children/change-facts.ts';
import { findReview, type Review } from '../find-review.ts';
import { type InvitedTold, tellInvitedOfEndOfCare } from '../invitations/tell-of-end-of-care.ts';
import { type EndOfCareNotice, insertNotice, readNotices } from '../store/end-of-care.ts';
import { readOpenReview } from '../store/reviews.ts';
import { settleEndOfCare } from './settle-end-of-care.ts';
import { tellService } from './tell-service.ts';

/** That a child stops being looked after, or stays after all. */
export interface EndOfCareToKeep {
  readonly childId: string;
  /** The day on which the child stops being looked after; null: the child stays. */
  readonly endsOn: string | null;
  /** Everybody who was invited reads it. */
  readonly why: string;
  /** The number of the notice that whoever tells it saw; 0: none. */
  readonly seen: number;
  readonly terms: Terms;
  readonly today: Day;
}

export type EndOfCareOutcome =
  | {
      readonly kind: 'told';
      /** The review that it brings forward, or that stands after all; undefined where none was arranged. */
      readonly reviewId: string | undefined;
      /** How many on the staff are told. */
      readonly staff: number;
      /** Of those who were invited. */
      readonly invited: InvitedTold;
    }
  | { readonly kind: 'not-found' }
  /** Somebody told something else meanwhile. */
  | { readonly kind: 'conflict'; readonly theirs: EndOfCareNotice }
  /** There is nothing that they could stay after. */
  | { readonly kind: 'nothing-to-withdraw' }
  /** The day cannot be true together with the facts that stand. */
  | { readonly kind: 'contradicts'; readonly message: string };

/**
 * Keeps that a child stops being looked after, or stays after all, and tells in the same transaction whoever must know: the
 * review administrators and the child's IRO always, and everybody who was invited to a review that is arranged for a later
 * day, which is then brought forward (Blackburn with Darwen §4.2).
 */
export async function tellEndOfCare(tx: Tx, actor: Actor, told: EndOfCareToKeep): Promise<EndOfCareOutcome> {
  const { childId, endsOn, why, seen, terms, today } = told;
  if ((await findAndHoldChild(tx, actor, childId)) === undefined) return { kind: 'not-found' };
  const [last] = await readNotices(tx, actor, childId);
  if (last !== undefined && last.number !== seen) return { kind: 'conflict', theirs: last };
  if (endsOn === null && (last === undefined || last.endsOn === null)) return { kind: 'nothing-to-withdraw' };
  const settled = await settleEndOfCare(tx, actor, { childId, endsOn, before: last, today });
  if ('contradicts' in settled) return { kind: 'contradicts', message: settled.contradicts };
  const review = await findReviewConcerned(tx, actor, { childId, endsOn, last, today: isoFromDay(today) });
  const notice = { childId, number: (last?.number ?? 0) + 1, endsOn, why, factId: settled.factId };
  await insertNotice(tx, actor, { ...notice, reviewId: review?.reviewId ?? null });
  const hasEnded = endsOn !== null && endsOn <= isoFromDay(today);
  const endOfCare = { endsOn, hasEnded, why };
  const staff = await tellService(tx, actor, { childId, endOfCare, review, terms, today: isoFromDay(today) });
  const since = endsOn === null ? last?.recordedAt : undefined;
  const invited =
    review === undefined
      ? { written: 0, notTold: [] }
      : await tellInvitedOfEndOfCare(tx, actor, { review, endOfCare, since, terms, today });
  return { kind: 'told', reviewId: review?.reviewId, staff, invited };
}

interface Concerned {
  readonly childId: string;
  readonly endsOn: string | null;
  readonly last: EndOfCareNotice | undefined;
  readonly today: string;
}

/**
 * The review that is arranged for a day to come after the child leaves care; where the child stays, the one of which that
 * was told.
 */
async function findReviewConcerned(
  tx: Tx,
  actor: Actor,
  { childId, endsOn, last, today }: Concerned,
): Promise<Review | undefined> {
  const reviewId = endsOn === null ? last?.reviewId : (await readOpenReview(tx, actor, childId))?.reviewId;
  const review = reviewId === null || reviewId === undefined ? undefined : await findReview(tx, actor, reviewId);
  const { arrangedOn, recordingOn } = review ?? {};
  if (typeof arrangedOn !== 'string' || recordingOn !== null || arrangedOn < today) return undefined;
  return endsOn === null || arrangedOn > endsOn ? review : undefined;
}
