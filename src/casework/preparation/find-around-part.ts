import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { shortDay } from '../../platform/pages/days-in-words.ts';
import type { Terms } from '../../platform/pages/terms.ts';
import { yearsOn } from '../children/age.ts';
import { locationInWords } from '../children/codes-in-words.ts';
import { shortNameOfChild } from '../children/name-of-child.ts';
import { type EndOfCare, findEndOfCare } from './end-of-care/find-end-of-care.ts';
import { findFarMiles } from './far-miles.ts';
import type { Review } from './find-review.ts';
import type { AroundPart } from './parts/part.ts';
import { type KnownOfChild, readKnownOfChild } from './store/around-part.ts';

interface Asked {
  readonly review: Review;
  readonly today: string;
  readonly terms: Terms;
  /** The id of the procedure that the authority follows. */
  readonly procedure: string;
}

/** What the record knows around a part of a preparation while it is filled in. */
export async function findAroundPart(tx: Tx, actor: Actor, asked: Asked): Promise<AroundPart> {
  const { review, today, terms, procedure } = asked;
  const { childId, key } = review;
  const known = await readKnownOfChild(tx, actor, { childId, key, today });
  if (known === undefined) throw new Error('the child of a review is not there');
  const reviewOn = review.recordingOn ?? review.arrangedOn;
  return {
    shortName: shortNameOfChild(review.child),
    age: known.bornOn === null ? null : yearsOn(known.bornOn, reviewOn ?? today),
    reviewOn,
    isFirst: !known.wasReviewed,
    farMiles: (await findFarMiles(tx, actor, procedure)).miles ?? undefined,
    record: {
      relationship: relationshipInWords(known, terms),
      placement:
        known.placeFrom === null
          ? terms.say('The record does not say where the child lives.')
          : `The record: there since ${shortDay(known.placeFrom)}.`,
      distance: distanceInWords(known),
      changes: changesInWords(review, await findEndOfCare(tx, actor, childId), terms),
      window: windowInWords(known, terms),
    },
  };
}

function relationshipInWords({ iro, iroFrom, timesInTouch, lastInTouchOn }: KnownOfChild, terms: Terms): string {
  if (iro === null || iroFrom === null) return terms.say('The record: the child has no {iro} now.');
  const since = `The record: ${iro} is ${terms.say('the {iro} of this child')} since ${shortDay(iroFrom)}`;
  if (lastInTouchOn === null) return `${since}, ${terms.say('and no contact with the child is recorded.')}`;
  const times = timesInTouch === 1 ? 'once' : `on ${timesInTouch} days`;
  return `${since}, and was in touch ${times}, the last time on ${shortDay(lastInTouchOn)}.`;
}

function distanceInWords({ distance, location }: KnownOfChild): string | undefined {
  const where = locationInWords(location)?.toLowerCase();
  const parts = [
    ...(distance === null ? [] : [`${distance} miles from home`]),
    ...(where === undefined ? [] : [where]),
  ];
  return parts.length === 0 ? 'The record does not say how far.' : `The record: ${parts.join(', ')}.`;
}

/** The sorts of review that tell that something is about to change, or has just. */
const KINDS_OF_CHANGE = {
  'brought-forward': 'The record: this {review} is brought forward.',
  'cease-looked-after': 'The record: this {review} is held because the child stops being looked after.',
  adoption: 'The record: this {review} is held during adoption.',
  disruption: 'The record: this {review} is held after a placement broke down.',
} as const;

function changesInWords({ kind }: Review, endOfCare: EndOfCare | undefined, terms: Terms): string {
  if (endOfCare !== undefined) {
    return `${terms.say('The record: the child stops being looked after')} on ${shortDay(endOfCare.endsOn)}.`;
  }
  const ofKind = Object.entries(KINDS_OF_CHANGE).find(([each]) => each === kind)?.[1];
  return ofKind === undefined ? 'The record tells of none.' : terms.say(ofKind);
}

function windowInWords({ seeFrom, seeBy }: KnownOfChild, terms: Terms): string | undefined {
  if (seeBy === null) return undefined;
  const see = terms.say('See the child');
  return seeFrom === null ? `${see} by ${shortDay(seeBy)}.` : `${see} from ${shortDay(seeFrom)} to ${shortDay(seeBy)}.`;
}
