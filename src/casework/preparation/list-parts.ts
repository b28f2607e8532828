import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type ItemWanted, readStandingParts, readVersions, type SavedPart } from './store/answers.ts';

export type { SavedPart } from './store/answers.ts';

/** What stands of every part of a review's preparation. */
export async function listParts(tx: Tx, actor: Actor, reviewId: string): Promise<SavedPart[]> {
  return await readStandingParts(tx, actor, reviewId);
}

/** Every version of one part, the one that stands first; empty where nothing was saved. */
export async function listVersions(tx: Tx, actor: Actor, wanted: ItemWanted): Promise<SavedPart[]> {
  return await readVersions(tx, actor, wanted);
}
