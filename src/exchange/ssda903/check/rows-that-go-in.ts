import type { ProblemLog } from '../problems.ts';
import type { ChildRows, Row, RowOfTable, TableRows } from '../rows/row.ts';
import { valueNamesOf } from '../rows/value-columns.ts';
import { type ReturnSlice, TABLE_NAMES } from '../slice.ts';
import { TABLES, type TableName } from '../tables.ts';

/**
 * Leaves a child the rows that go in. A row that was refused is dropped, a row that says what an earlier one says is
 * counted as repeated and dropped, and of tables with one row a child the first row stays.
 */
export function keepRowsThatGoIn(rows: ChildRows, { incomplete }: ReturnSlice, log: ProblemLog): void {
  if (rows.Episodes.some(isRejected) || rows.Reviews.some(isRejected)) incomplete.add(rows.child);
  for (const name of TABLE_NAMES) if (rows[name].length > 0) keepOfTable(rows, name, log);
}

function isRejected({ rejected }: Row): boolean {
  return rejected;
}

function keepOfTable<Name extends TableName>(rows: TableRows, name: Name, log: ProblemLog): void {
  const all: readonly RowOfTable[Name][] = rows[name];
  let kept = all.length === 1 ? all : withoutRepeats(all, valueNamesOf(name));
  if (kept.some(isRejected)) kept = kept.filter((row) => !isRejected(row));
  for (const row of kept) {
    if (row.spellings !== undefined) for (const spelling of row.spellings) log.warn(row, spelling);
  }
  const { onlyOnceCode } = TABLES[name];
  if (onlyOnceCode !== undefined) kept = firstOf(kept, onlyOnceCode, log);
  rows[name] = kept as TableRows[Name];
}

function firstOf<T extends Row>(rows: readonly T[], code: string, log: ProblemLog): readonly T[] {
  const [first] = rows;
  if (first === undefined || rows.length === 1) return rows;
  const message = `the child has a row in this table already, in line ${first.row}: that one is used; take one out`;
  for (const row of rows) if (row !== first) log.warn(row, { column: 'CHILD', code, message });
  return [first];
}

/** Up to so many rows, comparing each with each is cheaper than remembering what they say. */
const FEW_ROWS = 12;

/** The rows without those that were read and say the same as an earlier one that was. */
function withoutRepeats<T extends Row>(all: readonly T[], names: readonly (keyof T)[]): readonly T[] {
  const isRepeat = all.length <= FEW_ROWS ? amongFew<T>(names) : amongMany<T>(names);
  const kept = all.filter((row) => row.rejected || !isRepeat(row));
  if (kept.length === all.length) return all;
  const stays = new Set(kept);
  for (const row of all) if (!stays.has(row)) row.file.repeated += 1;
  return kept;
}

function amongFew<T extends Row>(names: readonly (keyof T)[]): (row: T) => boolean {
  const seen: T[] = [];
  return (row) => {
    for (const other of seen) if (saySame(row, other, names)) return true;
    seen.push(row);
    return false;
  };
}

function saySame<T extends Row>(a: T, b: T, names: readonly (keyof T)[]): boolean {
  for (const name of names) if (!Object.is(a[name], b[name])) return false;
  return true;
}

function amongMany<T extends Row>(names: readonly (keyof T)[]): (row: T) => boolean {
  const seen = new Set<string>();
  return (row) => {
    const values = names.map((name) => row[name]).join('|');
    if (seen.has(values)) return true;
    seen.add(values);
    return false;
  };
}
