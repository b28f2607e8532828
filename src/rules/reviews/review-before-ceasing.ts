import { cite, read } from '../engine/citation.ts';
import { before } from '../engine/figure.ts';
import { defineRule } from '../engine/rule.ts';
import { proposedEnd } from './anchors.ts';
import { reviewStarted } from './events.ts';

/** A child who is accommodated and not in care has a review before that ends, where no parent will accommodate the child. */
export const reviewBeforeCeasing = defineRule({
  id: 'review.before-ceasing',
  title: 'Hold a review before accommodation ends',
  actor: 'authority',
  of: 'review',
  layer: 'statute',
  citations: [cite('cppcr-2010', 'reg 33(3)(e)', read('2026-11-22'))],
  inForceFrom: '2011-04-01',
  from: proposedEnd,
  terms: { due: [before.days(1)] },
  metBy: reviewStarted,
  metOn: (review) => review.recordedOn,
  endsWithCare: true,
  isScheduled: true,
  examples: [
    {
      situation: 'A young person whose accommodation is to end, with a review the week before',
      case: {
        asOf: '2026-03-20',
        events: [
          { type: 'became-looked-after', on: '2026-01-05' },
          { type: 'review-started', review: 'r1', on: '2026-01-28' },
          { type: 'review-completed', review: 'r1', on: '2026-01-28' },
          { type: 'accommodation-end-proposed', review: 'r2', on: '2026-03-18' },
          { type: 'review-started', review: 'r2', on: '2026-03-12' },
          { type: 'review-completed', review: 'r2', on: '2026-03-12' },
        ],
      },
      gives: { about: 'r2', due: '2026-03-17', status: 'met', metOn: '2026-03-12' },
      sum: 'Before Wednesday 18 March is Tuesday 17 March at the latest; the review was held on Thursday 12 March.',
    },
  ],
});
