import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { Terms } from '../../../platform/pages/terms.ts';
import { type Day, isoFromDay } from '../../../rules/index.ts';
import { listCurrentFacts } from '../../children/list-current-facts.ts';
import { recordFact } from '../../children/record-fact.ts';
import type { Review } from '../find-review.ts';
import { type RecordedArrangement, readLastArrangement } from '../store/arrangements.ts';
import { type InvitationRow, markTold, readInvitations } from '../store/invitations.ts';
import { waitsForChild } from './attendance.ts';
import { prepareWriter } from './prepare-writer.ts';
import { whyNotSent } from './recipient-of.ts';
import { withdrawWaitingInvitations } from './withdraw-waiting.ts';

/** An invitation that cannot go as it was asked for. */
export interface NotSent {
  readonly invitationId: string;
  readonly name: string;
  /** Why, in words. */
  readonly why: string;
}

/** What is to be sent, to whom. */
export interface SendingPlan {
  readonly toSend: readonly InvitationRow[];
  readonly notSent: readonly NotSent[];
  /** Others with a legitimate interest, whom the child was not asked about: they are not written to before. */
  readonly toAskAbout: readonly InvitationRow[];
}

export type SendOutcome =
  | { readonly kind: 'sent'; readonly count: number; readonly notSent: readonly NotSent[] }
  /** There is no day to invite to. */
  | { readonly kind: 'not-arranged' }
  | { readonly kind: 'nothing-to-send' }
  | { readonly kind: 'contradicts'; readonly message: string };

/** What is sent, and whether to everybody. */
export interface ToSend extends Sending {
  /** Writes also to those whom the child was not asked about. */
  readonly isUnaskedToo: boolean;
}

interface Sending {
  readonly review: Review;
  readonly terms: Terms;
  readonly today: Day;
}

/** Who is told next, and who cannot be told and why: for the page on which it is checked before it goes. */
export async function planSending(tx: Tx, actor: Actor, review: Review): Promise<SendingPlan> {
  const arrangement = await readLastArrangement(tx, actor, review.reviewId);
  const all = await readInvitations(tx, actor, review.reviewId);
  return planOf(all, arrangement);
}

function planOf(all: readonly InvitationRow[], arrangement: RecordedArrangement | undefined): SendingPlan {
  const due = all.filter(
    ({ decision, toldArrangement }) => decision !== 'not-invited' && toldArrangement !== arrangement?.number,
  );
  const notSent = due.flatMap((row) => {
    const why = whyNotSent(row);
    return why === undefined ? [] : [{ invitationId: row.invitationId, name: row.name, why }];
  });
  const stopped = new Set(notSent.map(({ invitationId }) => invitationId));
  const rest = due.filter(({ invitationId }) => !stopped.has(invitationId));
  return { toSend: rest.filter((row) => !waitsForChild(row)), toAskAbout: rest.filter(waitsForChild), notSent };
}

/**
 * Puts an invitation for everybody who is to be told into the post, and records once that invitations were sent, in one
 * transaction. Whoever was told of another day before is told of the change.
 */
export async function sendInvitations(
  tx: Tx,
  actor: Actor,
  { review, terms, today, isUnaskedToo }: ToSend,
): Promise<SendOutcome> {
  const arrangement = await readLastArrangement(tx, actor, review.reviewId);
  if (arrangement === undefined || arrangement.change === 'cancelled') return { kind: 'not-arranged' };
  const plan = planOf(await readInvitations(tx, actor, review.reviewId), arrangement);
  const { notSent } = plan;
  const toSend = isUnaskedToo ? [...plan.toSend, ...plan.toAskAbout] : plan.toSend;
  if (toSend.length === 0) return { kind: 'nothing-to-send' };
  const writer = await prepareWriter(tx, actor, { review, terms, today, arrangement });
  const refused: NotSent[] = [];
  for (const row of toSend) {
    const what = row.toldArrangement === null ? 'invitation' : 'invitation-update';
    const why = await writer(row, what);
    if (why !== undefined) refused.push({ invitationId: row.invitationId, name: row.name, why });
  }
  const failed = new Set(refused.map(({ invitationId }) => invitationId));
  const told = toSend.filter(({ invitationId }) => !failed.has(invitationId)).map(({ invitationId }) => invitationId);
  if (told.length > 0) {
    const contradiction = await recordOnce(tx, actor, { review, today });
    if (contradiction !== undefined) return { kind: 'contradicts', message: contradiction };
  }
  await markTold(tx, actor, { invitationIds: told, arrangement: arrangement.number, on: isoFromDay(today) });
  return { kind: 'sent', count: told.length, notSent: [...notSent, ...refused] };
}

/**
 * Tells everybody who was invited that the meeting is called off, or how it is held now. Invitations that still wait in the
 * post are taken out of it, and whoever had heard nothing by then gets a first invitation, or nothing where it is off.
 *
 * @returns how many were written to
 */
export async function tellOfChange(tx: Tx, actor: Actor, { review, terms, today }: Sending): Promise<number> {
  const arrangement = await readLastArrangement(tx, actor, review.reviewId);
  if (arrangement === undefined) return 0;
  const isCancelled = arrangement.change === 'cancelled';
  const told = (await readInvitations(tx, actor, review.reviewId)).filter(
    ({ toldArrangement, decision }) =>
      toldArrangement !== null && toldArrangement !== arrangement.number && decision !== 'not-invited',
  );
  // What waits tells a day or a place that holds no more: it never goes out, whoever it is for.
  const { hasHeard } = await withdrawWaitingInvitations(tx, actor, {
    reviewId: review.reviewId,
    reason: isCancelled ? 'The meeting is called off.' : 'The day, the time or the place has changed.',
  });
  const writer = await prepareWriter(tx, actor, { review, terms, today, arrangement });
  const settled: string[] = [];
  let written = 0;
  for (const row of told) {
    const isNews = !hasHeard(row);
    const what = isCancelled ? 'invitation-cancelled' : isNews ? 'invitation' : 'invitation-update';
    // Nobody is told that something is off of which they have not heard.
    if (isCancelled && isNews) settled.push(row.invitationId);
    else if (whyNotSent(row) === undefined && (await writer(row, what)) === undefined) {
      settled.push(row.invitationId);
      written += 1;
    }
  }
  await markTold(tx, actor, {
    invitationIds: settled,
    arrangement: isCancelled ? null : arrangement.number,
    on: isCancelled ? null : isoFromDay(today),
  });
  return written;
}

async function recordOnce(
  tx: Tx,
  actor: Actor,
  { review, today }: Pick<Sending, 'review' | 'today'>,
): Promise<string | undefined> {
  const { childId, key } = review;
  const facts = (await listCurrentFacts(tx, actor, [childId])).get(childId) ?? [];
  if (facts.some(({ event }) => event.type === 'invitations-sent' && event.review === key)) return undefined;
  const fact = { type: 'invitations-sent', review: key, on: isoFromDay(today) };
  const outcome = await recordFact(tx, actor, { childId, fact, today });
  return 'refused' in outcome ? ('message' in outcome ? outcome.message : outcome.refused) : undefined;
}
