/** Generated returns as a reader meets them: rows of text, by year and table. */
import type { CollectionYear } from '../exchange/ssda903/collection-year.ts';
import { lastDayOf } from '../exchange/ssda903/collection-year.ts';
import { dayFromReturn } from '../exchange/ssda903/return-date.ts';
import { TABLES, type TableName } from '../exchange/ssda903/tables.ts';
import type { Day } from '../rules/calendar/day.ts';
import { coveredYears, DEFAULT_LAST_COLLECTION_YEAR } from './covered-years.ts';
import { childrenOf } from './population.ts';
import { rowsOfYear } from './ssda903.ts';

/** Cells by column. */
export type Row = Readonly<Record<string, string>>;

export interface GeneratedReturn {
  readonly year: CollectionYear;
  readonly tables: ReadonlyMap<TableName, readonly Row[]>;
  /** The same as lines of CSV. */
  readonly lines: ReadonlyMap<TableName, readonly string[]>;
}

export interface Wanted {
  readonly children: number;
  readonly years: number;
  readonly seed?: number;
  readonly lastYear?: number;
}

/** The returns of linked years, the earliest first. */
export function generateReturns({ children, years, seed = 1, lastYear }: Wanted): GeneratedReturn[] {
  const last = (lastYear ?? DEFAULT_LAST_COLLECTION_YEAR) as CollectionYear;
  const returns = coveredYears(last, years).map((year) => {
    return { year, tables: new Map<TableName, Row[]>(), lines: new Map<TableName, string[]>() };
  });
  for (const life of childrenOf({ seed, children, until: lastDayOf(last), years })) {
    for (const { year, tables, lines } of returns) {
      rowsOfYear(life, { year, seed }, (table, cells) => {
        append(tables, table, toRow(table, cells));
        append(lines, table, cells.join(','));
      });
    }
  }
  return returns;
}

/** The rows of a table; none where the year has none. */
export function rowsOf({ tables }: Pick<GeneratedReturn, 'tables'>, table: TableName): readonly Row[] {
  return tables.get(table) ?? [];
}

/** Rows by child, in the order of the file. */
export function byChild(rows: readonly Row[]): Map<string, Row[]> {
  const children = new Map<string, Row[]>();
  for (const row of rows) append(children, cell(row, 'CHILD'), row);
  return children;
}

export function cell(row: Row, column: string): string {
  const value = row[column];
  if (value === undefined) throw new Error(`There is no column ${column}.`);
  return value;
}

/** A day that must be there. */
export function dayIn(row: Row, column: string): Day {
  const day = dayFromReturn(cell(row, column));
  if (day === undefined) throw new Error(`${column} is no day: "${cell(row, column)}".`);
  return day;
}

/** A day that may be blank. */
export function findDayIn(row: Row, column: string): Day | undefined {
  return cell(row, column) === '' ? undefined : dayIn(row, column);
}

/** Each value's share of the whole, in hundredths. */
export function sharesOf(values: readonly string[]): Map<string, number> {
  const shares = new Map<string, number>();
  for (const value of values) shares.set(value, (shares.get(value) ?? 0) + 100 / values.length);
  return shares;
}

function toRow(table: TableName, cells: readonly string[]): Row {
  return Object.fromEntries(TABLES[table].columns.map((column, index) => [column, cells[index] ?? '']));
}

function append<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
