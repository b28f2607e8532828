import { cite, general, read } from '../engine/citation.ts';
import { after } from '../engine/figure.ts';
import { defineRule } from '../engine/rule.ts';
import { firstReviewAfterPlacementHeld } from './anchors.ts';
import { reviewStarted } from './events.ts';

/** Three months after the first review of the placement. */
export const placedSecondReview = defineRule({
  id: 'review.adoption.placed.second',
  title: 'Hold the second review after the placement for adoption',
  actor: 'authority',
  of: 'review',
  layer: 'statute',
  citations: [
    cite('aar-2005', 'reg 36(3)', read('2026-11-22')),
    cite('handbook', '3.55', read('2026-11-22')),
    cite('cppcr-2010', 'reg 3', general('2026-11-22')),
  ],
  inForceFrom: '2005-12-30',
  from: firstReviewAfterPlacementHeld,
  terms: { due: [after.months(3)] },
  metBy: reviewStarted,
  metOn: (review) => review.recordedOn,
  decides: ({ regime, heldSinceRegime }) => regime.kind === 'placed' && heldSinceRegime === 1,
  endsWithCare: true,
  isScheduled: true,
  examples: [
    {
      situation: 'Placed, and reviewed once since',
      case: {
        asOf: '2026-07-10',
        events: [
          { type: 'became-looked-after', on: '2026-01-05' },
          { type: 'review-started', review: 'r1', on: '2026-01-28' },
          { type: 'review-completed', review: 'r1', on: '2026-01-28' },
          { type: 'placed-for-adoption', on: '2026-06-01' },
          { type: 'review-started', review: 'r2', on: '2026-06-29' },
          { type: 'review-completed', review: 'r2', on: '2026-06-29' },
        ],
      },
      gives: { about: '#3', due: '2026-09-29', status: 'upcoming' },
      sum: '29 June and three months: 29 September.',
    },
  ],
});
