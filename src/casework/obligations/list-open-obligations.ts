import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { soonUntil } from './due-in-words.ts';
import { findNextReview, type OpenObligation, readOpenObligations } from './store/of-child.ts';

export type { OpenObligation } from './store/of-child.ts';

/** How near the day is: late; in the next five working days; later. */
export const DUE_GROUPS = ['late', 'soon', 'later'] as const;

export type DueGroup = (typeof DUE_GROUPS)[number];

/** Some of what must be done, with how much there is. */
export interface OpenObligations {
  readonly obligations: readonly OpenObligation[];
  readonly total: number;
}

interface Wanted {
  readonly childId: string;
  readonly today: string;
  readonly group: DueGroup;
  readonly limit: number;
  readonly offset: number;
}

/** What must still be done for a child, of one group, the nearest to today first. */
export async function listOpenObligations(tx: Tx, actor: Actor, wanted: Wanted): Promise<OpenObligations> {
  const obligations = await readOpenObligations(tx, actor, { ...wanted, soonUntil: soonUntil(wanted.today) });
  return { obligations, total: obligations[0]?.total ?? 0 };
}

/** The child's next review, late or not; undefined where none is due. */
export async function findNextReviewOf(tx: Tx, actor: Actor, childId: string): Promise<OpenObligation | undefined> {
  return await findNextReview(tx, actor, childId);
}
