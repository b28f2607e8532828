import { type CollectionYear, formatCollectionYear } from '../../exchange/ssda903/collection-year.ts';
import type { TableName } from '../../exchange/ssda903/tables.ts';
import { isInReturn } from '../../synthetic/ssda903.ts';

/** Which returns are written, and where. */
export interface ReturnPlan {
  readonly folder: string;
  /** The folder as the person typed it, for messages. */
  readonly shownAs: string;
  readonly seed: number;
  /** Looked after on the last day of the last year. */
  readonly children: number;
  /** Linked years, the earliest first. */
  readonly years: readonly CollectionYear[];
}

/** What the file of each table is called. */
const FILE_NAMES: Readonly<Record<TableName, string>> = {
  Header: 'header.csv',
  Episodes: 'episodes.csv',
  Reviews: 'reviews.csv',
  UASC: 'uasc.csv',
  OC2: 'oc2.csv',
  OC3: 'oc3.csv',
  AD1: 'ad1.csv',
  PlacedAdoption: 'placed_for_adoption.csv',
  PrevPerm: 'previous_permanence.csv',
  Missing: 'missing.csv',
  SWEpisodes: 'sw_episodes.csv',
  DoLo: 'dolo.csv',
};

const TABLE_NAMES = Object.keys(FILE_NAMES) as TableName[];

/** One file of a return. */
export interface ReturnFile {
  readonly year: CollectionYear;
  readonly table: TableName;
  /** From the folder of all the returns: `2025-26/header.csv`. */
  readonly path: string;
}

/** The files of these years' returns, each year with the tables that it has. */
export function filesOf(years: readonly CollectionYear[]): ReturnFile[] {
  return years.flatMap((year) =>
    TABLE_NAMES.filter((table) => isInReturn(table, year)).map((table) => {
      return { year, table, path: `${formatCollectionYear(year)}/${FILE_NAMES[table]}` };
    }),
  );
}

const RETURN_FILE = new RegExp(`^\\d{4}-\\d\\d/(${Object.values(FILE_NAMES).join('|').replaceAll('.', '\\.')})$`);

/** Whether a path is one that {@link filesOf} could have given, in any year. */
export function isReturnFile(path: string): boolean {
  return RETURN_FILE.test(path);
}
