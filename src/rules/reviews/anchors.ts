import type { Anchor } from '../engine/rule.ts';
import { dayOf, NEVER } from '../facts/case-facts.ts';
import { reviewCompleted, reviewStarted } from './events.ts';

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
