import { shortDay } from '../../platform/pages/days-in-words.ts';
import { legalStatusInWords, placementInWords } from '../children/codes-in-words.ts';
import { communicationMethodInWords } from '../children/details/needs.ts';
import type { CareNotification } from './notification.ts';

const UNKNOWN = 'We don’t know yet';

/** One line of the notification form. */
export interface NotificationLine {
  readonly key: string;
  readonly text: string;
}

/** The form by which it is told that a child became looked after, line by line. */
export function notificationInWords(told: CareNotification): NotificationLine[] {
  const at = told.lookedAfterAt === null ? '' : `, ${told.lookedAfterAt}`;
  return [
    { key: 'Looked after from', text: `${shortDay(told.lookedAfterFrom)}${at}` },
    { key: 'Legal status', text: told.legalStatus === null ? UNKNOWN : legalStatusInWords(told.legalStatus) },
    { key: 'Lives', text: told.placement === null ? UNKNOWN : placementInWords(told.placement) },
    { key: 'Brothers and sisters', text: told.siblings ?? UNKNOWN },
    { key: 'Communicates by', text: told.methods.map(communicationMethodInWords).join(', ') || UNKNOWN },
    { key: 'Languages', text: told.languages ?? UNKNOWN },
    { key: 'Identity', text: told.identity ?? UNKNOWN },
    { key: 'Child protection plan', text: told.hasProtectionPlan ? 'Yes' : 'Not as far as is told' },
  ];
}
