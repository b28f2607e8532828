import type { CollectionYear } from '../../exchange/ssda903/collection-year.ts';
import { compareYear, type HearNews } from '../../exchange/ssda903/compare-rows.ts';
import { type KeptRows, keepRows, reviveRows } from '../../exchange/ssda903/kept-rows.ts';
import { ReturnFile } from '../../exchange/ssda903/problems.ts';
import { type ChildRows, noRows, type TableRows } from '../../exchange/ssda903/rows/row.ts';
import { TABLE_NAMES } from '../../exchange/ssda903/slice.ts';
import type { TableName } from '../../exchange/ssda903/tables.ts';
import type { YearOfChild, YearsOfChild } from '../../exchange/ssda903/years-of-child.ts';

/** For each year of the files, the tables of which rows went in. */
export type TablesTold = ReadonlyMap<CollectionYear, ReadonlySet<TableName>>;

/** A year of a return whose year is known. */
type KnownYear = YearOfChild & { readonly year: CollectionYear };

/** What the return of a year says of a child from now on; undefined where it says nothing any more. */
export interface YearToKeep {
  readonly year: CollectionYear;
  readonly rows: KeptRows | undefined;
}

const fileOfYear = new Map<CollectionYear, ReturnFile>();

/** Makes what was kept of a child's returns into rows again, the earliest year first. */
export function reviveYears(child: string, kept: ReadonlyMap<CollectionYear, KeptRows>): KnownYear[] {
  return [...kept]
    .sort(([a], [b]) => a - b)
    .map(([year, rows]) => {
      const file = fileOfYear.get(year) ?? new ReturnFile('', 0, year);
      fileOfYear.set(year, file);
      return { year, rows: reviveRows(child, rows, file), isIncomplete: rows.incomplete === true };
    });
}

/**
 * Lays what the files say over what is known of a child: of a year and a table that the files have, they say all there
 * is; of the others, what is known stays. Years that then say nothing are left out.
 */
export function layOver(known: readonly KnownYear[], told: YearsOfChild, tables: TablesTold): KnownYear[] {
  const years = new Set<CollectionYear>(known.map(({ year }) => year));
  for (const { year } of told.years) if (year !== undefined) years.add(year);
  return [...years]
    .sort((a, b) => a - b)
    .flatMap((year) => {
      const before = known.find((other) => other.year === year);
      const now = told.years.find((other) => other.year === year);
      const ofYear = tables.get(year);
      if (ofYear === undefined) return before ?? [];
      const laid = layYear({ year, before, now, ofYear }, told.child);
      return saysNothing(laid) ? [] : laid;
    });
}

interface YearToLay {
  readonly year: CollectionYear;
  readonly before: YearOfChild | undefined;
  readonly now: YearOfChild | undefined;
  readonly ofYear: ReadonlySet<TableName>;
}

function layYear({ year, before, now, ofYear }: YearToLay, child: string): KnownYear {
  const isToldAnew = ofYear.has('Episodes') && ofYear.has('Reviews');
  const isIncomplete = now?.isIncomplete === true || (before?.isIncomplete === true && !isToldAnew);
  if (before === undefined) return { year, rows: now?.rows ?? noRows(child), isIncomplete };
  const rows: ChildRows = { ...(now?.rows ?? noRows(child)) };
  for (const table of TABLE_NAMES) if (!ofYear.has(table)) copyTable(rows, before.rows, table);
  return { year, rows, isIncomplete };
}

function copyTable<Name extends TableName>(into: TableRows, from: TableRows, table: Name): void {
  into[table] = from[table];
}

function saysNothing({ rows, isIncomplete }: YearOfChild): boolean {
  return !isIncomplete && TABLE_NAMES.every((table) => rows[table].length === 0);
}

/** What was known of a child, and what is from now on. */
export interface YearsToCompare {
  readonly known: readonly KnownYear[];
  readonly now: readonly KnownYear[];
  readonly tables: TablesTold;
}

/** The years that have to be kept anew, or no longer; `hear` is told of each row of the files whether it is news. */
export function yearsToKeep({ known, now, tables }: YearsToCompare, hear: HearNews): YearToKeep[] {
  const toKeep: YearToKeep[] = [];
  for (const told of now) {
    if (!tables.has(told.year) || !compareYear(told, known, hear)) continue;
    toKeep.push({ year: told.year, rows: keepRows(told.rows, told.isIncomplete) });
  }
  for (const { year } of known) {
    if (!now.some((other) => other.year === year)) toKeep.push({ year, rows: undefined });
  }
  return toKeep;
}
