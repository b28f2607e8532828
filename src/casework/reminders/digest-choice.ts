import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { DigestChoice } from './model.ts';
import { readDigestChoice, saveDigestChoice } from './store/settings.ts';

/** How often whoever asks wants a digest: each working day unless they chose otherwise. */
export async function findDigestChoice(tx: Tx, actor: Actor): Promise<DigestChoice> {
  return await readDigestChoice(tx, actor);
}

/** Keeps it. It is one person's own, so the last choice holds. */
export async function chooseDigest(tx: Tx, actor: Actor, choice: DigestChoice): Promise<void> {
  await saveDigestChoice(tx, actor, choice);
}
