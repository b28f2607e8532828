import type { Day } from '../../../rules/calendar/day.ts';
import { sexOfCode } from '../codes/child-codes.ts';
import { dayToReturn } from '../return-date.ts';
import type { TableName } from '../tables.ts';
import type { Row, RowOfTable } from './row.ts';

type ValuesOf<R extends Row> = Exclude<keyof R, keyof Row>;

/** In which column of its table each value of a row stands. */
export const COLUMN_OF_VALUE: { readonly [Name in TableName]: Readonly<Record<ValuesOf<RowOfTable[Name]>, string>> } = {
  Header: {
    dob: 'DOB',
    sex: 'SEX',
    ethnicity: 'ETHNIC',
    upn: 'UPN',
    mother: 'MOTHER',
    motherOf: 'MC_DOB',
  },
  Episodes: {
    decom: 'DECOM',
    rne: 'RNE',
    ls: 'LS',
    cin: 'CIN',
    place: 'PLACE',
    provider: 'PLACE_PROVIDER',
    dec: 'DEC',
    rec: 'REC',
    reasonPlaceChange: 'REASON_PLACE_CHANGE',
    homePostcode: 'HOME_POST',
    postcode: 'PL_POST',
    urn: 'URN',
    distance: 'PL_DISTANCE',
    authorityOfPlacement: 'PL_LA',
    location: 'PL_LOCATION',
  },
  Reviews: { dob: 'DOB', on: 'REVIEW', participation: 'REVIEW_CODE' },
  UASC: { dob: 'DOB', sex: 'SEX', ceasedOn: 'DUC' },
  OC2: {
    dob: 'DOB',
    sdqScore: 'SDQ_SCORE',
    sdqReason: 'SDQ_REASON',
    convicted: 'CONVICTED',
    healthCheck: 'HEALTH_CHECK',
    immunisations: 'IMMUNISATIONS',
    teethCheck: 'TEETH_CHECK',
    healthAssessment: 'HEALTH_ASSESSMENT',
    substanceMisuse: 'SUBSTANCE_MISUSE',
    interventionReceived: 'INTERVENTION_RECEIVED',
    interventionOffered: 'INTERVENTION_OFFERED',
  },
  OC3: { dob: 'DOB', inTouch: 'IN_TOUCH', activity: 'ACTIV', accommodation: 'ACCOM' },
  AD1: {
    dob: 'DOB',
    decidedOn: 'DATE_INT',
    matchedOn: 'DATE_MATCH',
    byFosterCarer: 'FOSTER_CARE',
    adopters: 'NB_ADOPTR',
    adoptersSex: 'SEX_ADOPTR',
    adoptersLegalStatus: 'LS_ADOPTR',
  },
  PlacedAdoption: {
    dob: 'DOB',
    decidedOn: 'DATE_PLACED',
    endedOn: 'DATE_PLACED_CEASED',
    endReason: 'REASON_PLACED_CEASED',
  },
  PrevPerm: { dob: 'DOB', option: 'PREV_PERM', authority: 'LA_PERM', orderedOn: 'DATE_PERM' },
  Missing: { dob: 'DOB', kind: 'MISSING', startedOn: 'MIS_START', endedOn: 'MIS_END' },
  SWEpisodes: {
    dob: 'DOB',
    socialWorker: 'SW_ID',
    startedOn: 'SW_DECOM',
    endedOn: 'SW_DEC',
    reason: 'SW_REASON',
  },
  DoLo: { dob: 'DOB', startedOn: 'DOLO_START', endedOn: 'DOLO_END' },
};

const VALUE_NAMES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(COLUMN_OF_VALUE).map(([table, columns]) => [table, Object.keys(columns)]),
);

/** The names of the values that a row of a table has, without the row's bookkeeping. */
export function valueNamesOf<Name extends TableName>(table: Name): readonly ValuesOf<RowOfTable[Name]>[] {
  return (VALUE_NAMES.get(table) ?? []) as readonly ValuesOf<RowOfTable[Name]>[];
}

/** A value as it is compared and shown. The sex codes of different years are brought to their meaning. */
export function textOfValue(column: string, value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'number') return column === 'SDQ_SCORE' ? String(value) : dayToReturn(value as Day);
  return column === 'SEX' ? sexOfCode(String(value)) : String(value);
}
