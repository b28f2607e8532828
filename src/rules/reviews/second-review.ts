import { cite, general, read } from '../engine/citation.ts';
import { after } from '../engine/figure.ts';
import { defineRule } from '../engine/rule.ts';
import { firstReviewHeld } from './anchors.ts';
import { reviewStarted } from './events.ts';

/** Counts from the review actually held: an early first review moves the second. */
export const secondReview = defineRule({
  id: 'review.second',
  title: 'Hold the second review',
  actor: 'authority',
  of: 'review',
  layer: 'statute',
  citations: [cite('cppcr-2010', 'reg 33(2)', read('2026-11-22')), cite('handbook', '3.23', read('2026-11-22'))],
  inForceFrom: '2011-04-01',
  earlierCitations: [cite('rccr-1991', 'reg 3', general('2026-11-22'))],
  from: firstReviewHeld,
  terms: { due: [after.months(3)] },
  metBy: reviewStarted,
  metOn: (review) => review.recordedOn,
  decides: ({ regime, heldSinceClock }) =>
    (regime.kind === 'ordinary' || regime.kind === 'at-home') && heldSinceClock === 1,
  endsWithCare: true,
  isScheduled: true,
  examples: [
    {
      situation: 'A second review held after its day',
      case: {
        asOf: '2026-06-01',
        events: [
          { type: 'became-looked-after', on: '2026-01-05' },
          { type: 'review-started', review: 'r1', on: '2026-01-28' },
          { type: 'review-completed', review: 'r1', on: '2026-01-28' },
          { type: 'review-started', review: 'r2', on: '2026-05-01' },
          { type: 'review-completed', review: 'r2', on: '2026-05-01' },
        ],
      },
      gives: {
        about: 'r2',
        due: '2026-04-28',
        scheduleBy: '2026-04-28',
        status: 'met-late',
        metOn: '2026-05-01',
        daysLate: 3,
      },
      sum: '28 January and three months: 28 April. From 28 April to 1 May are 3 days.',
    },
  ],
});
