import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { listPostOfReview, type PostRow } from '../../post/list-post-of-review.ts';
import { withdrawPost } from '../../post/withdraw-post.ts';
import type { InvitationRow } from '../store/invitations.ts';

/** What tells somebody when a review is. */
const TELLS_THE_DAY: ReadonlySet<PostRow['purpose']> = new Set(['invitation', 'invitation-update']);
const HAS_GONE: ReadonlySet<PostRow['state']> = new Set(['sending', 'sent']);

/** Of what was written about the day of a review: what has reached somebody. */
export interface Told {
  /** Whether anything that tells the day has gone to them, or is going. */
  readonly hasHeard: (row: InvitationRow) => boolean;
  /** The same, of what was written at a moment or later. */
  readonly hasHeardSince: (row: InvitationRow, moment: string) => boolean;
}

/**
 * Takes every invitation of a review that still waits in the post out of it, because it tells a day that holds no more.
 * One that is going out in this moment is not stopped any more, and whoever it goes to is told of the change.
 */
export async function withdrawWaitingInvitations(
  tx: Tx,
  actor: Actor,
  { reviewId, reason }: { readonly reviewId: string; readonly reason: string },
): Promise<Told> {
  const invitations = (await listPostOfReview(tx, actor, { reviewId })).filter(({ purpose }) =>
    TELLS_THE_DAY.has(purpose),
  );
  const heard = new Map<string, string>();
  for (const item of invitations) {
    const outcome = HAS_GONE.has(item.state) ? undefined : await withdrawPost(tx, actor, { itemId: item.id, reason });
    const state = outcome === undefined ? item.state : outcome.kind === 'too-late' ? outcome.state : 'withdrawn';
    if (HAS_GONE.has(state)) heard.set(keyOf(item.recipientId, item.recipientName), item.queuedAt);
  }
  const lastHeard = (row: InvitationRow) => heard.get(keyOf(idOf(row, invitations), row.name));
  return {
    hasHeard: (row) => lastHeard(row) !== undefined,
    hasHeardSince: (row, moment) => {
      const last = lastHeard(row);
      return last !== undefined && Temporal.Instant.compare(last, moment) >= 0;
    },
  };
}

/** Who is in a list is known by the id, also under another name; somebody in none by the name. */
function keyOf(id: string | null, name: string): string {
  return id ?? `named ${name}`;
}

function idOf({ who, personId, staffId }: InvitationRow, items: readonly PostRow[]): string | null {
  // About a review the child is written to under the id of the child.
  if (who === 'child') return items[0]?.childId ?? null;
  return personId ?? staffId;
}
