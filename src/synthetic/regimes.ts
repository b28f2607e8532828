import type { Day } from '../rules/calendar/day.ts';
import type { Episode } from './child-life.ts';

export type RegimeEvent =
  | 'short-breaks-started'
  | 'short-breaks-ended'
  | 'authorised'
  | 'placed'
  | 'disrupted'
  | 'authority-ended';

export interface RegimeChange {
  readonly on: Day;
  readonly event: RegimeEvent;
}

/** What begins or ends with an episode, in the order in which two changes on one day count. */
const EVENTS: readonly { event: RegimeEvent; of: (episode: Episode | undefined) => boolean; begins: boolean }[] = [
  { event: 'authorised', of: isAuthority, begins: true },
  { event: 'placed', of: isWithAdopters, begins: true },
  { event: 'disrupted', of: isWithAdopters, begins: false },
  { event: 'authority-ended', of: isAuthority, begins: false },
  { event: 'short-breaks-ended', of: isShortBreak, begins: false },
  { event: 'short-breaks-started', of: isShortBreak, begins: true },
];

/** What in a period of care moves its reviews from one clock to another. */
export function regimeChangesOf(episodes: readonly Episode[]): RegimeChange[] {
  const changes: RegimeChange[] = [];
  let before: Episode | undefined;
  for (const episode of episodes) {
    for (const { event, of, begins } of EVENTS) {
      if (of(episode) === begins && of(before) !== begins) changes.push({ on: episode.start, event });
    }
    before = episode;
  }
  return changes;
}

function isAuthority(episode: Episode | undefined): boolean {
  return episode?.legalStatus === 'E1';
}

function isWithAdopters(episode: Episode | undefined): boolean {
  return episode?.placement.place.startsWith('A') ?? false;
}

function isShortBreak(episode: Episode | undefined): boolean {
  return episode?.legalStatus === 'V3' || episode?.legalStatus === 'V4';
}
