import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { SignedIn } from '../../platform/pages/page.ts';
import { LISTS_OF_ONE_PERSON } from './model.ts';
import { type ItemEvent, readItemEvents, readWholeItem, type WholePost } from './store/list.ts';

export type { ItemEvent } from './store/list.ts';

/** One item as it went, with what happened to it. */
export interface PostItem extends Omit<WholePost, 'body'> {
  /** Null where only the one to whom it goes reads it. */
  readonly body: string | null;
  readonly events: readonly ItemEvent[];
}

/**
 * Undefined where there is none, or none that whoever asks may see. What a reminder or a digest says is for its recipient:
 * it may tell of a child whose record whoever looks after the post may not open. A demo, which sends nothing, shows it.
 */
export async function findPostItem(
  tx: Tx,
  actor: Actor & Pick<SignedIn, 'isDemo'>,
  itemId: string,
): Promise<PostItem | undefined> {
  const item = await readWholeItem(tx, actor, itemId);
  if (item === undefined) return undefined;
  const isOfOthers = LISTS_OF_ONE_PERSON.includes(item.purpose) && item.recipientId !== actor.userId;
  const body = isOfOthers && !actor.isDemo ? null : item.body;
  return { ...item, body, events: await readItemEvents(tx, actor, itemId) };
}
