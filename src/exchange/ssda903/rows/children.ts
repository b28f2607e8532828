import { ETHNICITY, SEX } from '../codes/child-codes.ts';
import { PREVIOUS_PERMANENCE } from '../codes/other-codes.ts';
import { dayFromReturn, howToWriteDate, isPartlyUnknownDate } from '../return-date.ts';
import { type Cells, type Column, quoted } from './cells.ts';
import type { HeaderRow, PreviousPermanenceRow, UascRow } from './row.ts';

/** Reads the Header table: who the child is. */
export function headerReader(cells: Cells): () => HeaderRow {
  const dob = cells.column('DOB');
  const sex = cells.column('SEX');
  const ethnicity = cells.column('ETHNIC');
  const upn = cells.column('UPN');
  const mother = cells.column('MOTHER');
  const motherOf = cells.column('MC_DOB');
  return () => ({
    dob: cells.requiredDay(dob, '102'),
    sex: cells.optionalCode(sex, SEX, '101'),
    ethnicity: cells.optionalCode(ethnicity, ETHNICITY, '103'),
    upn: cells.text(upn),
    mother: cells.flag(mother, '165'),
    motherOf: cells.optionalDay(motherOf, '171'),
    ...cells.basis(),
  });
}

/** Reads the UASC table: until when the child was unaccompanied. */
export function uascReader(cells: Cells): () => UascRow {
  const dob = cells.column('DOB');
  const sex = cells.column('SEX');
  const ceasedOn = cells.column('DUC');
  return () => ({
    dob: cells.optionalDay(dob, 'INT18'),
    sex: cells.optionalCode(sex, SEX, '101'),
    ceasedOn: cells.optionalDay(ceasedOn, '104'),
    ...cells.basis(),
  });
}

/** Reads the PrevPerm table. The day of the order may be known in part: `ZZ/07/2015`. */
export function previousPermanenceReader(cells: Cells): () => PreviousPermanenceRow {
  const dob = cells.column('DOB');
  const option = cells.column('PREV_PERM');
  const authority = cells.column('LA_PERM');
  const orderedOn = cells.column('DATE_PERM');
  return () => ({
    dob: cells.optionalDay(dob, 'INT16'),
    option: cells.optionalCode(option, PREVIOUS_PERMANENCE, '631'),
    authority: cells.text(authority),
    orderedOn: partlyKnownDate(cells, orderedOn),
    ...cells.basis(),
  });
}

function partlyKnownDate(cells: Cells, column: Column): string | undefined {
  const value = cells.text(column);
  if (value === undefined || dayFromReturn(value) !== undefined || isPartlyUnknownDate(value)) return value;
  const remedy = `${howToWriteDate(value)}, with ZZ for what is not known`;
  cells.refuse(column, '632', `${column.name} ${quoted(value)} is not a date of a return: ${remedy}`);
  return undefined;
}
