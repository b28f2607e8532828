import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { findLastReviewOn } from '../reviews/find-last-review-on.ts';
import { type ContactSummary, readSummary } from './store.ts';

/** How many contacts there were around a child, and when the child was last seen. */
export interface ContactsInShort extends ContactSummary {
  /** The day of the last review, since which contacts with the child are counted; null: none was held. */
  readonly lastReviewOn: string | null;
}

export async function summariseContacts(
  tx: Tx,
  actor: Actor,
  { childId, today }: { readonly childId: string; readonly today: string },
): Promise<ContactsInShort> {
  const lastReviewOn = await findLastReviewOn(tx, actor, { childId, today });
  return { ...(await readSummary(tx, actor, { childId, since: lastReviewOn })), lastReviewOn };
}
