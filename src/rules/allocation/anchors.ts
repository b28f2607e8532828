import type { Anchor } from '../engine/rule.ts';
import { dayOf, NEVER } from '../facts/case-facts.ts';
import { iroAppointed, serviceNotified } from './events.ts';

/** The day and moment on which the service was told; without it nobody can say when 48 hours are over. */
export const notification: Anchor<'period'> = {
  words: 'the IRO service was notified',
  on: (period) => dayOf(period, serviceNotified),
  at: (period) => period.moments[serviceNotified.slot],
  event: serviceNotified,
  needs: () => [serviceNotified.type],
};

export const appointment: Anchor<'period'> = {
  words: 'the IRO was appointed',
  on: (period) => dayOf(period, iroAppointed),
  at: (period) => period.moments[iroAppointed.slot],
  event: iroAppointed,
};

/** The day of the first review of a period of care: the day for which it is arranged, or on which it was held. */
export const firstReviewArranged: Anchor<'review'> = {
  words: 'the first review',
  on: ({ number, recordedOn, meetingOn }) => (number !== 1 ? NEVER : recordedOn === NEVER ? meetingOn : recordedOn),
};
