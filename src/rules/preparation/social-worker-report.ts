import { cite, read } from '../engine/citation.ts';
import { before } from '../engine/figure.ts';
import { defineRule } from '../engine/rule.ts';
import { meeting } from '../reviews/anchors.ts';
import { socialWorkerReportReceived } from './events.ts';

/** The IRO reads it before the review, not in it. */
export const socialWorkerReport = defineRule({
  id: 'preparation.social-worker-report',
  title: 'Give the IRO the social worker’s report',
  actor: 'social worker',
  of: 'review',
  layer: 'guidance',
  citations: [cite('handbook', '3.9', read('2026-11-22'))],
  inForceFrom: '2011-04-01',
  from: meeting,
  terms: { due: [before.workingDays(3)] },
  metBy: socialWorkerReportReceived,
  endsWithCare: true,
  asSoonAsPracticableBy: meeting,
  examples: [
    {
      situation: 'The report comes the day before the review',
      case: {
        asOf: '2026-03-03',
        events: [
          { type: 'became-looked-after', on: '2025-09-01' },
          { type: 'review-started', review: 'r1', on: '2025-09-26' },
          { type: 'review-completed', review: 'r1', on: '2025-09-26' },
          { type: 'review-arranged', review: 'r2', on: '2026-03-02' },
          { type: 'social-worker-report-received', review: 'r2', on: '2026-03-01' },
        ],
      },
      gives: { about: 'r2', due: '2026-02-25', status: 'met-late', metOn: '2026-03-01', daysLate: 4 },
      sum: 'Back from Monday 2 March: Friday 27 February is 1, Thursday 26 is 2, Wednesday 25 is 3. From 25 February to 1 March are 4 days.',
    },
  ],
});
