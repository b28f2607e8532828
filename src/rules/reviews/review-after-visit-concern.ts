import { cite, read } from '../engine/citation.ts';
import { onTheDay } from '../engine/figure.ts';
import { defineRule } from '../engine/rule.ts';
import { concernOfVisit } from './anchors.ts';
import { reviewStarted } from './events.ts';

/** A visit that raises concern whether the placement safeguards the child brings a review. */
export const reviewAfterVisitConcern = defineRule({
  id: 'review.after-visit-concern',
  title: 'Hold the review after a visit raised concern about the placement',
  actor: 'authority',
  of: 'review',
  layer: 'statute',
  citations: [cite('cppcr-2010', 'reg 33(3)(b)', read('2026-11-22'))],
  inForceFrom: '2011-04-01',
  from: concernOfVisit,
  terms: { due: [onTheDay] },
  metBy: reviewStarted,
  metOn: (review) => review.recordedOn,
  endsWithCare: true,
  isScheduled: true,
  examples: [
    {
      situation: 'A visit that raised concern, with a review within two weeks',
      case: {
        asOf: '2026-03-20',
        events: [
          { type: 'became-looked-after', on: '2026-01-05' },
          { type: 'review-started', review: 'r1', on: '2026-01-28' },
          { type: 'review-completed', review: 'r1', on: '2026-01-28' },
          { type: 'visit-raised-concern', review: 'r2', on: '2026-03-13' },
          { type: 'review-started', review: 'r2', on: '2026-03-12' },
          { type: 'review-completed', review: 'r2', on: '2026-03-12' },
        ],
      },
      gives: { about: 'r2', due: '2026-03-13', status: 'met', metOn: '2026-03-12' },
      sum: 'Whoever told the concern said by Friday 13 March; the review was held the day before.',
    },
  ],
});
