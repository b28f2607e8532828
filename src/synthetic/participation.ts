import { type Day, reachesAge } from '../rules/calendar/day.ts';
import type { Participation } from './child-life.ts';
import { PARTICIPATION } from './mix.ts';
import type { Random } from './random.ts';

/** How a child of this age took part in a review; from the 4th birthday on never PN0. */
export function participationIn(random: Random, dateOfBirth: Day, on: Day): Participation {
  const table = PARTICIPATION.find(({ under }) => on < reachesAge(dateOfBirth, under));
  if (table === undefined) throw new Error('Nobody of this age has a review.');
  return random.weighted(table.codes);
}
