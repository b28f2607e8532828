import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type Answers, answersFor, type Reader } from './model.ts';
import { type PaperRow, readPaper, readPapersOfReview, readWithholdings, type WithholdingRow } from './store/papers.ts';

export type { PaperRow, WithholdingRow } from './store/papers.ts';

/** A paper with what is kept from whom. */
export interface Paper extends PaperRow {
  readonly withheld: readonly WithholdingRow[];
}

/** Who was asked before a review, how, and what came back; withdrawn papers too. */
export async function listPapersOfReview(
  tx: Tx,
  actor: Actor,
  { reviewId }: { readonly reviewId: string },
): Promise<readonly Paper[]> {
  return await withWithholdings(tx, actor, await readPapersOfReview(tx, actor, reviewId));
}

/** One paper. Undefined where there is none, or none that whoever asks may see. */
export async function findPaper(tx: Tx, actor: Actor, paperId: string): Promise<Paper | undefined> {
  const paper = await readPaper(tx, actor, paperId);
  return paper && (await withWithholdings(tx, actor, [paper]))[0];
}

async function withWithholdings(tx: Tx, actor: Actor, papers: readonly PaperRow[]): Promise<Paper[]> {
  const withheld = await readWithholdings(
    tx,
    actor,
    papers.map(({ id }) => id),
  );
  return papers.map((paper) => ({ ...paper, withheld: withheld.filter(({ paperId }) => paperId === paper.id) }));
}

/** What somebody said, as far as a reader may be given it. */
export interface ViewsFor {
  readonly paper: Paper;
  readonly answers: Answers;
}

/**
 * What people said before a review, for a copy that goes to a reader: without what is kept from them, and without a trace
 * of it.
 */
export async function listViewsFor(
  tx: Tx,
  actor: Actor,
  { reviewId, reader }: { readonly reviewId: string; readonly reader: Reader },
): Promise<readonly ViewsFor[]> {
  const papers = await listPapersOfReview(tx, actor, { reviewId });
  return papers.flatMap((paper) => {
    if (paper.answers === null || paper.withdrawnAt !== null) return [];
    const answers = answersFor(paper.answers, paper.withheld, reader);
    return answers === undefined ? [] : [{ paper, answers }];
  });
}
