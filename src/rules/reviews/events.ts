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

export const iroRequestedReview = defineEvent({
  type: 'iro-requested-review',
  of: 'review',
  toldAhead: true,
  meaning: 'The IRO directed that the review be held: the day is the last by which.',
});

export const visitRaisedConcern = defineEvent({
  type: 'visit-raised-concern',
  of: 'review',
  toldAhead: true,
  meaning: 'A visit raised concern about the placement: the day is the last by which the review is to be held.',
});

export const releasePlanned = defineEvent({
  type: 'release-planned',
  of: 'review',
  toldAhead: true,
  meaning: 'Detention, or accommodation on remand, is to end: the day is that of the release.',
});

export const accommodationEndProposed = defineEvent({
  type: 'accommodation-end-proposed',
  of: 'review',
  toldAhead: true,
  meaning:
    'Accommodation of a child who is not in care is to end, and no parent will accommodate the child: the day is that of its end.',
});

export const placementEndProposed = defineEvent({
  type: 'placement-end-proposed',
  of: 'review',
  toldAhead: true,
  meaning: 'The authority proposes to end a placement, without an immediate risk: the day is that of its end.',
});

export const placingWithParentProposed = defineEvent({
  type: 'placing-with-parent-proposed',
  of: 'review',
  toldAhead: true,
  meaning: 'A child in care is to live with a parent: the day is that of the move.',
});

export const otherArrangementsProposed = defineEvent({
  type: 'other-arrangements-proposed',
  of: 'review',
  toldAhead: true,
  meaning:
    'The child is to move to supported or other accommodation that is no placement: the day is that of the move.',
});
