import { cite, read } from '../engine/citation.ts';
import { before } from '../engine/figure.ts';
import { defineRule } from '../engine/rule.ts';
import { meeting } from '../reviews/anchors.ts';
import { iroSpokeToSocialWorker } from './events.ts';

/** In time to settle what the review must look at, and who should be asked. */
export const iroSpeaksToSocialWorker = defineRule({
  id: 'preparation.iro-speaks-to-social-worker',
  title: 'Speak with the social worker about the review',
  actor: 'independent reviewing officer',
  of: 'review',
  layer: 'guidance',
  citations: [cite('handbook', '3.9', read('2026-11-22'))],
  inForceFrom: '2011-04-01',
  from: meeting,
  terms: { due: [before.workingDays(15)] },
  metBy: iroSpokeToSocialWorker,
  endsWithCare: true,
  asSoonAsPracticableBy: meeting,
  examples: [
    {
      situation: 'The two speak on the last day',
      case: {
        asOf: '2026-03-03',
        events: [
          { type: 'became-looked-after', on: '2025-09-01' },
          { type: 'review-started', review: 'r1', on: '2025-09-26' },
          { type: 'review-completed', review: 'r1', on: '2025-09-26' },
          { type: 'review-arranged', review: 'r2', on: '2026-03-02' },
          { type: 'iro-spoke-to-social-worker', review: 'r2', on: '2026-02-09' },
        ],
      },
      gives: { about: 'r2', due: '2026-02-09', status: 'met', metOn: '2026-02-09' },
      sum: 'Back from Monday 2 March without a bank holiday: 15 working days are three weeks, Monday 9 February.',
    },
  ],
});
