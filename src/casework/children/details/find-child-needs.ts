import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { type NeedsRow, readNeeds } from '../store/details.ts';

/**
 * How a child communicates, which language they speak and whether they need an interpreter, and what of their identity
 * care must respect. Undefined where there is no such child, or none that whoever asks may see; where nobody has said
 * anything, everything is null or empty and the version 0.
 */
export async function findChildNeeds(tx: Tx, actor: Actor, childId: string): Promise<NeedsRow | undefined> {
  return await readNeeds(tx, actor, childId);
}
