import type { Terms } from '../../platform/pages/terms.ts';
import type { Seen, VisitOccasion, VisitValues } from './model.ts';

const OCCASIONS: Readonly<Record<VisitOccasion, string>> = {
  statutory: 'Statutory visit',
  'child-asked': 'The child asked for it',
  other: 'For something else',
};

export function occasionInWords(occasion: VisitOccasion, terms: Terms): string {
  return terms.sayOf(OCCASIONS[occasion]);
}

const SEEN_WORDS: Readonly<Record<Seen, string>> = {
  alone: 'Seen alone',
  'not-alone': 'Seen, not alone',
  'not-seen': 'Not seen',
};

/** "Seen, not alone: the carer stayed in the room". */
export function seenInWords({ seen, whyNotAlone }: Pick<VisitValues, 'seen' | 'whyNotAlone'>): string {
  return whyNotAlone === null ? SEEN_WORDS[seen] : `${SEEN_WORDS[seen]}: ${whyNotAlone}`;
}

/** "Where the child lives", or elsewhere the place in words. */
export function placeInWords({ atPlacement, place }: Pick<VisitValues, 'atPlacement' | 'place'>, terms: Terms): string {
  if (!atPlacement) return place ?? '';
  const lives = terms.say('Where the child lives');
  return place === null ? lives : `${lives}: ${place}`;
}

export function announcedInWords(isAnnounced: boolean): string {
  return isAnnounced ? 'Announced' : 'Not announced';
}

/** Whether the visitor saw where the child sleeps; undefined where the visit was elsewhere. */
export function sleepingAccommodationInWords(isSeen: boolean | null): string | undefined {
  if (isSeen === null) return undefined;
  return isSeen ? 'Seen' : 'Not seen';
}
