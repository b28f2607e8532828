import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { insertWords, readWords, type SaidWords, type WordsToKeep } from './store/child-words.ts';

export type { SaidWords } from './store/child-words.ts';

/** Keeps what a child said, word for word, with how it came to be known. */
export async function keepChildWords(tx: Tx, actor: Actor, words: WordsToKeep): Promise<'kept' | 'corrected-already'> {
  return await insertWords(tx, actor, words);
}

/** What a child said before a review, as it stands, the latest first. */
export async function listChildWords(tx: Tx, actor: Actor, reviewId: string): Promise<SaidWords[]> {
  return await readWords(tx, actor, reviewId);
}
