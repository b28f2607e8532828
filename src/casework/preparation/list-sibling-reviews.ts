import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { ChildName } from '../children/name-of-child.ts';
import { listRelatedChildren } from '../children/people/list-related-children.ts';
import { isSibling } from '../children/people/relations.ts';
import { readOpenReviewsOf } from './store/sibling-reviews.ts';

/** A brother or sister in care, with the review that is to be held next. */
export interface SiblingReview extends ChildName {
  readonly childId: string;
  /** Undefined while nothing is recorded of it. */
  readonly reviewId: string | undefined;
  readonly arrangedOn: string | null;
  readonly starts: string | null;
  /** The last lawful day; null where none is known. */
  readonly dueOn: string | null;
  /** Whether the two live at one address; null where that is not known of both. */
  readonly livesTogether: boolean | null;
}

/**
 * When the reviews of a child's brothers and sisters are, so that they can be held one after the other. Of those who are
 * looked after and whose record whoever asks may open; the eldest first.
 */
export async function listSiblingReviews(
  tx: Tx,
  actor: Actor,
  of: { readonly childId: string; readonly today: string },
): Promise<readonly SiblingReview[]> {
  const related = await listRelatedChildren(tx, actor, of);
  const siblings = related.filter(({ relation, isInCare }) => isSibling(relation) && isInCare === true);
  const childIds = siblings.map(({ childId }) => childId);
  const open = await readOpenReviewsOf(tx, actor, { childIds, today: of.today });
  return siblings.map(({ childId, nextReviewDueOn, livesTogether, ...name }) => {
    const review = open.get(childId);
    const { localId, knownAs, givenName, familyName } = name;
    return {
      localId,
      knownAs,
      givenName,
      familyName,
      childId,
      livesTogether,
      dueOn: nextReviewDueOn,
      reviewId: review?.reviewId,
      arrangedOn: review?.arrangedOn ?? null,
      starts: review?.starts ?? null,
    };
  });
}
