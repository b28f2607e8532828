import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type ItemEvent, readItemEvents, readWholeItem, type WholePost } from './store/list.ts';

export type { ItemEvent, WholePost } from './store/list.ts';

/** One item as it went, with what happened to it. */
export interface PostItem extends WholePost {
  readonly events: readonly ItemEvent[];
}

/** Undefined where there is none, or none that whoever asks may see. */
export async function findPostItem(tx: Tx, actor: Actor, itemId: string): Promise<PostItem | undefined> {
  const item = await readWholeItem(tx, actor, itemId);
  return item === undefined ? undefined : { ...item, events: await readItemEvents(tx, actor, itemId) };
}
