import type { Day } from '../../../rules/calendar/day.ts';
import type { Finding, Reportable, ReturnFile } from '../problems.ts';
import type { TableName } from '../tables.ts';

/**
 * What every row of every table has. A row that was refused is kept with its child (so that the other tables know the
 * child, and so that all its faults are told at once), but nothing may be read from it: its required values can be
 * {@link REFUSED_DAY} or empty.
 */
export interface Row extends Reportable {
  readonly file: ReturnFile;
  readonly row: number;
  rejected: boolean;
  warned: boolean;
  /** Ways of writing that were understood, though the return writes otherwise; told once the row is sure to go in. */
  readonly spellings: readonly Finding[] | undefined;
}

/** Stands for a required day in a row that was refused because that day could not be read. */
export const REFUSED_DAY = -0x3fffffff as Day;

/** The child as the Header table describes them. */
export interface HeaderRow extends Row {
  readonly dob: Day;
  readonly sex: string | undefined;
  readonly ethnicity: string | undefined;
  readonly upn: string | undefined;
  readonly mother: boolean | undefined;
  readonly motherOf: Day | undefined;
}

/** One episode: a stretch of care under one legal status in one placement. */
export interface EpisodeRow extends Row {
  readonly decom: Day;
  readonly rne: string;
  readonly ls: string;
  readonly cin: string | undefined;
  readonly place: string;
  readonly provider: string | undefined;
  readonly dec: Day | undefined;
  readonly rec: string | undefined;
  readonly reasonPlaceChange: string | undefined;
  readonly homePostcode: string | undefined;
  readonly postcode: string | undefined;
  readonly urn: string | undefined;
  readonly distance: string | undefined;
  readonly authorityOfPlacement: string | undefined;
  readonly location: string | undefined;
}

export interface ReviewRow extends Row {
  readonly dob: Day | undefined;
  readonly on: Day;
  readonly participation: string;
}

/** An unaccompanied asylum-seeking child. */
export interface UascRow extends Row {
  readonly dob: Day | undefined;
  readonly sex: string | undefined;
  readonly ceasedOn: Day | undefined;
}

/** Health of a child looked after for twelve months (OC2). */
export interface HealthRow extends Row {
  readonly dob: Day | undefined;
  readonly sdqScore: number | undefined;
  readonly sdqReason: string | undefined;
  readonly convicted: boolean | undefined;
  readonly healthCheck: boolean | undefined;
  readonly immunisations: boolean | undefined;
  readonly teethCheck: boolean | undefined;
  readonly healthAssessment: boolean | undefined;
  readonly substanceMisuse: boolean | undefined;
  readonly interventionReceived: boolean | undefined;
  readonly interventionOffered: boolean | undefined;
}

/** A care leaver's circumstances around a birthday (OC3). */
export interface CareLeaverRow extends Row {
  readonly dob: Day | undefined;
  readonly inTouch: string | undefined;
  readonly activity: string | undefined;
  readonly accommodation: string | undefined;
}

/** A child who was adopted in the year (AD1). */
export interface AdoptionRow extends Row {
  readonly dob: Day | undefined;
  readonly decidedOn: Day | undefined;
  readonly matchedOn: Day | undefined;
  readonly byFosterCarer: boolean | undefined;
  readonly adopters: string | undefined;
  readonly adoptersSex: string | undefined;
  readonly adoptersLegalStatus: string | undefined;
}

/** The agency's decision that the child should be placed for adoption, and its end (PlacedAdoption). */
export interface AdoptionDecisionRow extends Row {
  readonly dob: Day | undefined;
  readonly decidedOn: Day;
  readonly endedOn: Day | undefined;
  readonly endReason: string | undefined;
}

/** How an earlier period of care had led to permanence (PrevPerm). */
export interface PreviousPermanenceRow extends Row {
  readonly dob: Day | undefined;
  readonly option: string | undefined;
  readonly authority: string | undefined;
  /** `DD/MM/YYYY`; elements that are not known are ZZ. */
  readonly orderedOn: string | undefined;
}

export interface MissingRow extends Row {
  readonly dob: Day | undefined;
  readonly kind: string | undefined;
  readonly startedOn: Day;
  readonly endedOn: Day | undefined;
}

export interface SocialWorkerRow extends Row {
  readonly dob: Day | undefined;
  readonly socialWorker: string | undefined;
  readonly startedOn: Day;
  readonly endedOn: Day | undefined;
  readonly reason: string | undefined;
}

/** An order depriving the child of liberty (DoLo). */
export interface DeprivationRow extends Row {
  readonly dob: Day | undefined;
  readonly startedOn: Day;
  readonly endedOn: Day | undefined;
}

/** The type of a table's rows. */
export interface RowOfTable {
  Header: HeaderRow;
  Episodes: EpisodeRow;
  Reviews: ReviewRow;
  UASC: UascRow;
  OC2: HealthRow;
  OC3: CareLeaverRow;
  AD1: AdoptionRow;
  PlacedAdoption: AdoptionDecisionRow;
  PrevPerm: PreviousPermanenceRow;
  Missing: MissingRow;
  SWEpisodes: SocialWorkerRow;
  DoLo: DeprivationRow;
}

/** Rows by table. */
export type TableRows = { [Name in TableName]: readonly RowOfTable[Name][] };

/** The rows of one child. Tables without a row share one empty list: there are many children. */
export interface ChildRows extends TableRows {
  readonly child: string;
}

const NONE: readonly never[] = Object.freeze([]);

/** A child of whom nothing is told yet. */
export function noRows(child: string): ChildRows {
  return {
    child,
    Header: NONE,
    Episodes: NONE,
    Reviews: NONE,
    UASC: NONE,
    OC2: NONE,
    OC3: NONE,
    AD1: NONE,
    PlacedAdoption: NONE,
    PrevPerm: NONE,
    Missing: NONE,
    SWEpisodes: NONE,
    DoLo: NONE,
  };
}

/** Up to so many rows, a list is copied to grow: pushing to a short one takes room for sixteen more rows at once. */
const SHORT_LIST_ROWS = 8;

/** Adds a row to a child's rows of a table. */
export function addRow<Name extends TableName>(rows: TableRows, table: Name, row: RowOfTable[Name]): void {
  const list: readonly RowOfTable[Name][] = rows[table];
  if (list.length < SHORT_LIST_ROWS) rows[table] = list.concat([row]) as TableRows[Name];
  else (list as RowOfTable[Name][]).push(row);
}
