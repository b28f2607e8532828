import { cite, read } from '../engine/citation.ts';
import { after } from '../engine/figure.ts';
import { defineRule } from '../engine/rule.ts';
import { formalProcess } from './anchors.ts';
import { disputeResolved } from './events.ts';

/** All formal stages together, however many a ladder has. */
export const disputeTotal = defineRule({
  id: 'dispute.total',
  title: 'Resolve the dispute',
  actor: 'authority',
  of: 'dispute',
  layer: 'guidance',
  citations: [cite('handbook', '6.2', read('2026-11-22'))],
  inForceFrom: '2011-04-01',
  from: formalProcess,
  terms: { due: [after.workingDays(20)] },
  metBy: disputeResolved,
  endsWithCare: false,
  examples: [
    {
      situation: 'A dispute that spans Easter',
      case: {
        asOf: '2026-05-01',
        events: [
          { type: 'dispute-opened', dispute: 'd1', on: '2026-03-23' },
          { type: 'dispute-resolved', dispute: 'd1', on: '2026-04-22' },
        ],
      },
      gives: { about: 'd1', period: null, due: '2026-04-22', status: 'met', metOn: '2026-04-22' },
      sum: 'Without a bank holiday 20 working days from Monday 23 March would end on 20 April; Good Friday, 3 April, and Easter Monday, 6 April, put it off to Wednesday 22.',
    },
  ],
});
