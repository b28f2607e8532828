import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { readObligation, type StoredObligation } from './store/one.ts';
import { readStatedDays, type StatedDay } from './store/stated-days.ts';

export type { StatedDay } from './store/stated-days.ts';

/** A review that is due, and what somebody states of its day. */
export interface ReviewWithStatedDays {
  readonly obligation: StoredObligation;
  /** The latest first; the first one stands. */
  readonly statements: readonly StatedDay[];
}

interface Asked {
  readonly childId: string;
  readonly obligationId: string;
  readonly today: string;
}

/** Whether a duty is a review that is due by a day, of which somebody may state another. */
export function isReviewDue(rule: string): boolean {
  return rule.startsWith('review.') && rule !== 'review.complete';
}

/** Undefined where there is no such duty, none within reach, or none that is a review. */
export async function listStatedDays(tx: Tx, actor: Actor, asked: Asked): Promise<ReviewWithStatedDays | undefined> {
  const obligation = await readObligation(tx, actor, asked);
  if (obligation === undefined || !isReviewDue(obligation.rule)) return undefined;
  const statements = await readStatedDays(tx, actor, { childId: asked.childId, ...obligation });
  return { obligation, statements };
}
