import { cite, general, read } from '../engine/citation.ts';
import { after } from '../engine/figure.ts';
import { defineRule } from '../engine/rule.ts';
import { authorisation } from './anchors.ts';
import { reviewStarted } from './events.ts';

/**
 * Three months after the authorisation; but the ordinary clock stops only when the child is placed, so its day stands
 * where that is sooner.
 */
export const authorisedFirstReview = defineRule({
  id: 'review.adoption.authorised.first',
  title: 'Hold the first review after the authorisation for adoption',
  actor: 'authority',
  of: 'review',
  layer: 'statute',
  citations: [
    cite('aar-2005', 'reg 36(1)', read('2026-11-22')),
    cite('handbook', '3.55', read('2026-11-22')),
    cite('cppcr-2010', 'reg 3', general('2026-11-22')),
  ],
  inForceFrom: '2005-12-30',
  from: authorisation,
  terms: { due: [after.months(3)] },
  orOrdinaryIfSooner: true,
  metBy: reviewStarted,
  metOn: (review) => review.recordedOn,
  decides: ({ regime, heldSinceRegime }) => regime.kind === 'authorised' && heldSinceRegime === 0,
  endsWithCare: true,
  isScheduled: true,
  examples: [
    {
      situation: 'Authorised five months after the last review: the ordinary clock runs out first',
      case: {
        asOf: '2026-06-15',
        events: [
          { type: 'became-looked-after', on: '2025-07-07' },
          { type: 'review-started', review: 'r1', on: '2025-08-01' },
          { type: 'review-completed', review: 'r1', on: '2025-08-01' },
          { type: 'review-started', review: 'r2', on: '2025-10-31' },
          { type: 'review-completed', review: 'r2', on: '2025-10-31' },
          { type: 'review-started', review: 'r3', on: '2026-01-05' },
          { type: 'review-completed', review: 'r3', on: '2026-01-05' },
          { type: 'authorised-for-adoption', on: '2026-06-01' },
        ],
      },
      gives: { about: '#4', due: '2026-07-05', nationalDue: '2026-07-05', status: 'upcoming' },
      sum: '1 June and three months: 1 September; 5 January and six months: 5 July, which is sooner.',
    },
  ],
});
