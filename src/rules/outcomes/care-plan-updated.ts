import { cite, read } from '../engine/citation.ts';
import { after } from '../engine/figure.ts';
import { defineRule } from '../engine/rule.ts';
import { completion } from '../reviews/anchors.ts';
import { carePlanUpdated } from './events.ts';

/** The plan says what the review decided. */
export const carePlanUpdatedInTime = defineRule({
  id: 'outcome.care-plan-updated',
  title: 'Bring the care plan up to date',
  actor: 'social worker',
  of: 'review',
  layer: 'guidance',
  citations: [cite('handbook', '3.69', read('2026-11-22'))],
  inForceFrom: '2011-04-01',
  from: completion,
  terms: { due: [after.workingDays(10)] },
  metBy: carePlanUpdated,
  endsWithCare: false,
  examples: [
    {
      situation: 'A plan that nobody has brought up to date',
      case: {
        asOf: '2026-04-30',
        events: [
          { type: 'became-looked-after', on: '2026-02-02' },
          { type: 'review-started', review: 'r1', on: '2026-03-02' },
          { type: 'review-completed', review: 'r1', on: '2026-03-02' },
        ],
      },
      gives: { about: 'r1', due: '2026-03-16', status: 'overdue', daysLate: 45 },
      sum: 'From Monday 2 March, 10 working days are two weeks: 16 March. To 30 April: 15 days of March and 30 of April, 45.',
    },
  ],
});
