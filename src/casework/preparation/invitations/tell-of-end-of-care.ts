import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { Terms } from '../../../platform/pages/terms.ts';
import { type Day, isoFromDay } from '../../../rules/index.ts';
import type { Review } from '../find-review.ts';
import { type InvitationRow, markTold, readInvitations } from '../store/invitations.ts';
import { prepareWriter } from './prepare-writer.ts';
import { whyNotSent } from './recipient-of.ts';
import type { NotSent } from './send-invitations.ts';
import { withdrawWaitingInvitations } from './withdraw-waiting.ts';
import type { EndOfCareToTell, ToldOfReview } from './write-invitation.ts';

/** What became of telling those who were invited. */
export interface InvitedTold {
  readonly written: number;
  readonly notTold: readonly NotSent[];
}

interface Telling {
  readonly review: Review;
  readonly endOfCare: EndOfCareToTell;
  /** Where the child stays: when the end was told, for whoever heard nothing since hears nothing now. */
  readonly since: string | undefined;
  readonly terms: Terms;
  readonly today: Day;
}

/**
 * Tells everybody who was invited that the review is brought forward because the child leaves care, or that its day stands
 * because the child stays: each by the way they were invited. Invitations that still wait are taken out of the post, as a new
 * day follows; where the day stands, they go after all.
 */
export async function tellInvitedOfEndOfCare(
  tx: Tx,
  actor: Actor,
  { review, endOfCare, since, terms, today }: Telling,
): Promise<InvitedTold> {
  const { arrangement, reviewId } = review;
  if (arrangement === undefined || arrangement.change === 'cancelled') return { written: 0, notTold: [] };
  const invited = (await readInvitations(tx, actor, reviewId)).filter(
    ({ toldArrangement, decision }) => toldArrangement !== null && decision !== 'not-invited',
  );
  const told = await withdrawWaitingInvitations(tx, actor, { reviewId, reason: 'The day is another, or stands anew.' });
  const write = await prepareWriter(tx, actor, { review, arrangement, endOfCare, terms, today });
  const whatFor = (row: InvitationRow): ToldOfReview | undefined => {
    if (endOfCare.endsOn !== null) return told.hasHeard(row) ? 'to-be-brought-forward' : undefined;
    if (!told.hasHeard(row)) return 'invitation';
    return since === undefined || told.hasHeardSince(row, since) ? 'stands' : undefined;
  };
  const written: string[] = [];
  const notTold: NotSent[] = [];
  for (const row of invited) {
    const what = whatFor(row);
    if (what === undefined) continue;
    const { invitationId, name } = row;
    const why = whyNotSent(row) ?? (await write(row, what));
    if (why === undefined) written.push(invitationId);
    else notTold.push({ invitationId, name, why });
  }
  if (endOfCare.endsOn === null) {
    await markTold(tx, actor, { invitationIds: written, arrangement: arrangement.number, on: isoFromDay(today) });
  }
  return { written: written.length, notTold };
}
