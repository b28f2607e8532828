import { cite, read } from '../engine/citation.ts';
import { before } from '../engine/figure.ts';
import { defineRule } from '../engine/rule.ts';
import { meeting } from '../reviews/anchors.ts';
import { socialWorkerConsultedChild } from './events.ts';

/** Twenty working days give time to act on what the child wants; a first review hardly ever leaves them. */
export const socialWorkerConsultsChild = defineRule({
  id: 'preparation.social-worker-consults-child',
  title: 'Talk with the child about who comes to the review, where and about what',
  actor: 'social worker',
  of: 'review',
  layer: 'guidance',
  citations: [cite('handbook', '3.16', read('2026-11-22'))],
  inForceFrom: '2011-04-01',
  from: meeting,
  terms: { due: [before.workingDays(20)] },
  metBy: socialWorkerConsultedChild,
  endsWithCare: true,
  asSoonAsPracticableBy: meeting,
  examples: [
    {
      situation: 'The talk is held a day after it was due',
      case: {
        asOf: '2026-03-03',
        events: [
          { type: 'became-looked-after', on: '2025-09-01' },
          { type: 'review-started', review: 'r1', on: '2025-09-26' },
          { type: 'review-completed', review: 'r1', on: '2025-09-26' },
          { type: 'review-arranged', review: 'r2', on: '2026-03-02' },
          { type: 'social-worker-consulted-child', review: 'r2', on: '2026-02-03' },
        ],
      },
      gives: { about: 'r2', due: '2026-02-02', status: 'met-late', metOn: '2026-02-03', daysLate: 1 },
      sum: 'Back from Monday 2 March without a bank holiday: 20 working days are four weeks, Monday 2 February.',
    },
  ],
});
