import { cite, read } from '../engine/citation.ts';
import { before } from '../engine/figure.ts';
import { defineRule } from '../engine/rule.ts';
import { meeting } from '../reviews/anchors.ts';
import { consultationDocumentsSent } from './events.ts';

/** Those asked in writing need time to answer before the review. */
export const consultationDocuments = defineRule({
  id: 'preparation.consultation-documents',
  title: 'Send the consultation documents',
  actor: 'review administrator',
  of: 'review',
  layer: 'guidance',
  citations: [cite('handbook', '3.9', read('2026-11-22')), cite('handbook', '7.3', read('2026-11-22'))],
  inForceFrom: '2011-04-01',
  from: meeting,
  terms: { due: [before.workingDays(10)] },
  metBy: consultationDocumentsSent,
  endsWithCare: true,
  asSoonAsPracticableBy: meeting,
  examples: [
    {
      situation: 'The documents go out a week late',
      case: {
        asOf: '2026-03-03',
        events: [
          { type: 'became-looked-after', on: '2025-09-01' },
          { type: 'review-started', review: 'r1', on: '2025-09-26' },
          { type: 'review-completed', review: 'r1', on: '2025-09-26' },
          { type: 'review-arranged', review: 'r2', on: '2026-03-02' },
          { type: 'consultation-documents-sent', review: 'r2', on: '2026-02-23' },
        ],
      },
      gives: { about: 'r2', due: '2026-02-16', status: 'met-late', metOn: '2026-02-23', daysLate: 7 },
      sum: 'Back from Monday 2 March without a bank holiday: 10 working days are two weeks, Monday 16 February.',
    },
  ],
});
