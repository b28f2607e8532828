import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { findLastReviewOn } from '../../reviews/find-last-review-on.ts';
import { listPlacements } from '../by-hand/list-placements.ts';
import { type HouseholdMember, readHousehold } from '../store/household.ts';
import { changesOfHousehold, findPlacementOn, type Home, type HouseholdChange, homesOf } from './household.ts';

export type { HouseholdMember } from '../store/household.ts';

/** Who lives with a child, and what changed in it. */
export interface Household {
  /** Where the child lives today; undefined where nobody has recorded it. */
  readonly current: Home<HouseholdMember> | undefined;
  /** Where the child lived before or will live, the latest first: only homes of which somebody is entered. */
  readonly others: readonly Home<HouseholdMember>[];
  /** Whoever is entered for a day on which it is not recorded where the child lived. */
  readonly elsewhere: readonly HouseholdMember[];
  /** The day of the last review, since which the changes count; null: none was held, and all count. */
  readonly lastReviewOn: string | null;
  /** The latest first. */
  readonly changes: readonly HouseholdChange[];
}

export async function findHousehold(
  tx: Tx,
  actor: Actor,
  { childId, today }: { readonly childId: string; readonly today: string },
): Promise<Household> {
  const placements = await listPlacements(tx, actor, childId);
  const { homes, elsewhere } = homesOf(placements, await readHousehold(tx, actor, childId));
  const lives = findPlacementOn(placements, today);
  const lastReviewOn = await findLastReviewOn(tx, actor, { childId, today });
  return {
    current: homes.find(({ placement }) => placement === lives),
    others: homes.filter(({ placement, members }) => placement !== lives && members.length > 0),
    elsewhere,
    lastReviewOn,
    changes: changesOfHousehold(homes, { after: lastReviewOn, until: today }),
  };
}
