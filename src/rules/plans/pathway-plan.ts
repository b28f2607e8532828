import { type Day, reachesAge } from '../calendar/day.ts';
import { eighteenthBirthday } from '../children/anchors.ts';
import { cite, read } from '../engine/citation.ts';
import { before } from '../engine/figure.ts';
import { defineRule } from '../engine/rule.ts';
import { NEVER, type PeriodFacts } from '../facts/case-facts.ts';
import { pathwayPlanSentToIro } from './events.ts';

const PATHWAY_PLAN_FROM_AGE_YEARS = 16;

function oldEnoughOn({ child }: PeriodFacts): Day {
  return child.dateOfBirth === NEVER ? NEVER : reachesAge(child.dateOfBirth, PATHWAY_PLAN_FROM_AGE_YEARS);
}

/** Whether or not a review is due: the IRO sees the final plan in time to ask for a review before adulthood. */
export const pathwayPlan = defineRule({
  id: 'transition.pathway-plan',
  title: 'Send the IRO the final pathway plan',
  actor: 'social worker',
  of: 'period',
  layer: 'guidance',
  citations: [cite('handbook', '5.10', read('2026-11-22'))],
  inForceFrom: '2011-04-01',
  from: eighteenthBirthday,
  terms: { due: [before.workingDays(20)] },
  metBy: pathwayPlanSentToIro,
  // Once 16 and looked after. The day as of which it is asked stands as the last day of a period that goes on.
  applies: (period) => period.lastDay >= oldEnoughOn(period),
  appliesFrom: oldEnoughOn,
  endsWithCare: true,
  examples: [
    {
      situation: 'A young person who turns 18 on 2 March 2026, plan sent on the last day',
      case: {
        asOf: '2026-02-20',
        child: { dateOfBirth: '2008-03-02' },
        events: [
          { type: 'became-looked-after', on: '2024-06-03' },
          { type: 'pathway-plan-sent-to-iro', on: '2026-02-02' },
        ],
      },
      gives: { due: '2026-02-02', status: 'met', metOn: '2026-02-02' },
      sum: 'Back from Monday 2 March: 5 working days to 23 February, 10 to 16, 15 to 9, 20 to Monday 2 February.',
    },
  ],
});
