import { cite, read } from '../engine/citation.ts';
import { after } from '../engine/figure.ts';
import { defineRule } from '../engine/rule.ts';
import { completion } from '../reviews/anchors.ts';
import { decisionsIssued } from './events.ts';

/** What was decided reaches those who must act before memory fades. */
export const decisions = defineRule({
  id: 'outcome.decisions',
  title: 'Issue the decisions of the review',
  actor: 'independent reviewing officer',
  of: 'review',
  layer: 'guidance',
  citations: [cite('handbook', '3.69', read('2026-11-22'))],
  inForceFrom: '2011-04-01',
  from: completion,
  terms: { due: [after.workingDays(5)] },
  metBy: decisionsIssued,
  endsWithCare: false,
  examples: [
    {
      situation: 'Decisions issued on the fourth working day',
      case: {
        asOf: '2026-04-30',
        events: [
          { type: 'became-looked-after', on: '2026-02-02' },
          { type: 'review-started', review: 'r1', on: '2026-03-02' },
          { type: 'review-completed', review: 'r1', on: '2026-03-02' },
          { type: 'decisions-issued', review: 'r1', on: '2026-03-06' },
        ],
      },
      gives: { about: 'r1', due: '2026-03-09', status: 'met', metOn: '2026-03-06' },
      sum: 'From Monday 2 March, 5 working days are a week: Monday 9 March.',
    },
  ],
});
