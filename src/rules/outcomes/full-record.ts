import { cite, read } from '../engine/citation.ts';
import { after } from '../engine/figure.ts';
import { defineRule } from '../engine/rule.ts';
import { completion } from '../reviews/anchors.ts';
import { recordCompleted } from './events.ts';

/** The record that the child can read one day. */
export const fullRecord = defineRule({
  id: 'outcome.full-record',
  title: 'Complete the full record of the review',
  actor: 'independent reviewing officer',
  of: 'review',
  layer: 'guidance',
  citations: [cite('handbook', '3.69', read('2026-11-22'))],
  inForceFrom: '2011-04-01',
  from: completion,
  terms: { due: [after.workingDays(15)] },
  metBy: recordCompleted,
  endsWithCare: false,
  examples: [
    {
      situation: 'A record completed on the last day',
      case: {
        asOf: '2026-04-30',
        events: [
          { type: 'became-looked-after', on: '2026-02-02' },
          { type: 'review-started', review: 'r1', on: '2026-03-02' },
          { type: 'review-completed', review: 'r1', on: '2026-03-02' },
          { type: 'record-completed', review: 'r1', on: '2026-03-23' },
        ],
      },
      gives: { about: 'r1', due: '2026-03-23', status: 'met', metOn: '2026-03-23' },
      sum: 'From Monday 2 March, 15 working days are three weeks: 23 March.',
    },
  ],
});
