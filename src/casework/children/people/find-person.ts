import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { type PersonRow, readPerson } from '../store/people.ts';

/** Undefined where the child has nobody of this id around them, or whoever asks may not see the child. */
export async function findPerson(
  tx: Tx,
  actor: Actor,
  wanted: { readonly childId: string; readonly personId: string },
): Promise<PersonRow | undefined> {
  return await readPerson(tx, actor, wanted);
}
