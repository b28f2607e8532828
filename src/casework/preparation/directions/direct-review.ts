import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { type Day, isoFromDay } from '../../../rules/index.ts';
import { findAndHoldChild } from '../../children/change-facts.ts';
import { isIroOf } from '../../children/is-iro-of.ts';
import { recordFact } from '../../children/record-fact.ts';
import { prepareNextReview } from '../prepare-next-review.ts';
import { insertDirection } from '../store/directions.ts';
import { insertAlertsOfChild, type PeopleWanted, readPeopleToTell } from '../store/people-to-tell.ts';
import { readReview } from '../store/reviews.ts';
import { EVENT_OF_GROUND, type Ground } from './grounds.ts';

/** A review that must be held. */
export interface ReviewToDirect {
  readonly childId: string;
  readonly ground: Ground;
  /** The day by which, or before which. */
  readonly on: string;
  readonly why: string;
  readonly today: Day;
}

export type DirectOutcome =
  | { readonly kind: 'directed'; readonly reviewId: string }
  | { readonly kind: 'not-found' }
  /** They are not the child's IRO, and do not stand in for the IRO. */
  | { readonly kind: 'not-theirs' }
  /** The day cannot be true together with the facts that stand. */
  | { readonly kind: 'contradicts'; readonly message: string };

/**
 * Directs that a child's next review is held by a day. It becomes a duty of its own beside the ordinary one, which stays
 * what it is; the social worker and the review administrators are told, and the IRO where somebody else tells it.
 */
export async function directReview(
  tx: Tx,
  actor: Actor,
  { childId, ground, on, why, today }: ReviewToDirect,
): Promise<DirectOutcome> {
  if (ground === 'iro-directs' && !(await isIroOf(tx, actor, childId))) return { kind: 'not-theirs' };
  if ((await findAndHoldChild(tx, actor, childId)) === undefined) return { kind: 'not-found' };
  const reviewId = await prepareNextReview(tx, actor, childId);
  const review = reviewId === undefined ? undefined : await readReview(tx, actor, reviewId);
  if (review === undefined) return { kind: 'not-found' };
  const fact = { type: EVENT_OF_GROUND[ground], review: review.key, on };
  const recorded = await recordFact(tx, actor, { childId, fact, today });
  if ('refused' in recorded) {
    if (recorded.refused === 'contradicts') return { kind: 'contradicts', message: recorded.message };
    return { kind: 'not-found' };
  }
  const { factId } = recorded;
  const direction = { childId, reviewId: review.reviewId, ground, on, why };
  await insertDirection(tx, actor, { ...direction, withdraws: null, factId });
  await tellOfDirection(tx, actor, { childId, kind: 'review-directed', today: isoFromDay(today) });
  return { kind: 'directed', reviewId: review.reviewId };
}

const TOLD: PeopleWanted['as'] = ['social-worker', 'review-administrator', 'iro'];

interface Telling {
  readonly childId: string;
  readonly kind: 'review-directed' | 'direction-withdrawn';
  readonly today: string;
}

/** Tells the child's social worker, the review administrators and the IRO on their next page, but for whoever did it. */
export async function tellOfDirection(tx: Tx, actor: Actor, { childId, kind, today }: Telling): Promise<void> {
  const people = await readPeopleToTell(tx, actor, { childId, as: TOLD, today });
  await insertAlertsOfChild(tx, actor, { kind, childId, staffIds: people.map(({ staffId }) => staffId) });
}
