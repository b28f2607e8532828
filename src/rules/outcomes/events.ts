import { defineEvent } from '../facts/event-type.ts';

export const decisionsIssued = defineEvent({
  type: 'decisions-issued',
  of: 'review',
  meaning: 'The IRO issued the decisions or recommendations of the review.',
});

export const decisionsReceived = defineEvent({
  type: 'decisions-received',
  of: 'review',
  meaning: 'The designated manager received the decisions; taken to be the day issued where it is not told.',
});

export const managerResponded = defineEvent({
  type: 'manager-responded',
  of: 'review',
  meaning: 'The designated manager answered the decisions.',
});

export const carePlanUpdated = defineEvent({
  type: 'care-plan-updated',
  of: 'review',
  meaning: 'The social worker brought the care plan up to date with the decisions.',
});

export const recordCompleted = defineEvent({
  type: 'record-completed',
  of: 'review',
  meaning: 'The IRO completed the full record of the review.',
});

export const recordDistributed = defineEvent({
  type: 'record-distributed',
  of: 'review',
  meaning: 'The full record was sent to those who must have it.',
});
