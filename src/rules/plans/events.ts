import { defineEvent } from '../facts/event-type.ts';

export const carePlanPrepared = defineEvent({
  type: 'care-plan-prepared',
  of: 'period',
  meaning: 'The first care plan of the period of care was prepared.',
});

export const pathwayPlanSentToIro = defineEvent({
  type: 'pathway-plan-sent-to-iro',
  of: 'period',
  meaning: 'The final pathway plan was sent to the IRO.',
});
