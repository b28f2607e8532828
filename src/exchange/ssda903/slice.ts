import type { CollectionYear } from './collection-year.ts';
import type { ReturnFile } from './problems.ts';
import { addRow, type ChildRows, noRows, type RowOfTable, type TableRows } from './rows/row.ts';
import { TABLES, type TableName } from './tables.ts';

/** The names of all tables, in the order in which the return's guides list them. */
export const TABLE_NAMES = Object.keys(TABLES) as TableName[];

/** One year's return: its files, and its rows child by child. */
export interface ReturnSlice {
  /** Undefined until it is known, and for good where nothing tells it. */
  year: CollectionYear | undefined;
  readonly files: ReturnFile[];
  readonly children: Map<string, ChildRows>;
  /** Children of whom a row of Episodes or Reviews was rejected: what is told of their care has a hole. */
  readonly incomplete: Set<string>;
}

/** A year's return of which nothing is read yet. */
export function emptySlice(year: CollectionYear | undefined): ReturnSlice {
  return { year, files: [], children: new Map(), incomplete: new Set() };
}

/** The rows of a child, whether or not the child is known already. */
export function rowsOfChild(slice: ReturnSlice, child: string): ChildRows {
  let rows = slice.children.get(child);
  if (rows === undefined) {
    rows = noRows(child);
    slice.children.set(child, rows);
  }
  return rows;
}

/** Moves everything of one slice into another: files without a year turned out to be of a year that others name. */
export function absorb(into: ReturnSlice, from: ReturnSlice): void {
  into.files.push(...from.files);
  for (const rows of from.children.values()) {
    const known = rowsOfChild(into, rows.child);
    for (const table of TABLE_NAMES) absorbTable(known, rows, table);
  }
}

function absorbTable<Name extends TableName>(into: TableRows, from: TableRows, table: Name): void {
  const rows: readonly RowOfTable[Name][] = from[table];
  for (const row of rows) addRow(into, table, row);
}
