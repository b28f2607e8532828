import { cite, general, read } from '../engine/citation.ts';
import { after } from '../engine/figure.ts';
import { defineRule } from '../engine/rule.ts';
import { previousReviewHeld } from './anchors.ts';
import { reviewStarted } from './events.ts';

/** Six-monthly until the adoption order, or until the child no longer lives with the adopters. */
export const placedSubsequentReview = defineRule({
  id: 'review.adoption.placed.subsequent',
  title: 'Hold the next review of the placement for adoption',
  actor: 'authority',
  of: 'review',
  layer: 'statute',
  citations: [
    cite('aar-2005', 'reg 36(3)', read('2026-11-22')),
    cite('handbook', '3.55', read('2026-11-22')),
    cite('cppcr-2010', 'reg 3', general('2026-11-22')),
  ],
  inForceFrom: '2005-12-30',
  from: previousReviewHeld,
  terms: { due: [after.months(6)] },
  metBy: reviewStarted,
  metOn: (review) => review.recordedOn,
  decides: ({ regime, heldSinceRegime }) => regime.kind === 'placed' && heldSinceRegime >= 2,
  endsWithCare: true,
  isScheduled: true,
  examples: [
    {
      situation: 'Placed, and reviewed twice since',
      case: {
        asOf: '2026-10-10',
        events: [
          { type: 'became-looked-after', on: '2026-01-05' },
          { type: 'review-started', review: 'r1', on: '2026-01-28' },
          { type: 'review-completed', review: 'r1', on: '2026-01-28' },
          { type: 'placed-for-adoption', on: '2026-06-01' },
          { type: 'review-started', review: 'r2', on: '2026-06-29' },
          { type: 'review-completed', review: 'r2', on: '2026-06-29' },
          { type: 'review-started', review: 'r3', on: '2026-09-28' },
          { type: 'review-completed', review: 'r3', on: '2026-09-28' },
        ],
      },
      gives: { about: '#4', due: '2027-03-28', scheduleBy: '2027-03-25', status: 'upcoming' },
      sum: '28 September and six months: 28 March 2027, Easter Sunday. Friday 26 is Good Friday, so the last working day before is Thursday 25.',
    },
  ],
});
