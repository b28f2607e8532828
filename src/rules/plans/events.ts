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

export const remandedToAuthority = defineEvent({
  type: 'remanded-to-local-authority',
  of: 'period',
  meaning: 'The child was remanded to the authority’s accommodation.',
});

export const remandedToDetention = defineEvent({
  type: 'remanded-to-youth-detention',
  of: 'period',
  meaning: 'The child was remanded to youth detention accommodation.',
});

export const detentionPlanPrepared = defineEvent({
  type: 'detention-plan-prepared',
  of: 'period',
  meaning: 'The detention placement plan of the remand was prepared.',
});
