import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { Reader } from './model.ts';
import { insertWithholding, liftWithholding, readMayWithhold, readPaper } from './store/papers.ts';

export type WithholdOutcome =
  | { readonly kind: 'withheld'; readonly childId: string }
  | { readonly kind: 'not-found' }
  /** The child’s own reviewing officer decides, and whoever acts for them. */
  | { readonly kind: 'not-theirs' }
  /** There is no such question on the paper. */
  | { readonly kind: 'no-such-question' }
  | { readonly kind: 'withheld-already' };

/** Keeps a paper, or one answer of it, from somebody, with the reason: the reviewing officer decides. */
export async function withholdAnswer(
  tx: Tx,
  actor: Actor,
  {
    paperId,
    question,
    from,
    reason,
  }: { readonly paperId: string; readonly question: string | null; readonly from: Reader; readonly reason: string },
): Promise<WithholdOutcome> {
  const paper = await readPaper(tx, actor, paperId);
  if (paper === undefined) return { kind: 'not-found' };
  if (question !== null && !paper.questions.some(({ id }) => id === question)) return { kind: 'no-such-question' };
  const { childId } = paper;
  if (!(await readMayWithhold(tx, childId))) return { kind: 'not-theirs' };
  const isNew = await insertWithholding(tx, actor, { childId, paperId, question, from, reason });
  return isNew ? { kind: 'withheld', childId } : { kind: 'withheld-already' };
}

/** Lets it be seen again; false where nothing was kept by that decision, or it is not theirs to lift. */
export async function liftAnswerWithholding(
  tx: Tx,
  actor: Actor,
  of: { readonly paperId: string; readonly withholdingId: string },
): Promise<boolean> {
  return await liftWithholding(tx, actor, of);
}
