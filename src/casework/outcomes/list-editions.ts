import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type IssuedContent, readIssued } from './issued-content.ts';
import { type Edition, readEditions, readLastEdition } from './store/issued.ts';

/** An edition with what was signed. */
export interface IssuedEdition extends Omit<Edition, 'content'> {
  readonly content: IssuedContent;
}

/** Every edition of the decisions of a review, the latest first; the others stay to be read. */
export async function listEditions(tx: Tx, actor: Actor, reviewId: string): Promise<IssuedEdition[]> {
  const editions = await readEditions(tx, actor, reviewId);
  return editions.map((edition) => ({ ...edition, content: readIssued(edition.content) }));
}

/** Of which review decisions were last issued for a child, and when; undefined where none were. */
export async function findLastEdition(
  tx: Tx,
  actor: Actor,
  childId: string,
): Promise<Pick<Edition, 'reviewId' | 'issuedOn'> | undefined> {
  return await readLastEdition(tx, actor, childId);
}
