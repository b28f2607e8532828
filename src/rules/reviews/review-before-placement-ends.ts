import { cite, read } from '../engine/citation.ts';
import { before } from '../engine/figure.ts';
import { defineRule } from '../engine/rule.ts';
import { proposedEndOfPlacement } from './anchors.ts';
import { reviewStarted } from './events.ts';

/** The authority reviews the case before it ends a placement, but where the child or others are at immediate risk. */
export const reviewBeforePlacementEnds = defineRule({
  id: 'review.before-placement-ends',
  title: 'Hold a review before the placement is ended',
  actor: 'authority',
  of: 'review',
  layer: 'statute',
  citations: [cite('cppcr-2010', 'reg 14(1)', read('2026-11-22'))],
  inForceFrom: '2011-04-01',
  from: proposedEndOfPlacement,
  terms: { due: [before.days(1)] },
  metBy: reviewStarted,
  metOn: (review) => review.recordedOn,
  endsWithCare: true,
  isScheduled: true,
  examples: [
    {
      situation: 'A placement that the authority means to end, with a review the week before',
      case: {
        asOf: '2026-03-20',
        events: [
          { type: 'became-looked-after', on: '2026-01-05' },
          { type: 'review-started', review: 'r1', on: '2026-01-28' },
          { type: 'review-completed', review: 'r1', on: '2026-01-28' },
          { type: 'placement-end-proposed', review: 'r2', on: '2026-03-18' },
          { type: 'review-started', review: 'r2', on: '2026-03-12' },
          { type: 'review-completed', review: 'r2', on: '2026-03-12' },
        ],
      },
      gives: { about: 'r2', due: '2026-03-17', status: 'met', metOn: '2026-03-12' },
      sum: 'Before Wednesday 18 March is Tuesday 17 March at the latest; the review was held on Thursday 12 March.',
    },
  ],
});
