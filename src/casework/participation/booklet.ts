import type { Paper } from './list-papers-of-review.ts';
import { FACES_IN_WORDS } from './words.ts';

/** The child’s consultation booklet of a review. */
export interface Booklet {
  readonly paperId: string;
  readonly reviewId: string;
  readonly sentAt: string;
  /** Null until something came back. */
  readonly cameBackAt: string | null;
  /** What the child answered, in the child’s words, in the order of the questions. */
  readonly answers: readonly { readonly question: string; readonly answer: string }[];
}

/** The booklet that went to the child and stands; undefined where none did. */
export function bookletOf(papers: readonly Paper[]): Booklet | undefined {
  const paper = papers.findLast(({ personKind, withdrawnAt }) => personKind === 'child' && withdrawnAt === null);
  if (paper === undefined) return undefined;
  const { id: paperId, reviewId, sentAt, cameBackAt } = paper;
  const answers = paper.questions.flatMap(({ id, text, kind }) => {
    const said = paper.answers?.[id];
    if (said === undefined) return [];
    return [{ question: text, answer: kind === 'face' ? (FACES_IN_WORDS[said] ?? said) : said }];
  });
  return { paperId, reviewId, sentAt, cameBackAt, answers };
}
