import { dayFromIso } from '../../rules/index.ts';
import type { OpenObligation } from './list-open-obligations.ts';

const AT_MOST = 3;

/**
 * What matters next for a child: the next review, then whatever is nearest to today; of two as near, the late one. At
 * most three, in the order of their days: an old duty that nobody can mend any more does not push tomorrow's aside.
 */
export function chooseNext(
  review: OpenObligation | undefined,
  others: readonly OpenObligation[],
  today: string,
): readonly OpenObligation[] {
  const nearest = others
    .filter(({ id }) => id !== review?.id)
    .toSorted((a, b) => daysFrom(today, a) - daysFrom(today, b) || compare(a.dueOn, b.dueOn));
  const chosen = [...(review === undefined ? [] : [review]), ...nearest].slice(0, AT_MOST);
  return chosen.toSorted((a, b) => compare(a.dueOn, b.dueOn));
}

function daysFrom(today: string, { dueOn }: OpenObligation): number {
  const [now, due] = [dayFromIso(today), dayFromIso(dueOn)];
  return now === undefined || due === undefined ? Number.POSITIVE_INFINITY : Math.abs(due - now);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
