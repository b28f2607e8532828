import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { PostState } from './model.ts';
import { addPostEvent } from './store/events.ts';
import { endItem, lockItem } from './store/items.ts';

export type ReturnOutcome =
  | { readonly kind: 'recorded'; readonly childId: string | null }
  | { readonly kind: 'not-found' }
  /** It never went, or has come back already. */
  | { readonly kind: 'not-sent'; readonly state: PostState };

/** Records that something came back from where it was sent: nobody has read it. */
export async function recordReturnOfPost(
  tx: Tx,
  actor: Actor,
  { itemId, reason }: { readonly itemId: string; readonly reason: string },
): Promise<ReturnOutcome> {
  const item = await lockItem(tx, actor, itemId);
  if (item === undefined) return { kind: 'not-found' };
  if (item.state !== 'sent') return { kind: 'not-sent', state: item.state };
  await endItem(tx, actor, { itemId, state: 'returned', reason });
  await addPostEvent(tx, actor, { itemId, childId: item.childId, what: 'returned', note: reason });
  return { kind: 'recorded', childId: item.childId };
}
