import type { DutyFigure } from '../../model.ts';

/** What each figure of duties counts, as the heading of a column. */
export const FIGURE_WORDS: Readonly<Record<DutyFigure, string>> = {
  due: 'Due',
  inTime: 'In time',
  late: 'Late',
  early: 'Too early',
  overdue: 'Not done',
  deemedAgreed: 'Agreed by silence',
  upcoming: 'To come',
  notApplicable: 'Not owed',
  breaches: 'Breaches',
  nationallyKnown: 'Known by the national day',
  nationallyInTime: 'In time by the national day',
  nationallyDiffering: 'Another day than the national one',
};

/** Duties of all rules that hold a review, and of all other rules. */
export const RULE_GROUPS = { reviews: 'Reviews', others: 'Other duties' } as const;

/** A share as people read it; where it is of nothing, nobody can say. */
export function shareInWords(percent: number | null): string {
  return percent === null ? 'We don’t know' : `${percent}%`;
}
