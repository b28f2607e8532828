import { cite, read } from '../engine/citation.ts';
import { before } from '../engine/figure.ts';
import { defineRule } from '../engine/rule.ts';
import { meeting } from '../reviews/anchors.ts';
import { invitationsSent } from './events.ts';

/** Written invitations to those whom the child, the social worker and the IRO agreed on. */
export const invitations = defineRule({
  id: 'preparation.invitations',
  title: 'Send the invitations',
  actor: 'review administrator',
  of: 'review',
  layer: 'guidance',
  citations: [cite('handbook', '7.3', read('2026-11-22'))],
  inForceFrom: '2011-04-01',
  from: meeting,
  terms: { due: [before.workingDays(10)] },
  metBy: invitationsSent,
  endsWithCare: true,
  asSoonAsPracticableBy: meeting,
  examples: [
    {
      situation: 'The invitations go out early',
      case: {
        asOf: '2026-03-03',
        events: [
          { type: 'became-looked-after', on: '2025-09-01' },
          { type: 'review-started', review: 'r1', on: '2025-09-26' },
          { type: 'review-completed', review: 'r1', on: '2025-09-26' },
          { type: 'review-arranged', review: 'r2', on: '2026-03-02' },
          { type: 'invitations-sent', review: 'r2', on: '2026-02-10' },
        ],
      },
      gives: { about: 'r2', due: '2026-02-16', status: 'met', metOn: '2026-02-10' },
      sum: 'Back from Monday 2 March without a bank holiday: 10 working days are two weeks, Monday 16 February.',
    },
  ],
});
