import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { dayInWords } from '../../platform/pages/days-in-words.ts';
import { findChild } from '../children/find-child.ts';
import { nameAndIdOfChild } from '../children/name-of-child.ts';
import { writeToOffice } from '../offices/write-to-office.ts';
import type { CareNotification } from './notification.ts';
import { notificationInWords } from './notification-in-words.ts';

interface ToEmail {
  readonly childId: string;
  readonly notification: CareNotification;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** The unit that is written to, the first that has an address. */
const UNIT = ['looked-after-administration', 'child-protection-unit', 'review-administration', 'iro-service'] as const;

/**
 * Puts the completed notification form into the post as an email to the unit that allocates (Blackburn with Darwen §4.1).
 *
 * @returns the name of the unit; undefined where no address of it is kept, or whoever tells it may not open the record
 */
export async function emailNotificationForm(
  tx: Tx,
  actor: Actor,
  { childId, notification, today }: ToEmail,
): Promise<string | undefined> {
  const child = await findChild(tx, actor, { childId, today });
  if (child === undefined) return undefined;
  const lines = [
    { key: 'Name', text: nameAndIdOfChild(child) },
    { key: 'Born', text: child.bornOn === null ? 'We don’t know yet' : dayInWords(child.bornOn) },
    ...notificationInWords(notification),
    { key: 'Social worker', text: child.socialWorker ?? 'Nobody yet' },
    ...(notification.toldBy === null ? [] : [{ key: 'Told by', text: notification.toldBy }]),
  ];
  const body = lines.map(({ key, text }) => `${key}: ${text}`).join('\n');
  return await writeToOffice(tx, actor, {
    kinds: UNIT,
    childId,
    text: { subject: 'A child has become looked after: notification form', body },
    today,
  });
}
