import { cite, general, read } from '../engine/citation.ts';
import { after } from '../engine/figure.ts';
import { defineRule } from '../engine/rule.ts';
import { previousReviewHeld } from './anchors.ts';
import { reviewStarted } from './events.ts';

/** Also after the review of a disruption, while the authority to place stands. */
export const authorisedSubsequentReview = defineRule({
  id: 'review.adoption.authorised.subsequent',
  title: 'Hold the next review while authorised for adoption and not placed',
  actor: 'authority',
  of: 'review',
  layer: 'statute',
  citations: [
    cite('aar-2005', 'reg 36(1)', read('2026-11-22')),
    cite('handbook', '3.55', read('2026-11-22')),
    cite('cppcr-2010', 'reg 3', general('2026-11-22')),
  ],
  inForceFrom: '2005-12-30',
  from: previousReviewHeld,
  terms: { due: [after.months(6)] },
  orOrdinaryIfSooner: true,
  metBy: reviewStarted,
  metOn: (review) => review.recordedOn,
  decides: ({ regime, heldSinceRegime }) =>
    (regime.kind === 'authorised' || regime.kind === 'disrupted') && heldSinceRegime >= 1,
  endsWithCare: true,
  isScheduled: true,
  examples: [
    {
      situation: 'The second review of the period is the first after the authorisation: the next comes six-monthly',
      case: {
        asOf: '2026-06-15',
        events: [
          { type: 'became-looked-after', on: '2026-01-05' },
          { type: 'review-started', review: 'r1', on: '2026-01-28' },
          { type: 'review-completed', review: 'r1', on: '2026-01-28' },
          { type: 'authorised-for-adoption', on: '2026-03-02' },
          { type: 'review-started', review: 'r2', on: '2026-04-20' },
          { type: 'review-completed', review: 'r2', on: '2026-04-20' },
        ],
      },
      gives: { about: '#3', due: '2026-10-20', status: 'upcoming' },
      sum: '20 April and six months: 20 October; the ordinary third review would be due on the same day.',
    },
  ],
});
