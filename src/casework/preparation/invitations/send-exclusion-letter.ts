import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { Terms } from '../../../platform/pages/terms.ts';
import { listPostOfReview } from '../../post/list-post-of-review.ts';
import { canBeWithdrawn } from '../../post/model.ts';
import { queuePost } from '../../post/queue-post.ts';
import { withdrawPost } from '../../post/withdraw-post.ts';
import type { Review } from '../find-review.ts';
import { type ExclusionRow, readExclusion, saveExclusionRow } from '../store/exclusions.ts';
import { type InvitationRow, readInvitation } from '../store/invitations.ts';
import { writeExclusionLetter } from './exclusion-letter.ts';
import { recipientOf, whyNotSent } from './recipient-of.ts';

export interface LetterToSend {
  readonly review: Review;
  readonly invitationId: string;
  /** The version of the exclusion that whoever sends it saw. */
  readonly version: number;
  readonly terms: Terms;
  readonly today: string;
}

export type LetterOutcome =
  | { readonly kind: 'queued' }
  | { readonly kind: 'not-found' }
  /** It has changed since it was read: the letter would say something else. */
  | { readonly kind: 'conflict' }
  /** In words. */
  | { readonly kind: 'cannot'; readonly why: string };

/**
 * Puts the letter that explains an exclusion into the post, and keeps that the reason was given in writing. An earlier one
 * that still waits is taken out: only what holds now goes out.
 */
export async function sendExclusionLetter(
  tx: Tx,
  actor: Actor,
  { review, invitationId, version, terms, today }: LetterToSend,
): Promise<LetterOutcome> {
  const { childId, reviewId } = review;
  const invitation = await readInvitation(tx, actor, { reviewId, invitationId });
  const exclusion = await readExclusion(tx, actor, invitationId);
  if (invitation === undefined || exclusion === undefined || exclusion.endedOn !== null) return { kind: 'not-found' };
  const why = whyNotSent(invitation);
  if (why !== undefined) return { kind: 'cannot', why };
  const values = { ...exclusion, explainedInWritingOn: today };
  const isSaved = await saveExclusionRow(tx, actor, { childId, reviewId, invitationId, values, version });
  if (!isSaved) return { kind: 'conflict' };
  await withdrawWaitingLetters(tx, actor, { review, invitation });
  const channel = invitation.channel === 'email' ? 'email' : 'letter';
  const queued = await queuePost(tx, actor, {
    ...{ childId, reviewId, channel, purpose: 'exclusion', recipient: recipientOf(invitation, childId) },
    ...writeExclusionLetter({ review, invitation, exclusion, terms }),
  });
  // A letter without an address is handed over; an email was looked at above, and may still be none.
  if (queued.kind !== 'queued') throw new Error(`the letter about an exclusion was refused: ${queued.kind}`);
  return { kind: 'queued' };
}

/** Takes letters about somebody's exclusion that still wait out of the post, and says whether there were any. */
export async function withdrawWaitingLetters(
  tx: Tx,
  actor: Actor,
  { review, invitation }: { readonly review: Review; readonly invitation: InvitationRow },
): Promise<boolean> {
  const { id, name } = recipientOf(invitation, review.childId);
  const waiting = (await listPostOfReview(tx, actor, { reviewId: review.reviewId })).filter(
    (item) =>
      item.purpose === 'exclusion' &&
      canBeWithdrawn(item.state) &&
      (id === null ? item.recipientName === name : item.recipientId === id),
  );
  for (const { id: itemId } of waiting) {
    await withdrawPost(tx, actor, { itemId, reason: 'What it explains has changed since.' });
  }
  return waiting.length > 0;
}

/** Whether the letter would say something else. */
export function saysAnother(before: ExclusionRow | undefined, after: ExclusionRow | undefined): boolean {
  const of = (row: ExclusionRow | undefined) =>
    row && [row.extent, row.extentPart, row.explanation, row.otherArrangement, row.lookAgainOn];
  return JSON.stringify(of(before)) !== JSON.stringify(of(after));
}
