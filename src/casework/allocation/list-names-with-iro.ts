import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { nameOfChild } from '../children/name-of-child.ts';
import { readNamesWithIro } from './store/children-to-allocate.ts';

/** A child by name, and who is the IRO. */
export interface NameWithIro {
  readonly childId: string;
  readonly name: string;
  readonly iro: string | null;
}

/** The names of those children whom the actor may see, and who is the IRO of each on a day. */
export async function listNamesWithIro(
  tx: Tx,
  actor: Actor,
  asked: { readonly childIds: readonly string[]; readonly on: string },
): Promise<NameWithIro[]> {
  return (await readNamesWithIro(tx, actor, asked)).map((child) => ({
    childId: child.childId,
    name: nameOfChild(child),
    iro: child.iro,
  }));
}
