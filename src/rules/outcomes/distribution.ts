import { cite, read } from '../engine/citation.ts';
import { after } from '../engine/figure.ts';
import { defineRule } from '../engine/rule.ts';
import { completion } from '../reviews/anchors.ts';
import { recordDistributed } from './events.ts';

/** To all who must have it, with what must be withheld withheld. */
export const distribution = defineRule({
  id: 'outcome.distribution',
  title: 'Send out the full record',
  actor: 'review administrator',
  of: 'review',
  layer: 'guidance',
  citations: [cite('handbook', '3.69', read('2026-11-22'))],
  inForceFrom: '2011-04-01',
  from: completion,
  terms: { due: [after.workingDays(20)] },
  metBy: recordDistributed,
  endsWithCare: false,
  examples: [
    {
      situation: 'A record sent out a day late',
      case: {
        asOf: '2026-04-30',
        events: [
          { type: 'became-looked-after', on: '2026-02-02' },
          { type: 'review-started', review: 'r1', on: '2026-03-02' },
          { type: 'review-completed', review: 'r1', on: '2026-03-02' },
          { type: 'record-distributed', review: 'r1', on: '2026-03-31' },
        ],
      },
      gives: { about: 'r1', due: '2026-03-30', status: 'met-late', metOn: '2026-03-31', daysLate: 1 },
      sum: 'From Monday 2 March, 20 working days are four weeks: 30 March.',
    },
  ],
});
