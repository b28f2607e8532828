import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { CustodyWishValues } from './custody.ts';
import { findChild } from './find-child.ts';
import { insertCustodyWish } from './store/custody.ts';

/** Writes down who may know, as the child said it. What was said before stays. False where there is no such child here. */
export async function recordCustodyWish(
  tx: Tx,
  actor: Actor,
  { childId, wish, today }: { readonly childId: string; readonly wish: CustodyWishValues; readonly today: string },
): Promise<boolean> {
  if ((await findChild(tx, actor, { childId, today })) === undefined) return false;
  await insertCustodyWish(tx, actor, { childId, wish });
  return true;
}
