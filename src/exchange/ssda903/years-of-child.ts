import { lastDayOf } from './collection-year.ts';
import type { ChildFacts } from './facts/child-facts.ts';
import { type Completeness, toChildFacts } from './facts/to-child-facts.ts';
import { type MergeListener, mergeReturns, type RowsOfYear } from './merge-returns.ts';
import { noRows } from './rows/row.ts';

/** A child's rows of one year, and whether some of them were rejected. */
export interface YearOfChild extends RowsOfYear {
  /** A row of Episodes or Reviews was rejected. */
  readonly isIncomplete: boolean;
}

/** What the returns of several years say of one child. */
export interface YearsOfChild {
  readonly child: string;
  /** The earliest first; years that say nothing of the child may be left out. */
  readonly years: readonly YearOfChild[];
}

const unheard = () => undefined;
const NOBODY: MergeListener = { tell: unheard, change: unheard };

/** The facts that a child's rows of several years amount to, laid on top of each other. */
export function factsOfYears({ child, years }: YearsOfChild, listener: MergeListener = NOBODY): ChildFacts {
  const rows = years.length === 0 ? noRows(child) : mergeReturns(years, listener);
  return toChildFacts(rows, listener.tell, completenessOf(years));
}

/** How much the years tell of the child. */
export function completenessOf(years: readonly YearOfChild[]): Completeness {
  // A later year may know the child as a care leaver only: what counts is the last that tells of care.
  const last = years.findLast(({ rows }) => rows.Episodes.length > 0)?.year;
  return {
    isIncomplete: years.some(({ isIncomplete }) => isIncomplete),
    lastToldOn: last === undefined ? undefined : lastDayOf(last),
  };
}
