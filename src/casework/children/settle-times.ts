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
  /** The types of the facts that were recorded, corrected or withdrawn. */
  readonly changed: readonly string[];
}

/**
 * Makes children's periods of care, placements and reviews what the facts amount to, in the transaction that changes the
 * facts. Of a child who comes from returns, periods and placements stay as the returns say: where the facts of people
 * differ, `listDifferingTimes` tells so. The number of queries is the same however many children there are.
 */
export async function settleTimes(tx: Tx, actor: Actor, children: readonly TimesToSettle[]): Promise<void> {
  const ownTimes = children.filter(({ isFromReturns }) => !isFromReturns);
  const periods = ownTimes
    .filter(({ changed }) => changed.some(isOfPeriod))
    .map(({ childId, events }) => ({ childId, rows: periodsOf(events) }));
  if (periods.length > 0) await replacePeriods(tx, actor, periods);
  const placements = ownTimes
    .filter(tellsOfPlacements)
    .map(({ childId, events }) => ({ childId, rows: placementsOf(events) }));
  if (placements.length > 0) await replacePlacements(tx, actor, placements);
  const reviews = children
    .filter(({ changed }) => changed.some(isOfReview))
    .map(({ childId, events }) => ({ childId, rows: reviewsOf(events) }));
  if (reviews.length > 0) await saveReviews(tx, actor, reviews);
}

/** A placement that no fact told of is not taken out because care ended. */
function tellsOfPlacements({ changed, events }: TimesToSettle): boolean {
  return changed.some(isOfPlacement) || (changed.some(isOfPeriod) && events.some(({ type }) => isOfPlacement(type)));
}

/** Whether an event of this type is about one review. */
function isOfReview(type: string): boolean {
  return findEventType(type)?.of === 'review';
}

function isOfPeriod(type: string): boolean {
  return type === 'became-looked-after' || type === 'ceased-looked-after';
}
