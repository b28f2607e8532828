import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type Colleague, readColleague } from './store.ts';

/** Somebody of the authority, and whether they are there today; undefined where there is no such person. */
export async function findColleague(
  tx: Tx,
  actor: Actor,
  asked: { readonly staffId: string; readonly today: string },
): Promise<Colleague | undefined> {
  return await readColleague(tx, actor, asked);
}
