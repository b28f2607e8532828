import { defineEvent } from '../facts/event-type.ts';

export const courtDocumentReceived = defineEvent({
  type: 'court-document-received',
  of: 'document',
  meaning: 'The legal department received a document of the proceedings.',
});

export const courtDocumentPassedToIro = defineEvent({
  type: 'court-document-passed-to-iro',
  of: 'document',
  meaning: 'The document was passed to the IRO.',
});
