import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { readSignIns } from './store/sign-ins.ts';

const MOST_SHOWN = 10;

/** When whoever asks last signed in, the latest first: one that was not theirs stands out. */
export async function listOwnSignIns(tx: Tx, actor: Actor): Promise<readonly string[]> {
  return await readSignIns(tx, actor, MOST_SHOWN);
}
