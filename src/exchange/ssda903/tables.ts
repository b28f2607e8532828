import type { CollectionYear } from './collection-year.ts';

/** The twelve tables of the return, by the names that its guides give them. */
export type TableName =
  | 'Header'
  | 'Episodes'
  | 'Reviews'
  | 'UASC'
  | 'OC2'
  | 'OC3'
  | 'AD1'
  | 'PlacedAdoption'
  | 'PrevPerm'
  | 'Missing'
  | 'SWEpisodes'
  | 'DoLo';

/** A table's columns in the order in which the return has them, and what its rows cannot do without. */
export interface TableDefinition {
  readonly name: TableName;
  readonly columns: readonly string[];
  /** Without one of these no row of the table can be read or stored. */
  readonly keyColumns: readonly string[];
  /** The first collection year with this table, where it is not as old as the return. */
  readonly firstYear: CollectionYear | undefined;
  /** The code of "child is in no Header": upstream's, or our own where upstream has none. */
  readonly notInHeaderCode: string;
  /** The code of "DOB unlike Header's". */
  readonly dobUnlikeHeaderCode: string;
  /** The code of "child should only exist once", for tables with one row a child. */
  readonly onlyOnceCode: string | undefined;
}

function table(
  name: TableName,
  columns: string,
  definition: { keys: string; notInHeader: string; dobUnlikeHeader: string; onlyOnce?: string; firstYear?: number },
): TableDefinition {
  return {
    name,
    columns: columns.split(' '),
    keyColumns: definition.keys.split(' '),
    firstYear: definition.firstYear as CollectionYear | undefined,
    notInHeaderCode: definition.notInHeader,
    dobUnlikeHeaderCode: definition.dobUnlikeHeader,
    onlyOnceCode: definition.onlyOnce,
  };
}

/** Source of columns and codes: the Department's specification as the open validators carry it (MIT), 2017 to 2027. */
export const TABLES: Readonly<Record<TableName, TableDefinition>> = {
  Header: table('Header', 'CHILD SEX DOB ETHNIC UPN MOTHER MC_DOB', {
    keys: 'CHILD DOB',
    notInHeader: 'INT32',
    dobUnlikeHeader: 'INT32',
    onlyOnce: 'INT32',
  }),
  Episodes: table(
    'Episodes',
    'CHILD DECOM RNE LS CIN PLACE PLACE_PROVIDER DEC REC REASON_PLACE_CHANGE HOME_POST PL_POST URN',
    { keys: 'CHILD DECOM RNE LS PLACE DEC REC', notInHeader: 'INT03', dobUnlikeHeader: 'FP-DOB-UNLIKE-HEADER' },
  ),
  Reviews: table('Reviews', 'CHILD DOB REVIEW REVIEW_CODE', {
    keys: 'CHILD REVIEW REVIEW_CODE',
    notInHeader: 'INT08',
    dobUnlikeHeader: 'INT17',
  }),
  UASC: table('UASC', 'CHILD SEX DOB DUC', {
    keys: 'CHILD DUC',
    notInHeader: 'INT09',
    dobUnlikeHeader: 'INT18',
    onlyOnce: 'INT36',
  }),
  OC2: table(
    'OC2',
    'CHILD DOB SDQ_SCORE SDQ_REASON CONVICTED HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT ' +
      'SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED',
    { keys: 'CHILD', notInHeader: 'INT05', dobUnlikeHeader: 'INT14', onlyOnce: 'INT33' },
  ),
  OC3: table('OC3', 'CHILD DOB IN_TOUCH ACTIV ACCOM', {
    keys: 'CHILD IN_TOUCH',
    notInHeader: 'INT06',
    dobUnlikeHeader: 'INT15',
    onlyOnce: 'INT34',
  }),
  AD1: table('AD1', 'CHILD DOB DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR', {
    keys: 'CHILD DATE_INT',
    notInHeader: 'INT01',
    dobUnlikeHeader: 'INT11',
    onlyOnce: 'INT31',
  }),
  PlacedAdoption: table('PlacedAdoption', 'CHILD DOB DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED', {
    keys: 'CHILD DATE_PLACED',
    notInHeader: 'INT02',
    dobUnlikeHeader: 'INT12',
  }),
  PrevPerm: table('PrevPerm', 'CHILD DOB PREV_PERM LA_PERM DATE_PERM', {
    keys: 'CHILD PREV_PERM',
    notInHeader: 'INT07',
    dobUnlikeHeader: 'INT16',
    onlyOnce: 'INT35',
  }),
  Missing: table('Missing', 'CHILD DOB MISSING MIS_START MIS_END', {
    keys: 'CHILD MISSING MIS_START',
    notInHeader: 'INT04',
    dobUnlikeHeader: 'INT13',
  }),
  SWEpisodes: table('SWEpisodes', 'CHILD DOB SW_ID SW_DECOM SW_DEC SW_REASON', {
    keys: 'CHILD SW_ID SW_DECOM',
    notInHeader: 'FP-CHILD-NOT-IN-HEADER',
    dobUnlikeHeader: 'FP-DOB-UNLIKE-HEADER',
    firstYear: 2024,
  }),
  DoLo: table('DoLo', 'CHILD DOB DOLO_START DOLO_END', {
    keys: 'CHILD DOLO_START',
    notInHeader: 'FP-CHILD-NOT-IN-HEADER',
    dobUnlikeHeader: 'FP-DOB-UNLIKE-HEADER',
    firstYear: 2027,
  }),
};

/** Columns that some systems add to Episodes, worked out from postcodes; read where they are there. */
export const PLACEMENT_COLUMNS_ADDED_LOCALLY = ['PL_LA', 'PL_DISTANCE', 'PL_LOCATION'] as const;

const ALL_TABLES = Object.values(TABLES);
const COLUMNS_SHARED_BY_TABLES = new Set(['CHILD', 'DOB', 'SEX']);

/** What a line of column names turns out to be. */
export type Recognition =
  /** A table whose rows can be read; `missing`: columns read as blank; `extra`: columns that are not the return's. */
  | { readonly kind: 'table'; readonly table: TableDefinition; readonly missing: string[]; readonly extra: string[] }
  | { readonly kind: 'key-missing'; readonly table: TableDefinition; readonly missingKeys: string[] }
  /** No table; the nearest one, where any of its own columns is there. */
  | { readonly kind: 'unknown'; readonly nearest: TableDefinition | undefined };

/**
 * Says which table a file is, by its columns and never by its name. Names are compared in capitals; order does not
 * matter, and columns that the return does not have are let through. CHILD, DOB and SEX tell nothing, because many
 * tables have them: a file is the table of whose own columns it has at least half, and of several such tables the one
 * of which it has most (so a Header that somebody added DUC to stays a Header).
 */
export function recogniseTable(columns: readonly string[]): Recognition {
  const present = new Set(columns);
  let best: { table: TableDefinition; shared: number; share: number } | undefined;
  for (const candidate of ALL_TABLES) {
    const own = candidate.columns.filter((column) => !COLUMNS_SHARED_BY_TABLES.has(column));
    const shared = own.filter((column) => present.has(column)).length;
    const share = shared / own.length;
    const isBetter = best === undefined || shared > best.shared || (shared === best.shared && share > best.share);
    if (shared > 0 && isBetter) best = { table: candidate, shared, share };
  }
  if (best === undefined) return { kind: 'unknown', nearest: undefined };
  const { table: found, share } = best;
  const missingKeys = found.keyColumns.filter((column) => !present.has(column));
  if (missingKeys.length > 0) {
    return share < 0.5 ? { kind: 'unknown', nearest: found } : { kind: 'key-missing', table: found, missingKeys };
  }
  return {
    kind: 'table',
    table: found,
    missing: found.columns.filter((column) => !present.has(column)),
    extra: columns.filter((column) => column !== '' && !found.columns.includes(column)),
  };
}
