import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type LetterToPrint, markPrinted, readLettersToPrint } from './store/letters.ts';

export type { LetterToPrint } from './store/letters.ts';

/** So many leave the printer at once and can still be put into envelopes. */
const LETTERS_AT_ONCE = 50;

/** The letters that wait, as they are printed, or one of them; it is noted that they were opened for that. */
export async function listLettersToPrint(
  tx: Tx,
  actor: Actor,
  { itemId }: { readonly itemId?: string | undefined } = {},
): Promise<readonly LetterToPrint[]> {
  const letters = await readLettersToPrint(tx, actor, { limit: LETTERS_AT_ONCE, itemId });
  await markPrinted(
    tx,
    actor,
    letters.map(({ id }) => id),
  );
  return letters;
}
