import type { EventOfReturn } from '../../exchange/ssda903/facts/case-events.ts';
import type { Row } from '../../exchange/ssda903/rows/row.ts';
import type { YearsOfChild } from '../../exchange/ssda903/years-of-child.ts';
import { type Day, dayFromIso } from '../../rules/index.ts';

/** The row of the files that tells of an event; undefined where none of them does. */
export function findRowOf(told: YearsOfChild, { type, on }: Pick<EventOfReturn, 'type' | 'on'>): Row | undefined {
  return type === 'review-started' ? reviewOf(told, on) : episodeOf(told, on);
}

function reviewOf({ years }: YearsOfChild, on: string): Row | undefined {
  const day = dayFromIso(on);
  return lastOf(years, ({ rows }) => rows.Reviews.find((row) => row.on === day));
}

export function episodeOf({ years }: YearsOfChild, on: string): Row | undefined {
  const day: Day | undefined = dayFromIso(on);
  return lastOf(years, ({ rows }) => rows.Episodes.find(({ decom, dec }) => decom === day || dec === day));
}

export function headerOf({ years }: YearsOfChild): Row | undefined {
  return lastOf(years, ({ rows }) => rows.Header[0]);
}

export function anyRowOf({ years }: YearsOfChild): Row | undefined {
  return lastOf(years, ({ rows }) => rows.Episodes[0] ?? rows.Header[0] ?? rows.Reviews[0]);
}

/** What the latest year that has it says. */
function lastOf(
  years: YearsOfChild['years'],
  find: (year: YearsOfChild['years'][number]) => Row | undefined,
): Row | undefined {
  for (const year of years.toReversed()) {
    const found = find(year);
    if (found !== undefined) return found;
  }
  return undefined;
}
