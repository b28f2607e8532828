import { defineEvent } from '../facts/event-type.ts';

export const iroContactedChild = defineEvent({
  type: 'iro-contacted-child',
  of: 'period',
  keepsEvery: true,
  meaning: 'The IRO had direct contact of any kind with the child.',
});
