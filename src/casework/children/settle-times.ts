import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type EventInput, findEventType } from '../../rules/index.ts';
import { replacePeriods, replacePlacements, saveReviews } from './store/times.ts';
import { isOfPlacement, periodsOf, placementsOf, reviewsOf } from './times-of-facts.ts';

/** A child whose facts are from now on these. */
export interface TimesToSettle {
  readonly childId: string;
  /** What is known of the child comes from returns. */
  readonly isFromReturns: boolean;
  readonly events: readonly EventInput[];
  /** The type of the fact that was recorded, corrected or withdrawn. */
  readonly changed: string;
}

/**
 * Makes a child's periods of care, placements and reviews what the facts amount to, in the transaction that changes the
 * facts. Of a child who comes from returns, periods and placements stay as the returns say: where the facts of people
 * differ, `listDifferingTimes` tells so.
 */
export async function settleTimes(
  tx: Tx,
  actor: Actor,
  { childId, isFromReturns, events, changed }: TimesToSettle,
): Promise<void> {
  if (!isFromReturns && isOfPeriod(changed)) await replacePeriods(tx, actor, { childId, periods: periodsOf(events) });
  // A placement that no fact told of is not taken out because care ended.
  const tellsOfPlacements =
    isOfPlacement(changed) || (isOfPeriod(changed) && events.some(({ type }) => isOfPlacement(type)));
  if (!isFromReturns && tellsOfPlacements) {
    await replacePlacements(tx, actor, { childId, placements: placementsOf(events) });
  }
  if (isOfReview(changed)) await settleReviews(tx, actor, [{ childId, events }]);
}

/** Makes children's reviews what their facts amount to: there is a row of a review from the first fact that names it. */
export async function settleReviews(
  tx: Tx,
  actor: Actor,
  children: readonly { readonly childId: string; readonly events: readonly EventInput[] }[],
): Promise<void> {
  const told = children.map(({ childId, events }) => ({ childId, reviews: reviewsOf(events) }));
  await saveReviews(tx, actor, told);
}

/** Whether an event of this type is about one review. */
export function isOfReview(type: string): boolean {
  return findEventType(type)?.of === 'review';
}

function isOfPeriod(type: string): boolean {
  return type === 'became-looked-after' || type === 'ceased-looked-after';
}
