import type { Tx } from '../../platform/database/transaction.ts';
import { type AnswerFault, readAnswers } from './answers.ts';
import { findOwnPaper } from './find-own-paper.ts';
import { hashOfAnswers } from './fingerprint.ts';
import { tellOfficerOfOwnPaper } from './store/alerts.ts';
import { markSubmitted } from './store/links.ts';
import { markCameBack } from './store/papers.ts';

export type SubmitOutcome =
  | { readonly kind: 'submitted' }
  /** The link has ended: nothing was taken. */
  | { readonly kind: 'ended' }
  | { readonly kind: 'nothing-said' }
  | { readonly kind: 'faulty'; readonly faults: readonly AnswerFault[] };

/**
 * Hands in what somebody typed by their link: it stands in the review from now on, word by word, and never changes; the
 * reviewing officer is told.
 */
export async function submitOwnPaper(
  tx: Tx,
  { typed, today }: { readonly typed: Readonly<Record<string, unknown>>; readonly today: string },
): Promise<SubmitOutcome> {
  const own = await findOwnPaper(tx);
  if (own === undefined || own.link.state !== 'open' || own.paper.cameBackAt !== null) return { kind: 'ended' };
  const { paper, link } = own;
  const { answers, faults } = readAnswers(paper.questions, typed);
  if (faults.length > 0) return { kind: 'faulty', faults };
  if (Object.keys(answers).length === 0) return { kind: 'nothing-said' };
  const hash = hashOfAnswers(paper.questions, answers);
  await markCameBack(tx, { paperId: paper.id, answers, hash, by: 'link', receivedOn: today, enteredBy: null });
  await markSubmitted(tx, link.id);
  await tellOfficerOfOwnPaper(tx, today);
  return { kind: 'submitted' };
}
