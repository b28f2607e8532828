import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import { ageInWords } from '../../age.ts';
import { locationInWords, placementInWords } from '../../codes-in-words.ts';
import { nameOfChild } from '../../name-of-child.ts';
import type { RelatedChild } from '../../people/list-related-children.ts';
import { isSibling, type ReasonToDiffer, relationInWords } from '../../people/relations.ts';

/** A child who belongs to another one, as pages show them. */
export interface RelatedView {
  readonly name: string;
  readonly relation: string;
  /** Undefined where the record is not theirs to open. */
  readonly href: string | undefined;
  readonly isRestricted: boolean;
  readonly age: string | undefined;
  readonly lives: string | undefined;
  readonly together: string | undefined;
  readonly iro: string | undefined;
  /** Whether the two have one IRO, and where not, why. */
  readonly sharing: string | undefined;
  /** Nobody has said why two siblings have different IROs. */
  readonly wantsReason: boolean;
  readonly nextReview: string | undefined;
  /** Where what is known of the two is changed. */
  readonly changeHref: string | undefined;
}

/** What of the child who was asked about matters for the others. */
export interface SeenFrom {
  readonly child: { readonly childId: string; readonly iro: string | null; readonly iroId: string | null };
  readonly today: string;
  readonly canKeep: boolean;
}

export const REASONS_IN_WORDS: Readonly<Record<ReasonToDiffer, string>> = {
  'interests-conflict': 'their interests conflict',
  'group-too-large': 'there are too many brothers and sisters for one IRO',
};

export function toRelatedView(related: RelatedChild, { child, today, canKeep }: SeenFrom): RelatedView {
  const { isWithinReach, bornOn, place, placeLocation, isInCare, iro, nextReviewDueOn } = related;
  const hasSameIro = isWithinReach && child.iroId !== null && related.iroId === child.iroId;
  const differs = isWithinReach && child.iroId !== null && related.iroId !== null && !hasSameIro;
  return {
    name: nameOfChild(related),
    relation: relationInWords(related.relation),
    href: isWithinReach ? `/children/${related.childId}` : undefined,
    isRestricted: related.isRestricted,
    age: bornOn === null ? undefined : ageInWords(bornOn, today),
    lives: !isWithinReach ? undefined : livesInWords({ isInCare, place, placeLocation }),
    together: togetherInWords(related.livesTogether),
    iro: isWithinReach ? (iro ?? 'Nobody now') : undefined,
    sharing: hasSameIro
      ? sharedInWords(related.toldOfSharedIroOn)
      : differs && isSibling(related.relation)
        ? differingInWords(related)
        : undefined,
    wantsReason: differs && isSibling(related.relation) && related.irosDifferBecause === null,
    nextReview: nextReviewDueOn === null ? undefined : shortDay(nextReviewDueOn),
    changeHref: canKeep ? `/children/${child.childId}/relations/${related.relationId}` : undefined,
  };
}

function livesInWords({
  isInCare,
  place,
  placeLocation,
}: Pick<RelatedChild, 'isInCare' | 'place' | 'placeLocation'>): string {
  if (isInCare === false) return 'Not looked after now';
  if (place === null) return 'We don’t know yet where they live';
  const location = locationInWords(placeLocation);
  return location === undefined ? placementInWords(place) : `${placementInWords(place)}, ${location}`;
}

function togetherInWords(livesTogether: boolean | null): string | undefined {
  if (livesTogether === null) return undefined;
  return livesTogether ? 'They live together' : 'They live apart';
}

function sharedInWords(toldOn: string | null): string {
  return toldOn === null ? 'They share an IRO' : `They share an IRO, and were told so on ${shortDay(toldOn)}`;
}

function differingInWords({ irosDifferBecause, irosDifferNote }: RelatedChild): string {
  if (irosDifferBecause === null) return 'They have different IROs. Nobody has said why';
  const why = `They have different IROs because ${REASONS_IN_WORDS[irosDifferBecause]}`;
  return irosDifferNote === null ? why : `${why}: ${irosDifferNote}`;
}
