import { formatDay } from '../calendar/day.ts';
import type { Anchor } from '../engine/rule.ts';
import { dayOf, NEVER } from '../facts/case-facts.ts';
import {
  accommodationEndProposed,
  iroRequestedReview,
  otherArrangementsProposed,
  placementEndProposed,
  placingWithParentProposed,
  releasePlanned,
  reviewCompleted,
  reviewStarted,
  visitRaisedConcern,
} from './events.ts';

/** Where the ordinary clock starts: on becoming looked after, or anew when a series of short breaks ends. */
export const startOfClock: Anchor<'review'> = {
  words: 'the child became looked after (or a series of short breaks ended)',
  wordsFor: (review) =>
    review.clockStartedOn === review.period.startedOn
      ? 'the child became looked after'
      : 'the last day of the series of short breaks',
  on: (review) => review.clockStartedOn,
};

export const firstReviewHeld: Anchor<'review'> = {
  words: 'the first review',
  on: (review) => review.previousOn,
};

export const previousReviewHeld: Anchor<'review'> = {
  words: 'the previous review',
  on: (review) => review.previousOn,
};

export const startOfShortBreaks: Anchor<'review'> = {
  words: 'the first placement day of the series',
  on: (review) => review.regime.startedOn,
};

export const authorisation: Anchor<'review'> = {
  words: 'the authority was authorised to place the child for adoption',
  on: (review) => review.regime.startedOn,
};

export const placementForAdoption: Anchor<'review'> = {
  words: 'the child was placed for adoption',
  on: (review) => review.regime.startedOn,
};

export const firstReviewAfterPlacementHeld: Anchor<'review'> = {
  words: 'the first review after the placement for adoption',
  on: (review) => review.previousOn,
};

export const disruption: Anchor<'review'> = {
  words: 'the adoption placement was disrupted',
  on: (review) => review.regime.startedOn,
};

/** The recording date: the next review counts from it. */
export const recordingDate: Anchor<'review'> = {
  words: 'the recording date of the review',
  on: (review) => review.recordedOn,
  event: reviewStarted,
};

/** The day that preparation counts back from. */
export const meeting: Anchor<'review'> = {
  words: 'the review',
  on: (review) => review.meetingOn,
};

/** Nothing follows from a review until it has a recording date. */
export const completion: Anchor<'review'> = {
  words: 'the review was completed',
  on: (review) => (review.recordedOn === NEVER ? NEVER : dayOf(review, reviewCompleted)),
  event: reviewCompleted,
};

/** The Regulations set no period: the IRO says by when. */
export const directionOfIro: Anchor<'review'> = {
  words: 'the IRO’s choice',
  sentence: (review) => `the IRO directed that it be held by ${formatDay(dayOf(review, iroRequestedReview))}`,
  on: (review) => dayOf(review, iroRequestedReview),
};

/** The Regulations set no period: whoever tells the concern says by when. */
export const concernOfVisit: Anchor<'review'> = {
  words: 'the choice of whoever tells the concern',
  sentence: (review) =>
    `a visit raised concern about the placement, and it is to be held by ${formatDay(dayOf(review, visitRaisedConcern))}`,
  on: (review) => dayOf(review, visitRaisedConcern),
};

export const plannedRelease: Anchor<'review'> = {
  words: 'the release',
  on: (review) => dayOf(review, releasePlanned),
};

export const proposedEnd: Anchor<'review'> = {
  words: 'accommodation ends',
  on: (review) => dayOf(review, accommodationEndProposed),
};

export const proposedEndOfPlacement: Anchor<'review'> = {
  words: 'the placement ends',
  on: (review) => dayOf(review, placementEndProposed),
};

export const proposedMoveToParent: Anchor<'review'> = {
  words: 'the child moves to a parent',
  on: (review) => dayOf(review, placingWithParentProposed),
};

export const proposedMoveElsewhere: Anchor<'review'> = {
  words: 'the child moves',
  on: (review) => dayOf(review, otherArrangementsProposed),
};
