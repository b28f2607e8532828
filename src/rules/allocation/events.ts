import { defineEvent } from '../facts/event-type.ts';

export const serviceNotified = defineEvent({
  type: 'service-notified',
  of: 'period',
  when: 'moment',
  meaning: 'The IRO service was told that the child had become looked after.',
});

export const iroAppointed = defineEvent({
  type: 'iro-appointed',
  of: 'period',
  when: 'moment',
  meaning: 'A named IRO was appointed to the child.',
});

export const introductoryLetterSent = defineEvent({
  type: 'introductory-letter-sent',
  of: 'period',
  when: 'moment',
  meaning: 'The letter that introduces the IRO was sent to the child.',
});
