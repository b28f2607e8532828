import type { Day } from '../../rules/calendar/day.ts';
import { type CollectionYear, collectionYearOf } from './collection-year.ts';
import type { ChildRows } from './rows/row.ts';

/** A year with a smaller share of the days than this is slips of the keyboard, not the year of the return. */
const LEAST_SHARE = 0.01;

/**
 * Works out which year a return is of, where nobody says. The days on which something began or ended (DECOM, DEC,
 * MIS_START, SW_DECOM, DOLO_START) are counted by collection year; the return is of the latest year that at least one
 * day in a hundred falls in. Days after `asOf`, where it is given, are left out, so that 2206 for 2026 decides nothing.
 *
 * Reviews can move it on by one year, for a small return of children to whom nothing else happened in the year; where
 * reviews run on for years after everything else, as in made-up data, they are not believed. Without any other day the
 * reviews decide, and after them the days of decisions about adoption.
 */
export function inferYear(children: Iterable<ChildRows>, asOf: Day | undefined): CollectionYear | undefined {
  const events = new YearCount(asOf);
  const reviews = new YearCount(asOf);
  const decisions = new YearCount(asOf);
  for (const rows of children) {
    countEvents(rows, events);
    for (const review of rows.Reviews) if (!review.rejected) reviews.add(review.on);
    for (const decision of rows.PlacedAdoption) if (!decision.rejected) decisions.add(decision.decidedOn);
  }
  const byEvents = events.latest();
  const byReviews = reviews.latest();
  if (byEvents === undefined) return byReviews ?? decisions.latest();
  return byReviews === byEvents + 1 ? byReviews : byEvents;
}

function countEvents(rows: ChildRows, events: YearCount): void {
  for (const episode of rows.Episodes) {
    if (episode.rejected) continue;
    events.add(episode.decom);
    if (episode.dec !== undefined) events.add(episode.dec);
  }
  for (const spells of [rows.Missing, rows.SWEpisodes, rows.DoLo]) {
    for (const spell of spells) if (!spell.rejected) events.add(spell.startedOn);
  }
}

class YearCount {
  readonly #asOf: Day | undefined;
  readonly #counts = new Map<CollectionYear, number>();
  #total = 0;

  constructor(asOf: Day | undefined) {
    this.#asOf = asOf;
  }

  add(day: Day): void {
    if (this.#asOf !== undefined && day > this.#asOf) return;
    const year = collectionYearOf(day);
    this.#counts.set(year, (this.#counts.get(year) ?? 0) + 1);
    this.#total += 1;
  }

  /** The latest year with a fair share of the days. */
  latest(): CollectionYear | undefined {
    let latest: CollectionYear | undefined;
    for (const [year, count] of this.#counts) {
      if (count >= this.#total * LEAST_SHARE && (latest === undefined || year > latest)) latest = year;
    }
    return latest;
  }
}
