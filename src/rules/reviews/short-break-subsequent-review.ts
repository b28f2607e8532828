import { cite, excerpt, read } from '../engine/citation.ts';
import { after } from '../engine/figure.ts';
import { defineRule } from '../engine/rule.ts';
import { previousReviewHeld } from './anchors.ts';
import { reviewStarted } from './events.ts';

/** Every six months while the series goes on. */
export const shortBreakSubsequentReview = defineRule({
  id: 'review.short-break.subsequent',
  title: 'Hold the next review of the short breaks',
  actor: 'authority',
  of: 'review',
  layer: 'statute',
  citations: [cite('cppcr-2010', 'reg 48(3)(d)', excerpt('2026-11-22')), cite('handbook', '4.1', read('2026-11-22'))],
  inForceFrom: '2011-04-01',
  from: previousReviewHeld,
  terms: { due: [after.months(6)] },
  metBy: reviewStarted,
  metOn: (review) => review.recordedOn,
  decides: ({ regime, heldSinceRegime }) => regime.kind === 'short-breaks' && heldSinceRegime >= 1,
  endsWithCare: true,
  isScheduled: true,
  examples: [
    {
      situation: 'A series of short breaks, reviewed once',
      case: {
        asOf: '2026-06-01',
        events: [
          { type: 'became-looked-after', on: '2026-01-05' },
          { type: 'short-breaks-started', on: '2026-01-05' },
          { type: 'review-started', review: 'r1', on: '2026-03-31' },
          { type: 'review-completed', review: 'r1', on: '2026-03-31' },
        ],
      },
      gives: { about: '#2', due: '2026-09-30', status: 'upcoming' },
      sum: '31 March and six months would be 31 September: the last day of the month is 30 September.',
    },
  ],
});
