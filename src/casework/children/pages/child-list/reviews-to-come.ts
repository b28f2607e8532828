import { dayInWords } from '../../../../platform/pages/days-in-words.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import { dueInWords } from '../../../obligations/due-in-words.ts';
import type { ReviewRow } from '../../../preparation/find-review.ts';
import { arrangementWords } from '../../../preparation/words.ts';

/** A review that has not been held, as a row. */
export interface ComingReview {
  readonly href: string;
  readonly day: string;
  readonly kind: string | undefined;
  /** The last lawful day, with how far off it is. */
  readonly due: string | undefined;
  readonly dueWords: string | undefined;
  readonly dueKind: string | undefined;
  readonly standing: string;
}

interface Within {
  readonly terms: Terms;
  readonly today: string;
}

/** The reviews of a child that have not been held, the next one first. */
export function toComingReviews(reviews: readonly ReviewRow[], within: Within): ComingReview[] {
  return reviews
    .filter(({ recordingOn }) => recordingOn === null)
    .toSorted((a, b) => (a.arrangedOn ?? '9999').localeCompare(b.arrangedOn ?? '9999'))
    .map((review) => toRow(review, within));
}

function toRow({ reviewId, arrangedOn, kind, dueOn }: ReviewRow, { terms, today }: Within): ComingReview {
  const due = dueOn === null ? undefined : dueInWords(dueOn, today);
  return {
    href: `/reviews/${reviewId}`,
    day: arrangedOn === null ? 'Not arranged yet' : dayInWords(arrangedOn),
    kind: kind === null ? undefined : arrangementWords(terms).kind[kind],
    due: dueOn === null ? undefined : dayInWords(dueOn),
    dueWords: due?.words,
    dueKind: due?.kind,
    standing: standingOf(arrangedOn, today),
  };
}

function standingOf(arrangedOn: string | null, today: string): string {
  if (arrangedOn === null) return 'Being prepared';
  if (arrangedOn < today) return 'The day has passed, and nothing says that it was held';
  return arrangedOn === today ? 'Today' : 'Arranged';
}
