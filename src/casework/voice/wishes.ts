import { shortDay } from '../../platform/pages/days-in-words.ts';

/**
 * After how many months what a child said is asked of again: half of the longest time between two reviews. No rule gives a
 * number; the Handbook (2.12) asks that the wishes be current.
 */
const OLD_AFTER_MONTHS = 3;

/** Whether what a child wants is known as things are now. */
export type WishesStanding = 'none' | 'old' | 'current';

/** The first day of which what was said still counts as current: `2026-03-01` on `2026-06-01`. */
export function currentSince(today: string): string {
  return Temporal.PlainDate.from(today).subtract({ months: OLD_AFTER_MONTHS }).toString();
}

/** @param saidLastOn the last day of which it is written down what the child said; null where nobody has */
export function standingOfWishes(saidLastOn: string | null, today: string): WishesStanding {
  if (saidLastOn === null) return 'none';
  return saidLastOn < currentSince(today) ? 'old' : 'current';
}

/** Whether anybody knows what a child wants, in a sentence: "Sami last said or showed something on 3 May 2026." */
export function wishesInWords(
  { shortName, saidLastOn }: { readonly shortName: string; readonly saidLastOn: string | null },
  today: string,
): string {
  if (saidLastOn === null) return `Nobody has written down yet what ${shortName} says or wants.`;
  const last = `${shortName} last said or showed something on ${shortDay(saidLastOn)}`;
  return standingOfWishes(saidLastOn, today) === 'old'
    ? `${last}: that is more than three months ago, and may not be what ${shortName} thinks now.`
    : `${last}.`;
}
