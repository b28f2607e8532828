import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type Day, isoFromDay } from '../../rules/index.ts';
import { findAndHoldChild } from '../children/change-facts.ts';
import { isIroOf } from '../children/is-iro-of.ts';
import { recordFact } from '../children/record-fact.ts';
import { findReview } from '../preparation/find-review.ts';
import { digestOf, readIssued, readTheSame, sign } from './issued-content.ts';
import { toIssue } from './model.ts';
import { readDecisions } from './store/decisions.ts';
import { insertEdition, readEditions } from './store/issued.ts';

/** The decisions of a review, to issue. */
export interface DecisionsToIssue {
  readonly reviewId: string;
  /** Which decisions whoever signs has read, as {@link digestOf} tells them. */
  readonly seen: string;
  /** Why what was issued before is amended; null the first time. */
  readonly reason: string | null;
  /** The name of whoever signs. */
  readonly signedBy: string;
  readonly today: Day;
}

export type IssueOutcome =
  | { readonly kind: 'issued'; readonly editionId: string; readonly childId: string; readonly number: number }
  | { readonly kind: 'not-found' }
  /** The review is not recorded as held. */
  | { readonly kind: 'not-held' }
  | { readonly kind: 'nothing-decided' }
  /** A decision was changed after the page was made: nobody signs what they have not read. */
  | { readonly kind: 'changed-meanwhile' }
  /** They read as they were issued last. */
  | { readonly kind: 'issued-already' }
  | { readonly kind: 'no-reason' }
  | { readonly kind: 'contradicts'; readonly message: string };

/**
 * Issues the decisions of a review, as one text that is signed and never changed. The first time, it records that they
 * were issued, from which the law counts on (IRO Handbook ¶3.69); later it is an amendment, with its reason.
 */
export async function issueDecisions(
  tx: Tx,
  actor: Actor,
  { reviewId, seen, reason, signedBy, today }: DecisionsToIssue,
): Promise<IssueOutcome> {
  const review = await findReview(tx, actor, reviewId);
  if (review === undefined || !(await isIroOf(tx, actor, review.childId))) return { kind: 'not-found' };
  const { childId, key, recordingOn } = review;
  if (recordingOn === null) return { kind: 'not-held' };
  const child = await findAndHoldChild(tx, actor, childId);
  if (child === undefined) return { kind: 'not-found' };
  const decisions = toIssue(await readDecisions(tx, actor, reviewId));
  if (decisions.length === 0) return { kind: 'nothing-decided' };
  if (digestOf(decisions) !== seen) return { kind: 'changed-meanwhile' };
  const [last] = await readEditions(tx, actor, reviewId);
  if (last !== undefined && readTheSame(readIssued(last.content).decisions, decisions))
    return { kind: 'issued-already' };
  if (last !== undefined && reason === null) return { kind: 'no-reason' };
  const issuedOn = isoFromDay(today);
  // Told by hand or brought in before: its day stands, and nothing is told twice.
  const told = child.facts.find(({ event }) => event.type === 'decisions-issued' && event.review === key);
  const fact = { type: 'decisions-issued', review: key, on: issuedOn };
  const recorded = told === undefined ? await recordFact(tx, actor, { childId, fact, today }) : { factId: told.id };
  if ('refused' in recorded) {
    return recorded.refused === 'contradicts'
      ? { kind: 'contradicts', message: recorded.message }
      : { kind: 'not-found' };
  }
  const number = (last?.number ?? 0) + 1;
  const signed = sign({
    heldOn: recordingOn,
    issuedOn,
    signedBy,
    reason: last === undefined ? null : reason,
    decisions,
  });
  const editionId = await insertEdition(tx, actor, {
    childId,
    reviewId,
    number,
    ...signed,
    issuedOn,
    factId: recorded.factId,
  });
  return { kind: 'issued', editionId, childId, number };
}
