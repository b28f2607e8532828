import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { Review } from '../find-review.ts';
import { insertAgreement, type RecordedAgreement, readAgreement } from '../store/invitation-lists.ts';
import { type InvitationRow, readInvitations } from '../store/invitations.ts';
import type { ListAgreement } from './list-agreement.ts';

export type { RecordedAgreement } from '../store/invitation-lists.ts';

/** With whom it is agreed who comes; undefined where nobody has entered anything. */
export async function findAgreement(tx: Tx, actor: Actor, reviewId: string): Promise<RecordedAgreement | undefined> {
  return await readAgreement(tx, actor, reviewId);
}

export type AgreeOutcome =
  | { readonly kind: 'agreed' }
  | { readonly kind: 'conflict'; readonly theirs: RecordedAgreement | undefined };

/**
 * Keeps with whom it was agreed who comes, and when: the list as it stands now. Whoever is added to it later was not agreed.
 *
 * @param seen the number of what whoever enters it saw; 0: nothing
 */
export async function agreeOnList(
  tx: Tx,
  actor: Actor,
  { review, agreement, seen }: { readonly review: Review; readonly agreement: ListAgreement; readonly seen: number },
): Promise<AgreeOutcome> {
  const { childId, reviewId } = review;
  const last = await readAgreement(tx, actor, reviewId);
  if ((last?.number ?? 0) !== seen) return { kind: 'conflict', theirs: last };
  const people = asked(await readInvitations(tx, actor, reviewId)).map(({ invitationId }) => invitationId);
  const isKept = await insertAgreement(tx, actor, { childId, reviewId, number: seen + 1, agreement, people });
  return isKept ? { kind: 'agreed' } : { kind: 'conflict', theirs: await readAgreement(tx, actor, reviewId) };
}

function asked(invitations: readonly InvitationRow[]): InvitationRow[] {
  return invitations.filter(({ decision }) => decision !== 'not-invited');
}

/** Who was put on a list after it was agreed, by name. */
export function addedSince(agreement: RecordedAgreement | undefined, invitations: readonly InvitationRow[]): string[] {
  if (agreement === undefined) return [];
  const { people } = agreement;
  return asked(invitations)
    .filter(({ invitationId }) => !people.includes(invitationId))
    .map(({ name }) => name);
}
