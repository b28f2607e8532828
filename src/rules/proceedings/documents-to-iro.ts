import { cite, read } from '../engine/citation.ts';
import { after } from '../engine/figure.ts';
import { type Anchor, defineRule } from '../engine/rule.ts';
import { dayOf } from '../facts/case-facts.ts';
import { courtDocumentPassedToIro, courtDocumentReceived } from './events.ts';

const documentReceived: Anchor<'document'> = {
  words: 'the legal department received the document',
  on: (document) => dayOf(document, courtDocumentReceived),
  event: courtDocumentReceived,
};

/** The IRO cannot hold the plan against the proceedings without their papers. */
export const documentsToIro = defineRule({
  id: 'proceedings.documents-to-iro',
  title: 'Pass the court document to the IRO',
  actor: 'legal department',
  of: 'document',
  layer: 'guidance',
  citations: [cite('handbook', '8.4', read('2026-11-22'))],
  inForceFrom: '2011-04-01',
  from: documentReceived,
  terms: { due: [after.workingDays(5)] },
  metBy: courtDocumentPassedToIro,
  endsWithCare: false,
  examples: [
    {
      situation: 'A document received before the late May holiday and not passed on',
      case: {
        asOf: '2026-06-01',
        events: [{ type: 'court-document-received', document: 'guardian-report', on: '2026-05-20' }],
      },
      gives: { about: 'guardian-report', period: null, due: '2026-05-28', status: 'overdue', daysLate: 4 },
      sum: 'From Wednesday 20 May: 21 and 22 are 1 and 2; Monday 25 is a bank holiday; 26, 27 and 28 May are 3 to 5. To 1 June are 4 days.',
    },
  ],
});
