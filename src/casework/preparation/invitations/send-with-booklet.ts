import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { isoFromDay } from '../../../rules/index.ts';
import { postInCustody } from '../../children/custody.ts';
import { findCustody } from '../../children/find-custody.ts';
import { listPapersOfReview } from '../../participation/list-papers-of-review.ts';
import { listWhomToAsk } from '../../participation/list-whom-to-ask.ts';
import type { Audience } from '../../participation/model.ts';
import { sendPapers } from '../../participation/send-papers.ts';
import type { Review } from '../find-review.ts';
import { planSending, type SendOutcome, sendInvitations, type ToSend } from './send-invitations.ts';

/** Whether the child’s consultation booklet goes with the invitation of the child. */
export type BookletPlan =
  | { readonly kind: 'goes'; readonly audience: Audience }
  /** The child has it already, is not invited by what is sent now, or is in custody and was not asked how post reaches them. */
  | { readonly kind: 'not-now' }
  /** Nobody could open its link. */
  | { readonly kind: 'no-birth-date' };

/** What of the booklet there is to send with the next invitations. */
export async function planBooklet(
  tx: Tx,
  actor: Actor,
  { review, today }: { readonly review: Review; readonly today: string },
): Promise<BookletPlan> {
  const { childId, reviewId } = review;
  const { toSend } = await planSending(tx, actor, review);
  const isInvitedNow = toSend.some(({ who, toldArrangement }) => who === 'child' && toldArrangement === null);
  const papers = await listPapersOfReview(tx, actor, { reviewId });
  const hasOne = papers.some(({ personId, withdrawnAt }) => personId === childId && withdrawnAt === null);
  if (!isInvitedNow || hasOne) return { kind: 'not-now' };
  const post = postInCustody(await findCustody(tx, actor, { childId, today }));
  if (post === 'unasked') return { kind: 'not-now' };
  const child = (await listWhomToAsk(tx, actor, { childId, today })).find(({ kind }) => kind === 'child');
  if (child === undefined) return { kind: 'not-now' };
  return child.bornOn === null ? { kind: 'no-birth-date' } : { kind: 'goes', audience: child.audience };
}

interface WithBooklet extends ToSend {
  /** Which booklet the child gets; undefined: none. */
  readonly booklet: Audience | undefined;
  /** Where this program is reached, for the link in it. */
  readonly address: string;
}

/** Sends invitations, and with the child’s own the booklet that asks what the child thinks, by a letter of its own. */
export async function sendWithBooklet(
  tx: Tx,
  actor: Actor,
  { booklet, address, ...sending }: WithBooklet,
): Promise<SendOutcome & { readonly hasBooklet: boolean }> {
  const { review } = sending;
  const today = isoFromDay(sending.today);
  const plan = await planBooklet(tx, actor, { review, today });
  const outcome = await sendInvitations(tx, actor, sending);
  if (outcome.kind !== 'sent' || plan.kind !== 'goes' || booklet === undefined)
    return { ...outcome, hasBooklet: false };
  const papers = [{ personId: review.childId, channel: 'letter', audience: booklet }] as const;
  const sent = await sendPapers(tx, actor, { reviewId: review.reviewId, papers, today, address });
  return { ...outcome, hasBooklet: sent.kind === 'sent' };
}
