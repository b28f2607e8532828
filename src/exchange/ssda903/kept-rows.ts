import { type Day, dayFromIso, isoFromDay } from '../../rules/calendar/day.ts';
import type { ReturnFile } from './problems.ts';
import { type ChildRows, noRows, type RowOfTable, type TableRows } from './rows/row.ts';
import { valueNamesOf } from './rows/value-columns.ts';
import { TABLE_NAMES } from './slice.ts';
import type { TableName } from './tables.ts';

/** A row as it is kept: its values by name, days as `YYYY-MM-DD`; what is blank is left out. */
export type KeptRow = Readonly<Record<string, string | number | boolean>>;

/** What the return of a year says of a child, in a form that lasts: JSON without the bookkeeping of its reading. */
export type KeptRows = { readonly [Name in TableName]?: readonly KeptRow[] } & {
  /** A row of Episodes or Reviews was rejected, so nobody can say what is missing. */
  readonly incomplete?: true;
};

const DAY_VALUES: ReadonlySet<string> = new Set([
  'dob',
  'motherOf',
  'decom',
  'dec',
  'on',
  'ceasedOn',
  'decidedOn',
  'matchedOn',
  'endedOn',
  'startedOn',
]);

/** Makes a child's rows of one year into what is kept of them. */
export function keepRows(rows: ChildRows, isIncomplete: boolean): KeptRows {
  const kept: { [Name in TableName]?: readonly KeptRow[] } = {};
  for (const table of TABLE_NAMES) if (rows[table].length > 0) kept[table] = keepTable(rows, table);
  return isIncomplete ? { ...kept, incomplete: true } : kept;
}

function keepTable<Name extends TableName>(rows: TableRows, table: Name): KeptRow[] {
  const all: readonly RowOfTable[Name][] = rows[table];
  return all.map((row) => {
    const kept: Record<string, string | number | boolean> = {};
    for (const name of valueNamesOf(table)) {
      const value = keepValue(String(name), row[name]);
      if (value !== undefined) kept[String(name)] = value;
    }
    return kept;
  });
}

function keepValue(name: string, value: unknown): string | number | boolean | undefined {
  if (typeof value === 'number') {
    // A score that was no number is NaN, which JSON cannot hold and nobody needs.
    if (Number.isNaN(value)) return undefined;
    return DAY_VALUES.has(name) ? isoFromDay(value as Day) : value;
  }
  return typeof value === 'string' || typeof value === 'boolean' ? value : undefined;
}

/** Makes what was kept into rows again. `file` stands for the file they came from: of it only the year is known. */
export function reviveRows(child: string, kept: KeptRows, file: ReturnFile): ChildRows {
  const rows = noRows(child);
  for (const table of TABLE_NAMES) {
    const ofTable = kept[table];
    if (ofTable !== undefined) reviveTable(rows, table, { kept: ofTable, file });
  }
  return rows;
}

interface KeptTable {
  readonly kept: readonly KeptRow[];
  readonly file: ReturnFile;
}

function reviveTable<Name extends TableName>(into: TableRows, table: Name, { kept, file }: KeptTable): void {
  into[table] = kept.map((row, index) => {
    const revived: Record<string, unknown> = { file, row: index, rejected: false, warned: false, spellings: undefined };
    for (const name of valueNamesOf(table)) {
      const value = row[String(name)];
      revived[String(name)] = DAY_VALUES.has(String(name)) && typeof value === 'string' ? dayFromIso(value) : value;
    }
    return revived;
  }) as unknown as TableRows[Name];
}
