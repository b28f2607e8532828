import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { addressFor, type PostToQueue, type QueueOutcome } from './model.ts';
import { insertItem } from './store/items.ts';

/**
 * Puts something among what is to be sent, in the transaction of its cause: neither is ever kept without the other. A
 * job hands over emails and texts within the minute; letters wait on the page of the post until they are printed.
 *
 * ```ts
 * const queued = await queuePost(tx, actor, { childId, reviewId, purpose: 'invitation', channel: 'email', recipient, subject, body });
 * ```
 *
 * @returns a refusal, and nothing is kept, where nothing is known to which the channel could send
 */
export async function queuePost(tx: Tx, actor: Actor, item: PostToQueue): Promise<QueueOutcome> {
  const address = addressFor(item.channel, item.recipient);
  if (address !== null && typeof address === 'object') return address;
  return { kind: 'queued', itemId: await insertItem(tx, actor, { item, address }) };
}
