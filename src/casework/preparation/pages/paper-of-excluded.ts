import { dayInLondon } from '../../../platform/clock.ts';
import { shortDay } from '../../../platform/pages/days-in-words.ts';
import type { Paper } from '../../participation/list-papers-of-review.ts';

interface Excluded {
  /** The child, or one of the people around the child; null for somebody in no list. */
  readonly id: string | null;
  /** When papers went to them otherwise than from here. */
  readonly papersSentOn: string | null;
}

/** Whether somebody who is kept out was asked in writing what they think, as far as is known (handbook ¶3.18). */
export interface PaperOfExcluded {
  readonly isSent: boolean;
  readonly hasComeBack: boolean;
  /** "Sent 1 Jun 2026, came back 5 Jun 2026". */
  readonly words: string;
  readonly href: string | undefined;
}

/** Looks for the paper of somebody who is kept out. */
export function paperOfExcluded(papers: readonly Paper[], { id, papersSentOn }: Excluded): PaperOfExcluded {
  const paper = papers.find(({ personId, withdrawnAt }) => personId === id && withdrawnAt === null);
  if (paper !== undefined) {
    const { reviewId, sentAt, cameBackAt } = paper;
    const back = cameBackAt === null ? 'nothing has come back yet' : `came back ${shortDay(dayInLondon(cameBackAt))}`;
    return {
      isSent: true,
      hasComeBack: cameBackAt !== null,
      words: `Sent ${shortDay(dayInLondon(sentAt))}, ${back}`,
      href: `/reviews/${reviewId}/consultation/${paper.id}`,
    };
  }
  return papersSentOn === null
    ? { isSent: false, hasComeBack: false, words: 'No consultation paper has been sent to them', href: undefined }
    : { isSent: true, hasComeBack: false, words: `Sent ${shortDay(papersSentOn)}, not from here`, href: undefined };
}
