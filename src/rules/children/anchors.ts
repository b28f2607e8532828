import { reachesAge } from '../calendar/day.ts';
import type { Anchor } from '../engine/rule.ts';
import { dayOf, NEVER } from '../facts/case-facts.ts';
import { becameLookedAfter, placementStarted } from './events.ts';

export const becomingLookedAfter: Anchor<'period'> = {
  words: 'the child became looked after',
  on: (period) => period.startedOn,
  event: becameLookedAfter,
};

export const firstPlacement: Anchor<'period'> = {
  words: 'the first placement started',
  on: (period) => dayOf(period, placementStarted),
  event: placementStarted,
};

export const eighteenthBirthday: Anchor<'period'> = {
  words: 'the 18th birthday',
  on: ({ child }) => (child.dateOfBirth === NEVER ? NEVER : reachesAge(child.dateOfBirth, 18)),
  needs: () => ['child.dateOfBirth'],
};
