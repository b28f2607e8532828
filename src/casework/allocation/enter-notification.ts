import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { Day } from '../../rules/index.ts';
import { mayRecord } from '../children/may-record.ts';
import { askForHealthAssessment } from './ask-for-health-assessment.ts';
import { putOnRecord } from './put-on-record.ts';
import { addSocialWorker, lockNotification, markEntered } from './store/notifications.ts';

export type EnterOutcome =
  | { readonly kind: 'entered'; readonly childId: string }
  | { readonly kind: 'entered-already'; readonly childId: string }
  | { readonly kind: 'not-found' }
  /** Only those who may record what happened to the child put it on the record. */
  | { readonly kind: 'not-yours' }
  | { readonly kind: 'contradicts'; readonly message: string };

/**
 * Puts on a child's record what somebody told who may not open it: care began again, the service was told when they told
 * it, and they are the social worker from today.
 */
export async function enterNotification(
  tx: Tx,
  actor: Actor,
  { notificationId, today }: { readonly notificationId: string; readonly today: Day },
): Promise<EnterOutcome> {
  const told = await lockNotification(tx, actor, notificationId);
  if (told === undefined) return { kind: 'not-found' };
  const { childId, notifiedAt, notifiedById, isByWorker, ...notification } = told;
  if (told.isEntered) return { kind: 'entered-already', childId };
  if (!(await mayRecord(tx, actor, childId))) return { kind: 'not-yours' };
  const refusal = await putOnRecord(tx, actor, { childId, notification, notifiedAt, isNew: false, today });
  if (refusal !== undefined) return { kind: 'contradicts', message: refusal };
  if (isByWorker && notifiedById !== null) await addSocialWorker(tx, actor, { childId, staffId: notifiedById });
  const asksForHealthAssessment = await askForHealthAssessment(tx, actor, { childId, notification });
  await markEntered(tx, actor, { notificationId, asksForHealthAssessment });
  return { kind: 'entered', childId };
}
