import { type Day, reachesAge } from '../../../rules/calendar/day.ts';
import { SHORT_BREAK_STATUSES } from '../codes/episode-codes.ts';
import { PARTICIPATION_FROM_AGE_YEARS, UNDER_FOUR_CODE } from '../codes/review-codes.ts';
import { formatCollectionYear } from '../collection-year.ts';
import { OWN_CODES } from '../problems.ts';
import type { ChildRows, ReviewRow } from '../rows/row.ts';
import type { CheckContext } from './context.ts';

/** Warns of what is wrong in a child's reviews, and leaves one review a day. */
export function checkReviews(rows: ChildRows, dateOfBirth: Day | undefined, context: CheckContext): void {
  const { Episodes: episodes } = rows;
  const isShortBreaksOnly = episodes.length > 0 && episodes.every(({ ls }) => SHORT_BREAK_STATUSES.has(ls));
  if (rows.Reviews.length > 1) rows.Reviews = oneADay(rows.Reviews, context);
  const fourthBirthday = dateOfBirth === undefined ? undefined : reachesAge(dateOfBirth, PARTICIPATION_FROM_AGE_YEARS);
  for (const review of rows.Reviews) {
    checkParticipation(review, fourthBirthday, context);
    checkNotAhead(review, context);
    if (isShortBreaksOnly) context.log.warn(review, NOT_FOR_SHORT_BREAKS);
  }
  if (!isShortBreaksOnly) return;
  for (const header of rows.Header)
    if (header.mother !== undefined) context.log.warn(header, NO_MOTHER_FOR_SHORT_BREAKS);
}

function oneADay(reviews: readonly ReviewRow[], { log }: CheckContext): ReviewRow[] {
  const byDay = new Map<Day, ReviewRow>();
  for (const review of reviews) {
    const first = byDay.get(review.on);
    if (first === undefined) byDay.set(review.on, review);
    else {
      const message = `the child has a review on this day already, in line ${first.row}: they were taken for one review`;
      log.warn(review, { column: 'REVIEW', code: OWN_CODES.reviewTwiceOnDay, message });
    }
  }
  return [...byDay.values()];
}

/** On the fourth birthday itself either kind of code is right. */
function checkParticipation(review: ReviewRow, fourthBirthday: Day | undefined, { log }: CheckContext): void {
  if (fourthBirthday === undefined) return;
  const isUnderFourCode = review.participation === UNDER_FOUR_CODE;
  if (isUnderFourCode && review.on > fourthBirthday) {
    const message =
      'REVIEW_CODE PN0 is for children under 4, but the child was older: use PN1 to PN7, or mend the dates';
    log.warn(review, { column: 'REVIEW_CODE', code: '440', message });
  }
  if (!isUnderFourCode && review.on < fourthBirthday) {
    const message = `REVIEW_CODE ${review.participation} is for children of 4 and over: use PN0, or mend the dates`;
    log.warn(review, { column: 'REVIEW_CODE', code: '441', message });
  }
}

function checkNotAhead(review: ReviewRow, { log, year, lastPossibleDay }: CheckContext): void {
  if (lastPossibleDay === undefined || review.on <= lastPossibleDay) return;
  const of = year === undefined ? 'this return' : `the return of ${formatCollectionYear(year)}`;
  const message = `REVIEW is after the last day that ${of} can tell of: mend the date, or name the right year`;
  log.warn(review, { column: 'REVIEW', code: OWN_CODES.reviewInFuture, message });
}

const NOT_FOR_SHORT_BREAKS = {
  column: 'REVIEW',
  code: '399',
  message:
    'the child had only short breaks (V3 or V4), whose reviews are not returned: mend LS, or leave the review out',
};
const NO_MOTHER_FOR_SHORT_BREAKS = {
  column: 'MOTHER',
  code: '399',
  message: 'the child had only short breaks (V3 or V4), for whom MOTHER is not returned: mend LS, or leave it blank',
};
