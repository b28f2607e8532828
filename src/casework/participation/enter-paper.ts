import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { mayRecord } from '../children/may-record.ts';
import { type AnswerFault, readAnswers } from './answers.ts';
import { hashOfAnswers } from './fingerprint.ts';
import { tellOfficerOfPaper } from './store/alerts.ts';
import { withdrawLink } from './store/links.ts';
import { lockPaper, markCameBack, type PaperRow, readPaper } from './store/papers.ts';

export type EnterOutcome =
  | { readonly kind: 'entered'; readonly paper: PaperRow }
  | { readonly kind: 'not-found' }
  /** They see the child and do not write into the record. */
  | { readonly kind: 'not-theirs' }
  /** It came back already, or was withdrawn: nothing is written over it. */
  | { readonly kind: 'not-open' }
  | { readonly kind: 'nothing-said' }
  | { readonly kind: 'faulty'; readonly faults: readonly AnswerFault[] };

/**
 * Enters what somebody wrote on paper, word by word, with who entered it. Their link is shut by it, and the
 * reviewing officer is told where it was somebody else who entered it.
 */
export async function enterPaper(
  tx: Tx,
  actor: Actor,
  {
    paperId,
    typed,
    receivedOn,
    today,
  }: {
    readonly paperId: string;
    readonly typed: Readonly<Record<string, unknown>>;
    readonly receivedOn: string;
    readonly today: string;
  },
): Promise<EnterOutcome> {
  const seen = await readPaper(tx, actor, paperId);
  if (seen === undefined) return { kind: 'not-found' };
  if (!(await mayRecord(tx, actor, seen.childId))) return { kind: 'not-theirs' };
  const paper = await lockPaper(tx, actor, paperId);
  if (paper === undefined) return { kind: 'not-found' };
  if (paper.cameBackAt !== null || paper.withdrawnAt !== null) return { kind: 'not-open' };
  const { answers, faults } = readAnswers(paper.questions, typed);
  if (faults.length > 0) return { kind: 'faulty', faults };
  if (Object.keys(answers).length === 0) return { kind: 'nothing-said' };
  const hash = hashOfAnswers(paper.questions, answers);
  await markCameBack(tx, { paperId, answers, hash, by: 'paper', receivedOn, enteredBy: actor.userId });
  if (paper.linkId !== null) await withdrawLink(tx, actor, { linkId: paper.linkId, reason: 'It came back on paper' });
  await tellOfficerOfPaper(tx, actor, { paperId, today });
  return { kind: 'entered', paper };
}
