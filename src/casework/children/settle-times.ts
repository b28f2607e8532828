import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { EventInput } from '../../rules/index.ts';
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
  if (changed === 'review-started' || changed === 'review-completed') {
    await saveReviews(tx, actor, { childId, reviews: reviewsOf(events) });
  }
}

function isOfPeriod(type: string): boolean {
  return type === 'became-looked-after' || type === 'ceased-looked-after';
}
