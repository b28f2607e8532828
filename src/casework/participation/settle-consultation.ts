import { dayInLondon } from '../../platform/clock.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { getDay } from '../../rules/index.ts';
import { correctFact } from '../children/correct-fact.ts';
import { findLatestOf } from '../children/find-latest-of-fact.ts';
import { listStandingFacts } from '../children/list-standing-facts.ts';
import { recordFact } from '../children/record-fact.ts';
import type { Review } from '../preparation/find-review.ts';
import { listWhoWasAsked } from './list-who-was-asked.ts';
import { insertSentFact, readSentFact } from './store/exceptions.ts';

const SENT = 'consultation-documents-sent';

interface ToSettle {
  readonly review: Review;
  readonly today: string;
}

/**
 * Records that the consultation documents were sent once everybody who is to be asked was asked, with the day of the last
 * paper. Until then the duty is not met; who is around the child only later does not undo it.
 *
 * @returns why it could not be recorded, in words, where it contradicts the record: the papers went all the same
 */
export async function settleConsultation(
  tx: Tx,
  actor: Actor,
  { review, today }: ToSettle,
): Promise<string | undefined> {
  const { childId, reviewId, key } = review;
  const { left, asked } = await listWhoWasAsked(tx, actor, { review, today });
  if (left.length > 0 || asked.length === 0) return undefined;
  const standing = await listStandingFacts(tx, actor, childId);
  if (standing.some((fact) => fact.type === SENT && fact.review === key)) return undefined;
  const last = asked.map(({ sentAt }) => dayInLondon(sentAt)).reduce((a, b) => (a > b ? a : b));
  const fact = { type: SENT, review: key, on: last < today ? last : today };
  const recorded = await recordFact(tx, actor, { childId, fact, today: getDay(today) });
  if (!('refused' in recorded)) {
    await insertSentFact(tx, actor, { childId, reviewId, factId: recorded.factId });
    return undefined;
  }
  if (recorded.refused !== 'contradicts') throw new Error(`that everybody was asked was refused: ${recorded.refused}`);
  return recorded.message;
}

/**
 * Takes that back where somebody is to be asked anew: only what the program recorded itself, and nothing that a person
 * told.
 */
export async function unsettleConsultation(tx: Tx, actor: Actor, { review, today }: ToSettle): Promise<void> {
  const { childId, reviewId } = review;
  const factId = await readSentFact(tx, actor, reviewId);
  if (factId === undefined) return;
  const { left } = await listWhoWasAsked(tx, actor, { review, today });
  const latest = await findLatestOf(tx, actor, { childId, factId });
  if (left.length === 0 || latest === undefined || latest.isWithdrawn || latest.id !== factId) return;
  const outcome = await correctFact(tx, actor, { childId, factId, instead: undefined, today: getDay(today) });
  if ('refused' in outcome) throw new Error(`that everybody was asked was not taken back: ${outcome.refused}`);
}
