import { may } from '../../../../platform/identity/policy.ts';
import { NOT_FOUND, type Page, redirect, show } from '../../../../platform/pages/page.ts';
import { getDay } from '../../../../rules/index.ts';
import { type EnterOutcome, enterNotification } from '../../enter-notification.ts';
import { findNotification } from '../../find-notification.ts';
import { toView } from './view.ts';

const ADDRESS = '/allocation/notifications/:notification';

/** What was told of a child whose record whoever told it may not open. */
const READ_NOTIFICATION: Page = {
  method: 'GET',
  path: ADDRESS,
  permission: 'allocation.appoint',
  action: 'allocation.notification-read',
  handle: async ({ tx, user, params }) => {
    const found = await findNotification(tx, user, params['notification'] ?? '');
    if (found === undefined) return NOT_FOUND;
    const model = { ...toView(found), mayEnter: may(user.roles, 'children.record') };
    return show('casework/allocation/pages/notification/page.njk', model, { childIds: [found.told.childId] });
  },
};

/** Puts it on the child's record. */
const ENTER_NOTIFICATION: Page = {
  method: 'POST',
  path: ADDRESS,
  permission: 'allocation.appoint',
  action: 'allocation.notification-entered',
  handle: async ({ tx, user, params, today }) => {
    const notificationId = params['notification'] ?? '';
    const outcome = await enterNotification(tx, user, { notificationId, today: getDay(today) });
    if (outcome.kind === 'not-found') return NOT_FOUND;
    const details = { notificationId, outcome: outcome.kind };
    if (outcome.kind === 'entered' || outcome.kind === 'entered-already') {
      const shown = { notice: NOTICES[outcome.kind], childIds: [outcome.childId], details };
      return redirect(`/allocation/${outcome.childId}`, shown);
    }
    return redirect(`/allocation/notifications/${notificationId}`, { notice: noticeOf(outcome), details });
  },
};

export const NOTIFICATIONS: readonly Page[] = [READ_NOTIFICATION, ENTER_NOTIFICATION];

const NOTICES = {
  entered: 'It is on the record. Now choose the IRO.',
  'entered-already': 'It is on the record already.',
} as const;

function noticeOf(outcome: Extract<EnterOutcome, { kind: 'not-yours' | 'contradicts' }>): string {
  return outcome.kind === 'not-yours'
    ? 'Nothing was changed: an administrator of reviews puts it on the record.'
    : `Nothing was changed: it cannot be so beside what is on the record. ${outcome.message}`;
}
