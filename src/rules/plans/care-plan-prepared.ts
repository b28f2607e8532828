import { firstPlacement } from '../children/anchors.ts';
import { cite, read } from '../engine/citation.ts';
import { after } from '../engine/figure.ts';
import { defineRule } from '../engine/rule.ts';
import { carePlanPrepared } from './events.ts';

/**
 * The plan belongs before the first placement; ten working days are the limit where that is not practicable. For a
 * child in care proceedings the court sets the time instead, which this rule does not know yet.
 */
export const carePlanPreparedInTime = defineRule({
  id: 'care-plan.prepared',
  title: 'Prepare the care plan',
  actor: 'authority',
  of: 'period',
  layer: 'statute',
  citations: [cite('cppcr-2010', 'reg 4(2)', read('2026-11-22')), cite('handbook', '2.4', read('2026-11-22'))],
  inForceFrom: '2011-04-01',
  from: firstPlacement,
  terms: { due: [after.workingDays(10)] },
  metBy: carePlanPrepared,
  endsWithCare: true,
  examples: [
    {
      situation: 'A child moves twice; the plan counts from the first placement and is ready on the tenth working day',
      case: {
        asOf: '2026-02-02',
        events: [
          { type: 'became-looked-after', on: '2026-01-05' },
          { type: 'placement-started', on: '2026-01-05', placement: 'p1' },
          { type: 'placement-started', on: '2026-01-12', placement: 'p2' },
          { type: 'care-plan-prepared', on: '2026-01-19' },
        ],
      },
      gives: { due: '2026-01-19', status: 'met', metOn: '2026-01-19' },
      sum: 'From Monday 5 January: working days 1–5 end on 12 January, 6–10 on 19 January.',
    },
  ],
});
