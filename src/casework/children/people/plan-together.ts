import type { RelatedChild } from './list-related-children.ts';
import { isSibling } from './relations.ts';

/** Brothers and sisters whose next reviews may be held on one day. */
export interface TogetherBy {
  /** The last day on which each of them would be in time: the earliest of their due days. */
  readonly dayOn: string;
  /** Those whose reviews are due, by the order in which they were given; the child who was asked about is not among them. */
  readonly children: readonly RelatedChild[];
  /** They all have the same IRO as the child who was asked about. */
  readonly haveOneIro: boolean;
}

interface Asked {
  readonly iroId: string | null;
  /** When the next review of the child is due. */
  readonly nextReviewDueOn: string | null;
}

/**
 * The day by which a child's next review and those of the brothers and sisters could be held together, each in time.
 * Undefined where the child, or all others, have none due, or their records are out of reach.
 */
export function planTogether(child: Asked, related: readonly RelatedChild[]): TogetherBy | undefined {
  const { iroId, nextReviewDueOn } = child;
  const children = related.filter(
    (each) => isSibling(each.relation) && each.isInCare === true && each.nextReviewDueOn !== null,
  );
  if (nextReviewDueOn === null || children.length === 0) return undefined;
  const days = [nextReviewDueOn, ...children.flatMap((each) => each.nextReviewDueOn ?? [])].sort();
  return {
    dayOn: days[0] ?? nextReviewDueOn,
    children,
    haveOneIro: iroId !== null && children.every((each) => each.iroId === iroId),
  };
}
