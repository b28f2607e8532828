import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { Review } from '../find-review.ts';
import { type InvitationRow, insertInvitation, readInvitation, updateInvitation } from '../store/invitations.ts';
import type { InvitationValues, Invitee } from './invitation.ts';

/** What is decided of one person and a review. */
export interface InvitationToSave {
  readonly review: Review;
  /** Undefined: it is decided for the first time. */
  readonly invitationId: string | undefined;
  readonly invitee: Invitee;
  readonly values: InvitationValues;
  readonly version: number;
}

export type SaveInvitationOutcome =
  | { readonly kind: 'saved'; readonly invitationId: string }
  | { readonly kind: 'not-found' }
  /** The same person stands there already. */
  | { readonly kind: 'there-already' }
  | { readonly kind: 'conflict'; readonly theirs: InvitationRow };

/** Keeps whether somebody is invited, asked to write, or not invited, and what they answered. */
export async function saveInvitation(
  tx: Tx,
  actor: Actor,
  { review, invitationId, invitee, values, version }: InvitationToSave,
): Promise<SaveInvitationOutcome> {
  const { childId, reviewId } = review;
  if (invitationId === undefined) {
    const id = await insertInvitation(tx, actor, { childId, reviewId, invitee, values });
    return id === undefined ? { kind: 'there-already' } : { kind: 'saved', invitationId: id };
  }
  if (await updateInvitation(tx, actor, { invitationId, version, values })) return { kind: 'saved', invitationId };
  const theirs = await readInvitation(tx, actor, { reviewId, invitationId });
  return theirs === undefined ? { kind: 'not-found' } : { kind: 'conflict', theirs };
}
