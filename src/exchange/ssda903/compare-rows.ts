import { KEYS, mergeReturns, NEVER_FILLED } from './merge-returns.ts';
import { noRows, type RowOfTable, type TableRows } from './rows/row.ts';
import { COLUMN_OF_VALUE, valueNamesOf } from './rows/value-columns.ts';
import { TABLE_NAMES } from './slice.ts';
import type { TableName } from './tables.ts';
import type { YearOfChild } from './years-of-child.ts';

/** What a row of a file is to what was known before: new, said otherwise, or known already. */
export type RowNews = 'added' | 'changed' | 'unchanged';

/** Hears of each row of each file. */
export type HearNews = (row: RowOfTable[TableName], news: RowNews) => void;

/**
 * Holds a child's rows of one year against what was known: what the same year said, and what all known years together
 * say. An episode that goes on comes again each year; only where the later return says otherwise is it news.
 *
 * @returns whether the year, as it was known, has to be kept anew
 */
export function compareYear(told: YearOfChild, known: readonly YearOfChild[], hear: HearNews): boolean {
  const sameYear = known.find(({ year }) => year === told.year);
  const nothing = noRows('');
  const together = known.length === 0 ? nothing : mergeReturns(known, { tell: unheard, change: unheard });
  let isNew = sameYear?.isIncomplete !== told.isIncomplete;
  for (const table of TABLE_NAMES) {
    const isTableNew = compareTable(table, { told: told.rows, sameYear: sameYear?.rows ?? nothing, together }, hear);
    isNew ||= isTableNew;
  }
  return isNew;
}

const unheard = () => undefined;

interface Known {
  readonly told: TableRows;
  readonly sameYear: TableRows;
  readonly together: TableRows;
}

function compareTable<Name extends TableName>(
  table: Name,
  { told, sameYear, together }: Known,
  hear: HearNews,
): boolean {
  const rows: readonly RowOfTable[Name][] = told[table];
  const before: readonly RowOfTable[Name][] = sameYear[table];
  const all: readonly RowOfTable[Name][] = together[table];
  const keyOf: (row: RowOfTable[Name]) => string = KEYS[table];
  let isNew = rows.length !== before.length;
  for (const row of rows) {
    const key = keyOf(row);
    const hasKey = (other: RowOfTable[Name]) => keyOf(other) === key;
    const ofYear = before.filter(hasKey);
    if (ofYear.some((other) => saySame(row, other, table))) {
      hear(row, 'unchanged');
      continue;
    }
    isNew = true;
    const known = all.find(hasKey);
    if (ofYear.length > 0) hear(row, 'changed');
    else if (known === undefined) hear(row, 'added');
    else hear(row, addsNothing(row, known, table) ? 'unchanged' : 'changed');
  }
  return isNew;
}

function saySame<Name extends TableName>(a: RowOfTable[Name], b: RowOfTable[Name], table: Name): boolean {
  return valueNamesOf(table).every((name) => isSame(a[name], b[name]));
}

/** Whether a later row leaves blank, or says again, what is known. */
function addsNothing<Name extends TableName>(row: RowOfTable[Name], known: RowOfTable[Name], table: Name): boolean {
  const columns: Readonly<Record<string, string>> = COLUMN_OF_VALUE[table];
  return valueNamesOf(table).every((name) => {
    const isBlank = row[name] === undefined && !NEVER_FILLED.has(columns[String(name)] ?? '');
    return isBlank || isSame(row[name], known[name]);
  });
}

/** A score that was no number is kept as none. */
function isSame(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || (Number.isNaN(a) && b === undefined);
}
