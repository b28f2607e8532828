import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { readInvitations } from '../store/invitations.ts';
import { whyNotSent } from './recipient-of.ts';

/** Somebody who was told when a review is. */
export interface ToldInvitation {
  readonly name: string;
  readonly role: string;
  /** Why nothing can be sent to them now, in words; undefined where it can. */
  readonly why: string | undefined;
}

/** Everybody who was told when a review is: to whom a change of it goes. */
export async function listToldOfReview(tx: Tx, actor: Actor, reviewId: string): Promise<ToldInvitation[]> {
  const rows = await readInvitations(tx, actor, reviewId);
  return rows
    .filter(({ toldArrangement, decision }) => toldArrangement !== null && decision !== 'not-invited')
    .map((row) => ({ name: row.name, role: row.role, why: whyNotSent(row) }));
}
