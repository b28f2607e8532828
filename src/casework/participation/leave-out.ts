import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { findAndHoldChild } from '../children/change-facts.ts';
import type { Review } from '../preparation/find-review.ts';
import { listWhoWasAsked } from './list-who-was-asked.ts';
import { settleConsultation, unsettleConsultation } from './settle-consultation.ts';
import { insertException, liftException } from './store/exceptions.ts';

interface ToLeaveOut {
  readonly review: Review;
  readonly personId: string;
  readonly reason: string;
  readonly today: string;
}

export type LeaveOutOutcome =
  | {
      readonly kind: 'left-out';
      /** Why it is not recorded that everybody was asked, where the record contradicts it. */
      readonly notRecorded: string | undefined;
    }
  /** They were asked meanwhile, are not around the child any more, or it is decided already. */
  | { readonly kind: 'not-to-be-asked' };

/** Keeps that somebody is not asked before a review, and why: with the last of them everybody is asked. */
export async function leaveOut(
  tx: Tx,
  actor: Actor,
  { review, personId, reason, today }: ToLeaveOut,
): Promise<LeaveOutOutcome> {
  const { childId, reviewId } = review;
  await findAndHoldChild(tx, actor, childId);
  const { left } = await listWhoWasAsked(tx, actor, { review, today });
  const person = left.find(({ id }) => id === personId);
  if (person === undefined) return { kind: 'not-to-be-asked' };
  const isNew = await insertException(tx, actor, { childId, reviewId, personId, personName: person.name, reason });
  if (!isNew) return { kind: 'not-to-be-asked' };
  return { kind: 'left-out', notRecorded: await settleConsultation(tx, actor, { review, today }) };
}

/** Asks somebody after all who was left out; false where nothing was decided so. */
export async function askAfterAll(
  tx: Tx,
  actor: Actor,
  { review, exceptionId, today }: { readonly review: Review; readonly exceptionId: string; readonly today: string },
): Promise<boolean> {
  await findAndHoldChild(tx, actor, review.childId);
  const isLifted = await liftException(tx, actor, { reviewId: review.reviewId, exceptionId });
  if (isLifted) await unsettleConsultation(tx, actor, { review, today });
  return isLifted;
}
