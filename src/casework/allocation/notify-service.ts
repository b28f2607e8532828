import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type Day, isoFromDay } from '../../rules/index.ts';
import { type ChildDetails, type EnteredAs, type EntryOutcome, enterChild } from '../children/enter-child.ts';
import { mayRecord } from '../children/may-record.ts';
import { askForHealthAssessment } from './ask-for-health-assessment.ts';
import { emailNotificationForm } from './email-notification-form.ts';
import type { CareNotification } from './notification.ts';
import { putOnRecord } from './put-on-record.ts';
import { raiseNotificationAlerts } from './store/alerts.ts';
import { insertNotification, readLastOfficer } from './store/notifications.ts';

/** Which child became looked after: one whom the authority did not know, or one whose earlier record is used. */
export type WhichChild =
  | {
      readonly kind: 'new';
      readonly details: ChildDetails;
      readonly as: EnteredAs;
      readonly socialWorker: string | null;
      /** The children who were shown as possibly the same, and are not. */
      readonly notThese: readonly string[];
    }
  | { readonly kind: 'known'; readonly childId: string };

export interface ServiceNotification {
  readonly which: WhichChild;
  readonly notification: CareNotification;
  readonly today: Day;
  /** What the clocks of London show, `YYYY-MM-DDTHH:MM`. */
  readonly now: string;
}

export type NotifyOutcome =
  | {
      readonly kind: 'notified';
      readonly childId: string;
      /** False: the service must put it on the record, because whoever told it may not open that. */
      readonly isOnRecord: boolean;
      /** Who was the child's IRO before: to be the IRO again, where that can be. */
      readonly previousOfficer: string | null;
      readonly asksForHealthAssessment: boolean;
      /** The unit to which the completed form is emailed; undefined where it is not. */
      readonly emailedTo: string | undefined;
    }
  | Exclude<EntryOutcome, { kind: 'entered' }>
  /** It cannot be true beside what is known, in words. */
  | { readonly kind: 'contradicts'; readonly message: string }
  | { readonly kind: 'no-such-child' };

/**
 * Tells the IRO service that a child has become looked after: the child is entered, or the earlier record is used, the
 * clocks start, and those who allocate are told at once. Whoever may not open the earlier record only tells: the service
 * then puts it there, and the clock still counts from now.
 */
export async function notifyService(
  tx: Tx,
  actor: Actor & { readonly userId: string },
  { which, notification, today, now }: ServiceNotification,
): Promise<NotifyOutcome> {
  const child = await findOrEnter(tx, actor, { which, notification, today });
  if ('refused' in child) return child.refused;
  const { childId } = child;
  const isOnRecord = child.isNew || (await mayRecord(tx, actor, childId));
  if (isOnRecord) {
    const refusal = await putOnRecord(tx, actor, { childId, notification, notifiedAt: now, isNew: child.isNew, today });
    if (refusal !== undefined) return { kind: 'contradicts', message: refusal };
  }
  const asksForHealthAssessment = isOnRecord && (await askForHealthAssessment(tx, actor, { childId, notification }));
  const kept = await insertNotification(tx, actor, { childId, notification, isOnRecord, asksForHealthAssessment });
  if (!kept) return { kind: 'no-such-child' };
  await raiseNotificationAlerts(tx, actor, childId);
  const emailedTo = isOnRecord
    ? await emailNotificationForm(tx, actor, { childId, notification, today: isoFromDay(today) })
    : undefined;
  const previousOfficer = child.isNew ? null : await readLastOfficer(tx, actor, childId);
  return { kind: 'notified', childId, isOnRecord, previousOfficer, asksForHealthAssessment, emailedTo };
}

type Child =
  | { readonly childId: string; readonly isNew: boolean }
  | { readonly refused: Exclude<EntryOutcome, { kind: 'entered' }> };

async function findOrEnter(
  tx: Tx,
  actor: Actor & { readonly userId: string },
  { which, notification, today }: Omit<ServiceNotification, 'now'>,
): Promise<Child> {
  if (which.kind === 'known') return { childId: which.childId, isNew: false };
  const { details, as, socialWorker, notThese } = which;
  const { lookedAfterFrom } = notification;
  const outcome = await enterChild(tx, actor, { details, lookedAfterFrom, socialWorker, notThese, as, today });
  return outcome.kind === 'entered' ? { childId: outcome.childId, isNew: true } : { refused: outcome };
}
