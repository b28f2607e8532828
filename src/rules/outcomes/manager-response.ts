import { cite, read } from '../engine/citation.ts';
import { after } from '../engine/figure.ts';
import { defineRule } from '../engine/rule.ts';
import { receipt } from './anchors.ts';
import { managerResponded } from './events.ts';

/** A manager who does not answer in time has agreed; a late answer is kept and changes nothing. */
export const managerResponse = defineRule({
  id: 'outcome.manager-response',
  title: 'Answer the decisions',
  actor: 'team manager',
  of: 'review',
  layer: 'guidance',
  citations: [cite('handbook', '3.71', read('2026-11-22'))],
  inForceFrom: '2011-04-01',
  from: receipt,
  terms: { due: [after.workingDays(5)] },
  metBy: managerResponded,
  silenceAgrees: true,
  endsWithCare: false,
  examples: [
    {
      situation: 'A manager disagrees too late',
      case: {
        asOf: '2026-04-30',
        events: [
          { type: 'became-looked-after', on: '2026-02-02' },
          { type: 'review-started', review: 'r1', on: '2026-03-02' },
          { type: 'review-completed', review: 'r1', on: '2026-03-02' },
          { type: 'decisions-issued', review: 'r1', on: '2026-03-06' },
          { type: 'decisions-received', review: 'r1', on: '2026-03-09' },
          { type: 'manager-responded', review: 'r1', on: '2026-03-18' },
        ],
      },
      gives: { about: 'r1', due: '2026-03-16', status: 'deemed-agreed', metOn: '2026-03-18', daysLate: null },
      sum: 'From Monday 9 March, 5 working days are a week: Monday 16 March; 18 March is later.',
    },
  ],
});
