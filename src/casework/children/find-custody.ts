import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type Custody, isCustodial } from './custody.ts';
import { type CustodyWish, readCustody, readCustodyWishes } from './store/custody.ts';

export type { CustodyWish } from './store/custody.ts';

interface OfChild {
  readonly childId: string;
  readonly today: string;
}

/** Undefined where the child is neither in custody nor known to youth justice. */
export async function findCustody(tx: Tx, actor: Actor, of: OfChild): Promise<Custody | undefined> {
  const { placeKind, hasParty } = await readCustody(tx, actor, of);
  const isInside = isCustodial(placeKind);
  if (!isInside && !hasParty) return undefined;
  const [wish] = await readCustodyWishes(tx, actor, of.childId);
  return { isInside, wish };
}

/** Each time that a child was asked who may know, the one that holds first. */
export async function listCustodyWishes(tx: Tx, actor: Actor, childId: string): Promise<CustodyWish[]> {
  return await readCustodyWishes(tx, actor, childId);
}
