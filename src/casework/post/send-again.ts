import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { PostState } from './model.ts';
import { addPostEvent } from './store/events.ts';
import { lockItem, markToSend } from './store/items.ts';

export type SendAgainOutcome =
  | { readonly kind: 'queued'; readonly childId: string | null }
  | { readonly kind: 'not-found' }
  /** It waits already, is on its way, or arrived. */
  | { readonly kind: 'not-ended'; readonly state: PostState };

const CAN_GO_AGAIN: readonly PostState[] = ['failed', 'returned', 'withdrawn'];

/** Puts what failed, came back or was withdrawn among what is to be sent, with the same words. */
export async function sendAgain(
  tx: Tx,
  actor: Actor,
  { itemId }: { readonly itemId: string },
): Promise<SendAgainOutcome> {
  const item = await lockItem(tx, actor, itemId);
  if (item === undefined) return { kind: 'not-found' };
  if (!CAN_GO_AGAIN.includes(item.state)) return { kind: 'not-ended', state: item.state };
  await markToSend(tx, actor, itemId);
  await addPostEvent(tx, actor, { itemId, childId: item.childId, what: 'sent-again' });
  return { kind: 'queued', childId: item.childId };
}
