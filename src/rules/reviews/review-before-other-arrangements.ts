import { cite, excerpt } from '../engine/citation.ts';
import { before } from '../engine/figure.ts';
import { defineRule } from '../engine/rule.ts';
import { proposedMoveElsewhere } from './anchors.ts';
import { reviewStarted } from './events.ts';

/** A child moves from a placement to supported or other accommodation after a review. */
export const reviewBeforeOtherArrangements = defineRule({
  id: 'review.before-other-arrangements',
  title: 'Hold a review before the child moves to other accommodation',
  actor: 'authority',
  of: 'review',
  layer: 'statute',
  citations: [cite('children-act-1989', 's 22D', excerpt('2026-11-22'))],
  inForceFrom: '2011-04-01',
  from: proposedMoveElsewhere,
  terms: { due: [before.days(1)] },
  metBy: reviewStarted,
  metOn: (review) => review.recordedOn,
  endsWithCare: true,
  isScheduled: true,
  examples: [
    {
      situation: 'A young person who is to move to supported lodgings, with a review the week before',
      case: {
        asOf: '2026-03-20',
        events: [
          { type: 'became-looked-after', on: '2026-01-05' },
          { type: 'review-started', review: 'r1', on: '2026-01-28' },
          { type: 'review-completed', review: 'r1', on: '2026-01-28' },
          { type: 'other-arrangements-proposed', review: 'r2', on: '2026-03-18' },
          { type: 'review-started', review: 'r2', on: '2026-03-12' },
          { type: 'review-completed', review: 'r2', on: '2026-03-12' },
        ],
      },
      gives: { about: 'r2', due: '2026-03-17', status: 'met', metOn: '2026-03-12' },
      sum: 'Before Wednesday 18 March is Tuesday 17 March at the latest; the review was held on Thursday 12 March.',
    },
  ],
});
