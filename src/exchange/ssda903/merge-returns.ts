import { type CollectionYear, firstDayOf, formatCollectionYear } from './collection-year.ts';
import { episodeKey, type Tell } from './facts/care-periods.ts';
import { OWN_CODES } from './problems.ts';
import type { ChildRows, EpisodeRow, RowOfTable, TableRows } from './rows/row.ts';
import { COLUMN_OF_VALUE, textOfValue } from './rows/value-columns.ts';
import { TABLE_NAMES } from './slice.ts';
import type { TableName } from './tables.ts';

/** A value that a later return gives otherwise. The later one is used; the earlier one is kept here. */
export interface Change {
  readonly child: string;
  readonly table: TableName;
  readonly column: string;
  readonly was: string;
  readonly wasIn: CollectionYear | null;
  readonly is: string;
  readonly isIn: CollectionYear | null;
  /** Where the later value stands. */
  readonly file: string;
  readonly row: number;
}

/** A child's rows of one year. */
export interface RowsOfYear {
  readonly year: CollectionYear | undefined;
  readonly rows: ChildRows;
}

/** Who hears what the merging finds. */
export interface MergeListener {
  readonly tell: Tell;
  readonly change: (change: Change) => void;
}

/**
 * Lays a child's rows of several years, the earliest first, on top of each other. The same row again adds nothing: an
 * episode open on 31 March comes back in the next return (the same DECOM and RNE) and stays one episode. Where a later
 * return gives another value, the later one is used and the change is told; a value that it leaves blank is kept from
 * the earlier one, but for DEC and REC, which stand or fall together.
 */
export function mergeReturns(years: readonly RowsOfYear[], listener: MergeListener): ChildRows {
  const [first, ...others] = years;
  if (first === undefined) throw new TypeError('There is no year to merge');
  if (others.length === 0) return first.rows;
  const merged: ChildRows = { ...first.rows };
  let before = first;
  for (const later of others) {
    if (before.year !== undefined && later.year === before.year + 1) {
      const years = { before: before.year, later: later.year };
      settleOpenEpisodes(merged, { earlier: before.rows.Episodes, later: later.rows.Episodes, years }, listener);
    }
    for (const table of TABLE_NAMES) mergeTable(merged, later.rows, { table, child: merged.child, listener });
    before = later;
  }
  return merged;
}

/** What makes a row of each table the same one in two years. */
export const KEYS: { readonly [Name in TableName]: (row: RowOfTable[Name]) => string } = {
  Header: () => '',
  Episodes: episodeKey,
  Reviews: ({ on }) => String(on),
  UASC: () => '',
  OC2: ({ file }) => String(file.year),
  OC3: ({ file }) => String(file.year),
  AD1: () => '',
  PlacedAdoption: ({ decidedOn }) => String(decidedOn),
  PrevPerm: ({ option, authority, orderedOn }) => `${option} ${authority} ${orderedOn}`,
  Missing: ({ startedOn }) => String(startedOn),
  SWEpisodes: ({ socialWorker, startedOn }) => `${socialWorker} ${startedOn}`,
  DoLo: ({ startedOn }) => String(startedOn),
};

interface TableMerge<Name extends TableName> {
  readonly table: Name;
  readonly child: string;
  readonly listener: MergeListener;
}

function mergeTable<Name extends TableName>(into: TableRows, later: TableRows, merge: TableMerge<Name>): void {
  const { table } = merge;
  const laterRows: readonly RowOfTable[Name][] = later[table];
  if (laterRows.length === 0) return;
  const keyOf: (row: RowOfTable[Name]) => string = KEYS[table];
  const byKey = new Map<string, RowOfTable[Name]>();
  const earlierRows: readonly RowOfTable[Name][] = into[table];
  for (const row of earlierRows) byKey.set(keyOf(row), row);
  for (const row of laterRows) {
    const earlier = byKey.get(keyOf(row));
    byKey.set(keyOf(row), earlier === undefined ? row : mergeRow(earlier, row, merge));
  }
  into[table] = [...byKey.values()] as TableRows[Name];
}

/** DEC and REC say together whether an episode has ended, so a blank one of a later year is not filled. */
export const NEVER_FILLED: ReadonlySet<string> = new Set(['DEC', 'REC']);

function mergeRow<Name extends TableName>(
  earlier: RowOfTable[Name],
  later: RowOfTable[Name],
  { table, child, listener }: TableMerge<Name>,
): RowOfTable[Name] {
  let merged = later;
  for (const [name, column] of Object.entries<string>(COLUMN_OF_VALUE[table])) {
    const value = name as keyof RowOfTable[Name];
    const was = textOfValue(column, earlier[value]);
    const is = textOfValue(column, later[value]);
    if (was === '' || was === is) continue;
    if (is === '' && !NEVER_FILLED.has(column)) {
      merged = { ...merged, [value]: earlier[value] };
      continue;
    }
    const { file, row } = later;
    const years = { wasIn: earlier.file.year ?? null, isIn: file.year ?? null };
    listener.change({ child, table, column, was, is, ...years, file: file.name, row });
  }
  return merged;
}

interface YearsInARow {
  readonly earlier: readonly EpisodeRow[];
  readonly later: readonly EpisodeRow[];
  readonly years: { readonly before: CollectionYear; readonly later: CollectionYear };
}

/**
 * An episode open at the end of one year has to come back in the next. Where it does not, but one that began in an
 * earlier year and was not there before has come instead, that one is its correction and takes its place.
 */
function settleOpenEpisodes(merged: ChildRows, pair: YearsInARow, listener: MergeListener): void {
  const { earlier, later, years } = pair;
  const laterKeys = new Set(later.map(episodeKey));
  const gone = earlier.filter((row) => row.dec === undefined && !laterKeys.has(episodeKey(row)));
  if (gone.length === 0) return;
  const earlierKeys = new Set(merged.Episodes.map(episodeKey));
  const isNew = (row: EpisodeRow) => row.decom < firstDayOf(years.later) && !earlierKeys.has(episodeKey(row));
  const come = later.filter(isNew);
  const [lost, instead] = [gone[0], come[0]];
  if (gone.length === 1 && come.length === 1 && lost !== undefined && instead !== undefined) {
    mergeRow(lost, instead, { table: 'Episodes', child: merged.child, listener });
    const message = `it takes the place of the episode open in ${formatCollectionYear(years.before)}, which began otherwise`;
    listener.tell(instead, { column: 'DECOM', code: '502', message });
    merged.Episodes = merged.Episodes.filter((row) => episodeKey(row) !== episodeKey(lost));
    return;
  }
  for (const row of gone) {
    const message = `the episode is open, but not in the return of ${formatCollectionYear(years.later)}: it was left open`;
    listener.tell(row, { column: 'DEC', code: OWN_CODES.episodeNotContinued, message });
  }
}
