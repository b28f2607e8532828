import { defineEvent } from '../facts/event-type.ts';

export const socialWorkerConsultedChild = defineEvent({
  type: 'social-worker-consulted-child',
  of: 'review',
  meaning: 'The social worker talked with the child about who comes to the review, where and about what.',
});

export const iroSpokeToSocialWorker = defineEvent({
  type: 'iro-spoke-to-social-worker',
  of: 'review',
  meaning: 'The IRO spoke with the social worker about the review.',
});

export const consultationDocumentsSent = defineEvent({
  type: 'consultation-documents-sent',
  of: 'review',
  meaning: 'The consultation documents were sent out.',
});

export const invitationsSent = defineEvent({
  type: 'invitations-sent',
  of: 'review',
  meaning: 'The invitations were sent out.',
});

export const socialWorkerReportReceived = defineEvent({
  type: 'social-worker-report-received',
  of: 'review',
  meaning: 'The social worker’s report reached the IRO.',
});

export const pepReceived = defineEvent({
  type: 'pep-received',
  of: 'review',
  meaning: 'The personal education plan reached the IRO.',
});

export const healthPlanReceived = defineEvent({
  type: 'health-plan-received',
  of: 'review',
  meaning: 'The health plan, or a report on it, reached the IRO.',
});

export const iroSawChild = defineEvent({
  type: 'iro-saw-child',
  of: 'review',
  keepsEvery: true,
  meaning: 'The IRO talked with the child in private before the review.',
});

export const iroPrivateTalkExcused = defineEvent({
  type: 'iro-private-talk-excused',
  of: 'review',
  reasons: ['refused', 'age-and-understanding'],
  meaning:
    'The private talk did not have to be held: a child of sufficient understanding refused, or the IRO found it wrong for the child’s age and understanding.',
});
