import { cite, general } from '../engine/citation.ts';
import { after } from '../engine/figure.ts';
import { type Anchor, defineRule } from '../engine/rule.ts';
import { dayOf } from '../facts/case-facts.ts';
import { detentionPlanPrepared, remandedToDetention } from './events.ts';

/** The first remand of the period of care. */
const remand: Anchor<'period'> = {
  words: 'the remand to youth detention',
  on: (period) => dayOf(period, remandedToDetention),
};

/** The detention placement plan of a child who is remanded to youth detention */
export const detentionPlacementPlan = defineRule({
  id: 'remand.detention-plan',
  title: 'Prepare the detention placement plan',
  actor: 'authority',
  of: 'period',
  layer: 'statute',
  citations: [cite('cppcr-2010', 'reg 47C', general('2026-11-22'))],
  inForceFrom: '2013-04-19',
  from: remand,
  terms: { due: [after.workingDays(10)] },
  metBy: detentionPlanPrepared,
  endsWithCare: true,
  examples: [
    {
      situation: 'The detention placement plan of a child who is remanded to youth detention, ready late',
      case: {
        asOf: '2026-02-02',
        events: [
          { type: 'became-looked-after', on: '2026-01-05' },
          { type: 'remanded-to-youth-detention', on: '2026-01-05' },
          { type: 'detention-plan-prepared', on: '2026-01-20' },
        ],
      },
      gives: { due: '2026-01-19', status: 'met-late', metOn: '2026-01-20', daysLate: 1 },
      sum: 'From Monday 5 January: working days 1–5 end on 12 January, 6–10 on 19 January. From 19 to 20 January is 1 day.',
    },
  ],
});
