import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { shortDay } from '../../platform/pages/days-in-words.ts';
import { findChildName } from '../children/find-child-name.ts';
import { nameOfChild } from '../children/name-of-child.ts';
import { queuePost } from '../post/queue-post.ts';
import { findSettings } from '../settings/find-settings.ts';
import type { CareNotification } from './notification.ts';

/** The procedure by which one notification sets going both the allocation of an IRO and the health assessment. */
const PROCEDURE = 'bwd';

/**
 * Sets the health assessment going where the authority's procedure says that the notification does so: a letter to the
 * health team waits in the post. False where the procedure does not say it.
 */
export async function askForHealthAssessment(
  tx: Tx,
  actor: Actor,
  { childId, notification }: { readonly childId: string; readonly notification: CareNotification },
): Promise<boolean> {
  const { procedure, name: authority } = await findSettings(tx, actor);
  if (procedure !== PROCEDURE) return false;
  const child = await findChildName(tx, actor, childId);
  if (child === undefined) return false;
  const name = nameOfChild(child);
  const queued = await queuePost(tx, actor, {
    childId,
    reviewId: null,
    purpose: 'other',
    channel: 'letter',
    recipient: { kind: 'outside', id: null, name: 'The health team for looked-after children' },
    subject: `Health assessment of ${name}`,
    body: [
      `${name} (${child.localId}) became looked after by ${authority} on ${shortDay(notification.lookedAfterFrom)}.`,
      'Please arrange the first health assessment, and tell the social worker the day.',
    ].join('\n\n'),
  });
  return queued.kind === 'queued';
}
