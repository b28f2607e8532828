import { AppError } from '../../platform/app-error.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type Correction, type NotSaved, settleVersion } from '../../platform/versions.ts';
import { findAndHoldChild } from '../children/change-facts.ts';
import { isIroOf } from '../children/is-iro-of.ts';
import { findReview } from '../preparation/find-review.ts';
import { readTheSame } from './issued-content.ts';
import { type DecisionValues, toIssue } from './model.ts';
import { type DecisionVersion, insertVersion, MOST_DECISIONS, readDecisions, readVersions } from './store/decisions.ts';

/** A decision to write down, or to change. */
export interface DecisionToWrite {
  readonly reviewId: string;
  /** The id that a new one will have, so that a form that is sent twice writes one. */
  readonly decisionId: string;
  readonly values: DecisionValues;
  /** What is changed; undefined for a new one. */
  readonly correction: Correction | undefined;
}

/**
 * Writes down a decision of a review, or changes it by a new version. It is a draft: what was issued before stays as it
 * was signed, and what is new is issued by {@link issueDecisions}.
 */
export async function writeDecision(
  tx: Tx,
  actor: Actor,
  { reviewId, decisionId, values, correction }: DecisionToWrite,
): Promise<{ readonly kind: 'saved' } | NotSaved<DecisionVersion>> {
  const review = await findReview(tx, actor, reviewId);
  if (review === undefined || !(await isIroOf(tx, actor, review.childId))) return { kind: 'not-found' };
  const { childId } = review;
  if ((await findAndHoldChild(tx, actor, childId)) === undefined) return { kind: 'not-found' };
  const versions = await readVersions(tx, actor, { reviewId, decisionId });
  const next = settleVersion({
    versions,
    correction,
    isSame: (version) => readTheSame(toIssue([version]), toIssue([values])),
  });
  if (next.kind !== 'next') return next;
  const { number } = next;
  if (number === 1 && (await readDecisions(tx, actor, reviewId)).length >= MOST_DECISIONS) {
    throw new AppError('too-many-decisions', `a review has at most ${MOST_DECISIONS} decisions`);
  }
  await insertVersion(tx, actor, { childId, reviewId, decisionId, number, values });
  return { kind: 'saved' };
}
