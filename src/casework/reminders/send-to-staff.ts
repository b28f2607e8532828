import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { queuePost } from '../post/queue-post.ts';

interface ToSend {
  readonly purpose: 'reminder' | 'digest';
  readonly person: { readonly staffId: string; readonly name: string; readonly email: string };
  readonly text: { readonly subject: string; readonly body: string };
}

/**
 * Puts an email to somebody on the staff into the post. It is about no one child's record, because it tells of several.
 *
 * @returns the item of the post; null where the address can be none
 */
export async function sendToStaff(tx: Tx, actor: Actor, { purpose, person, text }: ToSend): Promise<string | null> {
  const { staffId: id, name, email } = person;
  const outcome = await queuePost(tx, actor, {
    childId: null,
    reviewId: null,
    purpose,
    channel: 'email',
    recipient: { kind: 'staff', id, name, email },
    ...text,
  });
  return outcome.kind === 'queued' ? outcome.itemId : null;
}
