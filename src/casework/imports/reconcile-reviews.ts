import type { StoredReview } from './child-on-record.ts';
import type { ReviewTold } from './record-rows.ts';

/** A review that a return tells of, with the name that facts and obligations have for it. */
export interface ReviewToStand extends ReviewTold {
  readonly key: string;
}

/** What the returns say, said and what is stored. */
export interface ReviewsToReconcile {
  readonly stored: readonly StoredReview[];
  readonly now: readonly ReviewToStand[];
  /** What the returns said before this import. */
  readonly before: readonly ReviewTold[];
  /** The reviews, by their keys, of which people have recorded something. */
  readonly keysOfPeople: ReadonlySet<string>;
}

/** A stored review whose values change. */
export interface ReviewUpdate extends ReviewToStand {
  readonly id: string;
}

export interface ReconciledReviews {
  readonly added: readonly ReviewToStand[];
  readonly updated: readonly ReviewUpdate[];
  /** Ids of reviews that no return tells of any more, and people neither. */
  readonly removed: readonly string[];
}

/** Holds the reviews that the returns tell of against those that are stored. What people entered stays. */
export function reconcileReviews({ stored, now, before, keysOfPeople }: ReviewsToReconcile): ReconciledReviews {
  const updated: ReviewUpdate[] = [];
  const added: ReviewToStand[] = [];
  for (const review of now) {
    const found = stored.find(({ key }) => key === review.key);
    if (found === undefined) added.push(review);
    else if (found.source === 'imported') {
      const participation = settleParticipation(found, review, before);
      const isSame = found.recording_on === review.on && found.participation === participation;
      if (!isSame) updated.push({ ...review, participation, id: found.id });
    }
  }
  const told = new Set(now.map(({ key }) => key));
  const removed = stored
    .filter(
      ({ key, source, isAddedTo }) => source === 'imported' && !isAddedTo && !told.has(key) && !keysOfPeople.has(key),
    )
    .map(({ id }) => id);
  return { added, updated, removed };
}

/** What a person entered, unlike the return, stays. */
function settleParticipation(stored: StoredReview, now: ReviewTold, before: readonly ReviewTold[]): string {
  const said = before.find(({ on }) => on === stored.recording_on)?.participation;
  return stored.participation === null || stored.participation === said ? now.participation : stored.participation;
}
