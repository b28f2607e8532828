import { dayInWords, momentInWords } from '../../../platform/pages/days-in-words.ts';
import type { Terms } from '../../../platform/pages/terms.ts';
import { isDueBefore, standingGroundInWords } from './grounds.ts';
import type { Direction } from './list-directions.ts';

/** What a page says of a direction. */
export interface DirectionLine {
  /** "A review by Friday 6 March 2026". */
  readonly title: string;
  readonly ground: string;
  readonly why: string;
  /** Who gave it, and when. */
  readonly by: string;
}

export function directionInWords(direction: Direction, terms: Terms): DirectionLine {
  const { ground, on, why, recordedBy, recordedAt } = direction;
  return {
    title: `${terms.say('{An review}')} ${isDueBefore(ground) ? 'before' : 'by'} ${dayInWords(on)}`,
    ground: standingGroundInWords(ground, terms),
    why,
    by: byWhom(recordedBy, recordedAt),
  };
}

/** "Iris Ode, 3 Mar 2026, 14:02". */
export function byWhom(name: string | null, at: string): string {
  return `${name ?? 'The program'}, ${momentInWords(at)}`;
}
