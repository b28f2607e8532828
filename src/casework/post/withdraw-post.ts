import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { canBeWithdrawn, type PostState } from './model.ts';
import { addPostEvent } from './store/events.ts';
import { endItem, lockItem } from './store/items.ts';

export type WithdrawOutcome =
  | { readonly kind: 'withdrawn'; readonly childId: string | null }
  | { readonly kind: 'not-found' }
  /** It has gone, or has ended already. */
  | { readonly kind: 'too-late'; readonly state: PostState };

/** Takes something out of what is to be sent, with the reason. What has gone stays gone, and is told so. */
export async function withdrawPost(
  tx: Tx,
  actor: Actor,
  { itemId, reason }: { readonly itemId: string; readonly reason: string },
): Promise<WithdrawOutcome> {
  const item = await lockItem(tx, actor, itemId);
  if (item === undefined) return { kind: 'not-found' };
  if (!canBeWithdrawn(item.state)) return { kind: 'too-late', state: item.state };
  await endItem(tx, actor, { itemId, state: 'withdrawn', reason });
  await addPostEvent(tx, actor, { itemId, childId: item.childId, what: 'withdrawn', note: reason });
  return { kind: 'withdrawn', childId: item.childId };
}
