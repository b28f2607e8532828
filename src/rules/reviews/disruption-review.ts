import { cite, general, read } from '../engine/citation.ts';
import { after } from '../engine/figure.ts';
import { defineRule } from '../engine/rule.ts';
import { disruption } from './anchors.ts';
import { reviewStarted } from './events.ts';

/** A window: not before 28 days, so that people have taken stock, and not after 42. */
export const disruptionReview = defineRule({
  id: 'review.adoption.disruption',
  title: 'Hold the review after the disruption of the adoption placement',
  actor: 'authority',
  of: 'review',
  layer: 'statute',
  citations: [cite('aar-2005', 'reg 36(8)', general('2026-11-22')), cite('handbook', '3.56', read('2026-11-22'))],
  inForceFrom: '2005-12-30',
  from: disruption,
  terms: { earliest: after.weeks(4), due: [after.weeks(6)] },
  metBy: reviewStarted,
  metOn: (review) => review.recordedOn,
  decides: ({ regime, heldSinceRegime }) => regime.kind === 'disrupted' && heldSinceRegime === 0,
  endsWithCare: true,
  isScheduled: true,
  examples: [
    {
      situation: 'A review held three weeks after the child came back',
      case: {
        asOf: '2026-09-01',
        events: [
          { type: 'became-looked-after', on: '2026-01-05' },
          { type: 'review-started', review: 'r1', on: '2026-01-28' },
          { type: 'review-completed', review: 'r1', on: '2026-01-28' },
          { type: 'placed-for-adoption', on: '2026-03-02' },
          { type: 'review-started', review: 'r2', on: '2026-03-30' },
          { type: 'review-completed', review: 'r2', on: '2026-03-30' },
          { type: 'adoption-placement-disrupted', on: '2026-06-01' },
          { type: 'review-started', review: 'r3', on: '2026-06-22' },
          { type: 'review-completed', review: 'r3', on: '2026-06-22' },
        ],
      },
      gives: { about: 'r3', earliest: '2026-06-29', due: '2026-07-13', status: 'met-early', metOn: '2026-06-22' },
      sum: 'From 1 June 28 days run to 29 June and 42 days to 13 July; 22 June lies before the window.',
    },
  ],
});
