import { becomingLookedAfter } from '../children/anchors.ts';
import { cite, read } from '../engine/citation.ts';
import { after } from '../engine/figure.ts';
import { defineRule } from '../engine/rule.ts';
import { serviceNotified } from './events.ts';

/** The IRO service must hear of a new looked-after child before it can appoint anyone. */
export const notifyService = defineRule({
  id: 'allocation.notify-service',
  title: 'Tell the IRO service that the child is looked after',
  actor: 'authority',
  of: 'period',
  layer: 'guidance',
  citations: [cite('handbook', '7.2', read('2026-11-22'))],
  inForceFrom: '2011-04-01',
  from: becomingLookedAfter,
  terms: { due: [after.workingDays(2)] },
  metBy: serviceNotified,
  endsWithCare: true,
  examples: [
    {
      situation: 'A child becomes looked after on a Friday and the service is told on the Tuesday',
      case: {
        asOf: '2026-01-20',
        events: [
          { type: 'became-looked-after', on: '2026-01-09' },
          { type: 'service-notified', at: '2026-01-13T16:40' },
        ],
      },
      gives: { due: '2026-01-13', status: 'met', metOn: '2026-01-13' },
      sum: 'Friday 9 January is day 0; Monday 12 is working day 1, Tuesday 13 is working day 2.',
    },
  ],
});
