import { shortDay } from '../../platform/pages/days-in-words.ts';

/** What an obligation is about. */
export interface AboutObligation {
  readonly rule: string;
  /** The key of a review, dispute, stage or document; `#2` for a review of which nothing is known yet. */
  readonly about: string | null;
  /** The day of that review, where it was held. */
  readonly aboutOn: string | null;
}

/** "the review of 28 Jan 2026", "the next review", "dispute d1, stage 2"; undefined where there is no more to say. */
export function aboutInWords({ rule, about, aboutOn }: AboutObligation): string | undefined {
  if (about === null) return undefined;
  if (rule.startsWith('dispute.')) {
    const [dispute, stage] = about.split('/');
    return stage === undefined ? `dispute ${dispute}` : `dispute ${dispute}, stage ${stage}`;
  }
  if (rule.startsWith('proceedings.')) return `document ${about}`;
  if (aboutOn !== null) return `the review of ${shortDay(aboutOn)}`;
  // "Hold the next review" says it already.
  return rule.startsWith('review.') ? undefined : 'the next review';
}
