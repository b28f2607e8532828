import { cite, read } from '../engine/citation.ts';
import { before } from '../engine/figure.ts';
import { defineRule } from '../engine/rule.ts';
import { plannedRelease } from './anchors.ts';
import { reviewStarted } from './events.ts';

/** A child who is detained, or accommodated on remand, has a review before that ends, where none would fall before it. */
export const reviewBeforeRelease = defineRule({
  id: 'review.before-release',
  title: 'Hold a review before the child is released',
  actor: 'authority',
  of: 'review',
  layer: 'statute',
  citations: [cite('cppcr-2010', 'reg 33(3)(c)–(d)', read('2026-11-22'))],
  inForceFrom: '2011-04-01',
  from: plannedRelease,
  terms: { due: [before.days(1)] },
  metBy: reviewStarted,
  metOn: (review) => review.recordedOn,
  endsWithCare: true,
  isScheduled: true,
  examples: [
    {
      situation: 'A release for which no review was held',
      case: {
        asOf: '2026-03-20',
        events: [
          { type: 'became-looked-after', on: '2026-01-05' },
          { type: 'review-started', review: 'r1', on: '2026-01-28' },
          { type: 'review-completed', review: 'r1', on: '2026-01-28' },
          { type: 'release-planned', review: 'r2', on: '2026-03-16' },
        ],
      },
      gives: { about: 'r2', due: '2026-03-15', scheduleBy: '2026-03-13', status: 'overdue', daysLate: 5 },
      sum: 'Before Monday 16 March is Sunday 15 March at the latest, and Friday 13 March is the last working day; from 15 to 20 March are 5 days.',
    },
  ],
});
