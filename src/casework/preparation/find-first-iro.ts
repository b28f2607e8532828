import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { dayInWords } from '../../platform/pages/days-in-words.ts';
import type { Terms } from '../../platform/pages/terms.ts';
import { type FirstIro, readFirstIro } from './store/first-iro.ts';

export type { FirstIro } from './store/first-iro.ts';

/** Since when a child had an IRO, of the first review of a period of care; undefined for any other review. */
export async function findFirstIro(
  tx: Tx,
  actor: Actor,
  review: { readonly reviewId: string; readonly today: string },
): Promise<FirstIro | undefined> {
  return await readFirstIro(tx, actor, review);
}

/**
 * That the first review is, or was, without an IRO who was appointed before it (Children Act 1989 s 25A(2)); undefined where
 * there was one.
 */
export function withoutIroInWords(
  first: FirstIro | undefined,
  recordingOn: string | null,
  terms: Terms,
): string | undefined {
  if (first === undefined) return undefined;
  const { appointedOn } = first;
  const law = terms.say('The law asks for {an iro} before the first {review}.');
  if (appointedOn === null) {
    const nobody =
      recordingOn === null
        ? 'Nobody is the child’s {iro} yet.'
        : 'Nobody knows of {an iro} who was appointed before it.';
    return `${terms.fill(nobody)} ${law}`;
  }
  if (recordingOn === null || appointedOn <= recordingOn) return undefined;
  return `${terms.say('The {iro} was appointed on')} ${dayInWords(appointedOn)}, after it. ${law}`;
}
