import { cite, read } from '../engine/citation.ts';
import { before } from '../engine/figure.ts';
import { defineRule } from '../engine/rule.ts';
import { meeting } from '../reviews/anchors.ts';
import { pepReceived } from './events.ts';

/** The current personal education plan. */
export const pep = defineRule({
  id: 'preparation.pep',
  title: 'Give the IRO the personal education plan',
  actor: 'social worker',
  of: 'review',
  layer: 'guidance',
  citations: [cite('handbook', '3.47', read('2026-11-22'))],
  inForceFrom: '2011-04-01',
  from: meeting,
  terms: { due: [before.workingDays(3)] },
  metBy: pepReceived,
  endsWithCare: true,
  asSoonAsPracticableBy: meeting,
  examples: [
    {
      situation: 'The plan comes on the last day',
      case: {
        asOf: '2026-03-03',
        events: [
          { type: 'became-looked-after', on: '2025-09-01' },
          { type: 'review-started', review: 'r1', on: '2025-09-26' },
          { type: 'review-completed', review: 'r1', on: '2025-09-26' },
          { type: 'review-arranged', review: 'r2', on: '2026-03-02' },
          { type: 'pep-received', review: 'r2', on: '2026-02-25' },
        ],
      },
      gives: { about: 'r2', due: '2026-02-25', status: 'met', metOn: '2026-02-25' },
      sum: 'Back from Monday 2 March: Friday 27 February is 1, Thursday 26 is 2, Wednesday 25 is 3.',
    },
  ],
});
