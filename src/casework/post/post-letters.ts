import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { markPosted } from './store/letters.ts';

/** Letters that are in the post now. */
export interface PostedLetters {
  readonly count: number;
  readonly childIds: readonly string[];
}

/** Notes that letters were posted or handed over. What had gone already, or was withdrawn, stays as it is. */
export async function postLetters(
  tx: Tx,
  actor: Actor,
  { itemIds }: { readonly itemIds: readonly string[] },
): Promise<PostedLetters> {
  const posted = await markPosted(tx, actor, itemIds);
  const childIds = posted.flatMap(({ childId }) => (childId === null ? [] : [childId]));
  return { count: posted.length, childIds: [...new Set(childIds)] };
}
