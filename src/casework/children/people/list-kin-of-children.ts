import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { type Kin, readKin } from '../store/relations.ts';

export type { Kin } from '../store/relations.ts';

/**
 * Who belongs to each of some children on a day and is looked after then, with whoever is that one's IRO: brothers and
 * sisters, parents, sons and daughters. Those whose records whoever asks may not open are left out.
 */
export async function listKinOfChildren(
  tx: Tx,
  actor: Actor,
  of: { readonly childIds: readonly string[]; readonly on: string },
): Promise<readonly Kin[]> {
  return await readKin(tx, actor, of);
}
