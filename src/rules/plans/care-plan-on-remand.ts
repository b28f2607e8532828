import { cite, excerpt } from '../engine/citation.ts';
import { after } from '../engine/figure.ts';
import { type Anchor, defineRule } from '../engine/rule.ts';
import { dayOf } from '../facts/case-facts.ts';
import { carePlanPrepared, remandedToAuthority } from './events.ts';

/** The first remand of the period of care. */
const remand: Anchor<'period'> = {
  words: 'the remand to the authority’s accommodation',
  on: (period) => dayOf(period, remandedToAuthority),
};

/** The care plan of a child who is remanded to the authority’s accommodation */
export const carePlanOnRemand = defineRule({
  id: 'remand.care-plan',
  title: 'Prepare the care plan on remand',
  actor: 'authority',
  of: 'period',
  layer: 'statute',
  citations: [cite('cppcr-2010', 'reg 47B', excerpt('2026-11-22'))],
  inForceFrom: '2013-04-19',
  from: remand,
  terms: { due: [after.workingDays(5)] },
  metBy: carePlanPrepared,
  endsWithCare: true,
  examples: [
    {
      situation: 'The care plan of a child who is remanded to the authority’s accommodation, ready late',
      case: {
        asOf: '2026-02-02',
        events: [
          { type: 'became-looked-after', on: '2026-01-05' },
          { type: 'remanded-to-local-authority', on: '2026-01-05' },
          { type: 'care-plan-prepared', on: '2026-01-14' },
        ],
      },
      gives: { due: '2026-01-12', status: 'met-late', metOn: '2026-01-14', daysLate: 2 },
      sum: 'Monday 5 January is day 0; 6, 7, 8, 9 and 12 January are working days 1 to 5. From 12 to 14 January are 2 days.',
    },
  ],
});
