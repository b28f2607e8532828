import { becomingLookedAfter } from '../children/anchors.ts';
import { cite, read } from '../engine/citation.ts';
import { after } from '../engine/figure.ts';
import { defineRule } from '../engine/rule.ts';
import { iroAppointed } from './events.ts';

/** Five working days are good practice; the Act itself asks for an appointment before the first review. */
export const appointIro = defineRule({
  id: 'allocation.appoint-iro',
  title: 'Appoint a named IRO',
  actor: 'authority',
  of: 'period',
  layer: 'guidance',
  citations: [cite('handbook', '7.2', read('2026-11-22'))],
  inForceFrom: '2011-04-01',
  from: becomingLookedAfter,
  terms: { due: [after.workingDays(5)] },
  metBy: iroAppointed,
  endsWithCare: true,
  examples: [
    {
      situation: 'An IRO is appointed on the eighth working day',
      case: {
        asOf: '2026-02-02',
        events: [
          { type: 'became-looked-after', on: '2026-01-05' },
          { type: 'iro-appointed', at: '2026-01-15T09:00' },
        ],
      },
      gives: { due: '2026-01-12', status: 'met-late', metOn: '2026-01-15', daysLate: 3 },
      sum: 'Monday 5 January is day 0; 6, 7, 8, 9 and 12 January are working days 1 to 5. From 12 to 15 January are 3 days.',
    },
  ],
});
