import { cite, excerpt, general, read } from '../engine/citation.ts';
import { after } from '../engine/figure.ts';
import { defineRule } from '../engine/rule.ts';
import { previousReviewHeld } from './anchors.ts';
import { reviewStarted } from './events.ts';

/** Third and later reviews, each counted from the one before. */
export const subsequentReview = defineRule({
  id: 'review.subsequent',
  title: 'Hold the next review',
  actor: 'authority',
  of: 'review',
  layer: 'statute',
  citations: [cite('cppcr-2010', 'reg 33(2)', read('2026-11-22')), cite('handbook', '3.23', read('2026-11-22'))],
  inForceFrom: '2011-04-01',
  earlierCitations: [cite('rccr-1991', 'reg 3', general('2026-11-22'))],
  from: previousReviewHeld,
  terms: { due: [after.months(6)] },
  // "Where reasonably practicable": the day stands, and is counted apart.
  softened: {
    from: '2020-04-24',
    to: '2020-09-25',
    citation: cite('coronavirus-2020', 'reg 8(14)', excerpt('2026-11-22')),
  },
  metBy: reviewStarted,
  metOn: (review) => review.recordedOn,
  decides: ({ regime, heldSinceClock }) =>
    (regime.kind === 'ordinary' || regime.kind === 'at-home') && heldSinceClock >= 2,
  endsWithCare: true,
  isScheduled: true,
  examples: [
    {
      situation: 'A third review from the last day of August, due in a shorter month',
      case: {
        asOf: '2026-12-01',
        events: [
          { type: 'became-looked-after', on: '2026-05-05' },
          { type: 'review-started', review: 'r1', on: '2026-06-01' },
          { type: 'review-completed', review: 'r1', on: '2026-06-01' },
          { type: 'review-started', review: 'r2', on: '2026-08-31' },
          { type: 'review-completed', review: 'r2', on: '2026-08-31' },
        ],
      },
      gives: { about: '#3', due: '2027-02-28', scheduleBy: '2027-02-26', status: 'upcoming' },
      sum: '31 August and six months would be 31 February: the last day of the month is 28 February 2027, a Sunday; the last working day before is Friday 26.',
    },
  ],
});
