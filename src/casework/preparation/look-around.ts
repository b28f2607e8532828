import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type AroundWanted, type AwayRow, type OtherReview, readAway, readOtherReviews } from './store/around.ts';

export type { AwayRow, OtherReview } from './store/around.ts';

/** What else is on while a review might be held. */
export interface Around {
  /** Reviews of the same IRO, as far as whoever asks sees them. */
  readonly others: readonly OtherReview[];
  /** When the IRO and the social worker are away. */
  readonly away: readonly AwayRow[];
}

/** What stands in the calendars of the child's IRO and social worker from a day to a day. */
export async function lookAround(tx: Tx, actor: Actor, wanted: AroundWanted): Promise<Around> {
  return { others: await readOtherReviews(tx, actor, wanted), away: await readAway(tx, actor, wanted) };
}
