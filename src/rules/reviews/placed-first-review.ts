import { cite, general, read } from '../engine/citation.ts';
import { after } from '../engine/figure.ts';
import { defineRule } from '../engine/rule.ts';
import { placementForAdoption } from './anchors.ts';
import { reviewStarted } from './events.ts';

/** From the day of placement the adoption regulations alone say when reviews are held. */
export const placedFirstReview = defineRule({
  id: 'review.adoption.placed.first',
  title: 'Hold the first review after the placement for adoption',
  actor: 'authority',
  of: 'review',
  layer: 'statute',
  citations: [
    cite('aar-2005', 'reg 36(3)', read('2026-11-22')),
    cite('handbook', '3.55', read('2026-11-22')),
    cite('cppcr-2010', 'reg 3', general('2026-11-22')),
  ],
  inForceFrom: '2005-12-30',
  from: placementForAdoption,
  terms: { due: [after.weeks(4)] },
  metBy: reviewStarted,
  metOn: (review) => review.recordedOn,
  decides: ({ regime, heldSinceRegime }) => regime.kind === 'placed' && heldSinceRegime === 0,
  endsWithCare: true,
  isScheduled: true,
  examples: [
    {
      situation: 'Placed for adoption on a Monday',
      case: {
        asOf: '2026-06-10',
        events: [
          { type: 'became-looked-after', on: '2026-01-05' },
          { type: 'review-started', review: 'r1', on: '2026-01-28' },
          { type: 'review-completed', review: 'r1', on: '2026-01-28' },
          { type: 'authorised-for-adoption', on: '2026-03-02' },
          { type: 'review-started', review: 'r2', on: '2026-04-20' },
          { type: 'review-completed', review: 'r2', on: '2026-04-20' },
          { type: 'placed-for-adoption', on: '2026-06-01' },
        ],
      },
      gives: { about: '#3', due: '2026-06-29', status: 'upcoming' },
      sum: 'Four weeks are 28 days: from 1 to 29 June.',
    },
  ],
});
