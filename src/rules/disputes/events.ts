import { defineEvent } from '../facts/event-type.ts';

export const disputeOpened = defineEvent({
  type: 'dispute-opened',
  of: 'dispute',
  meaning: 'The formal dispute resolution process was opened.',
});

export const disputeResolved = defineEvent({
  type: 'dispute-resolved',
  of: 'dispute',
  meaning: 'The dispute was resolved.',
});

export const disputeStageStarted = defineEvent({
  type: 'dispute-stage-started',
  of: 'stage',
  meaning: 'A stage of the procedure’s ladder was started.',
});

export const disputeStageAnswered = defineEvent({
  type: 'dispute-stage-answered',
  of: 'stage',
  meaning: 'The person addressed at the stage answered.',
});
