import { defineEvent } from '../facts/event-type.ts';

export const reviewArranged = defineEvent({
  type: 'review-arranged',
  of: 'review',
  toldAhead: true,
  onceOnly: true,
  meaning: 'The day for which the review is arranged: the latest day agreed.',
});

export const reviewAdjourned = defineEvent({
  type: 'review-adjourned',
  of: 'review',
  meaning: 'The review was adjourned; the day is the one on which it was to have been held.',
});

export const reviewStarted = defineEvent({
  type: 'review-started',
  of: 'review',
  meaning: 'The first meeting of the review was held.',
});

export const reviewCompleted = defineEvent({
  type: 'review-completed',
  of: 'review',
  counts: 'latest',
  meaning: 'The last meeting of the review was held and the review completed.',
});
