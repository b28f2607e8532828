import type { Day } from '../../../rules/calendar/day.ts';
import { BEGINS_LEGAL_STATUS, BEGINS_PLACEMENT } from '../codes/episode-codes.ts';
import { firstDayOf, lastPossibleDay } from '../collection-year.ts';
import { OWN_CODES } from '../problems.ts';
import type { ReviewRow } from '../rows/row.ts';
import { isSamePlace } from './care-facts.ts';
import { type CarePeriod, isOutsideCare, type Tell } from './care-periods.ts';

/** Tells what is odd in care as the periods show it, beyond what had to be mended to build them. */
export function checkCare(periods: readonly CarePeriod[], tell: Tell): void {
  checkFirstEpisode(periods, tell);
  for (const { stretches } of periods) {
    for (const [index, { row }] of stretches.entries()) {
      const before = stretches[index - 1]?.row;
      if (before === undefined) continue;
      if (!BEGINS_PLACEMENT.has(row.rne) && !isSamePlace(row, before)) {
        const message = `RNE ${row.rne} says that the placement stayed the same, but PLACE differs: a new one was begun`;
        tell(row, { column: 'PLACE', code: '434', message });
      }
      if (!BEGINS_LEGAL_STATUS.has(row.rne) && row.ls !== before.ls) {
        const message = `RNE ${row.rne} says that the legal status stayed the same, but LS differs: LS was believed`;
        tell(row, { column: 'LS', code: '435', message });
      }
    }
  }
}

/** An episode that was open when the year began may have any RNE; one that began in the year follows another, or is S. */
function checkFirstEpisode([first]: readonly CarePeriod[], tell: Tell): void {
  const row = first?.stretches[0]?.row;
  if (first === undefined || row === undefined || first.startKnown) return;
  const { year } = row.file;
  if (year === undefined || row.decom < firstDayOf(year)) return;
  const message = 'the first episode began in the year, so its RNE must be S, unless an earlier episode is missing';
  tell(row, { column: 'RNE', code: '357', message });
}

/**
 * Tells reviews on days when the child was not looked after. A review after the last day that its return can tell of
 * is told as that alone: its date is wrong, whatever care there was.
 */
export function checkReviewsInCare(
  reviews: readonly ReviewRow[],
  { periods, asOf }: { periods: readonly CarePeriod[]; asOf: Day | undefined },
  tell: Tell,
): void {
  for (const review of reviews) {
    const lastDay = lastPossibleDay(review.file.year, asOf);
    if (lastDay !== undefined && review.on > lastDay) continue;
    if (isOutsideCare(periods, review.on)) tell(review, OUTSIDE_CARE);
  }
}

const OUTSIDE_CARE = {
  column: 'REVIEW',
  code: OWN_CODES.reviewOutsideCare,
  message: 'the child was not looked after on that day: mend REVIEW, or add the episode that is missing',
};
