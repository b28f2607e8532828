import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { Review } from '../find-review.ts';
import {
  clearExplained,
  type ExclusionLook,
  type ExclusionRow,
  insertLook,
  readExclusion,
  readLooks,
  saveExclusionRow,
} from '../store/exclusions.ts';
import { readInvitation } from '../store/invitations.ts';
import type { ExclusionValues } from './exclusion.ts';
import { restsOnProfessionalsUnease } from './invitation.ts';
import { saysAnother, withdrawWaitingLetters } from './send-exclusion-letter.ts';

export type { ExclusionLook, ExclusionRow } from '../store/exclusions.ts';

/** Somebody to keep out of a review, or what is known of that since. */
export interface ExclusionToSave {
  readonly review: Review;
  readonly invitationId: string;
  readonly values: ExclusionValues;
  readonly version: number;
}

export type ExcludeOutcome =
  /** The letter that waited in the post would have said something else: it is taken out, and is to be sent anew. */
  | { readonly kind: 'saved'; readonly isLetterWithdrawn: boolean }
  /** That professionals are uneasy is no reason (handbook ¶3.17). */
  | { readonly kind: 'no-valid-reason' }
  | { readonly kind: 'conflict'; readonly theirs: ExclusionRow | undefined };

/** Keeps that somebody is kept out, why, what was considered instead, and how they take part all the same. */
export async function exclude(
  tx: Tx,
  actor: Actor,
  { review, invitationId, values, version }: ExclusionToSave,
): Promise<ExcludeOutcome> {
  if (restsOnProfessionalsUnease(values.explanation)) return { kind: 'no-valid-reason' };
  const { childId, reviewId } = review;
  const before = await readExclusion(tx, actor, invitationId);
  const isSaved = await saveExclusionRow(tx, actor, { childId, reviewId, invitationId, values, version });
  if (!isSaved) return { kind: 'conflict', theirs: await readExclusion(tx, actor, invitationId) };
  const after = await readExclusion(tx, actor, invitationId);
  const invitation = await readInvitation(tx, actor, { reviewId, invitationId });
  if (invitation === undefined || !saysAnother(before, after)) return { kind: 'saved', isLetterWithdrawn: false };
  const isLetterWithdrawn = await withdrawWaitingLetters(tx, actor, { review, invitation });
  if (isLetterWithdrawn) await clearExplained(tx, actor, invitationId);
  return { kind: 'saved', isLetterWithdrawn };
}

/** The exclusion of somebody, with each time that it was looked at again; undefined where there is none. */
export async function findExclusion(
  tx: Tx,
  actor: Actor,
  invitationId: string,
): Promise<(ExclusionRow & { readonly looks: readonly ExclusionLook[] }) | undefined> {
  const exclusion = await readExclusion(tx, actor, invitationId);
  return exclusion === undefined
    ? undefined
    : { ...exclusion, looks: await readLooks(tx, actor, exclusion.exclusionId) };
}

/** Keeps that an exclusion was looked at again: it goes on to a next look, or ends. */
export async function lookAtExclusion(tx: Tx, actor: Actor, look: Parameters<typeof insertLook>[2]): Promise<void> {
  await insertLook(tx, actor, look);
}
