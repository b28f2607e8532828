import type { Day } from '../../../rules/calendar/day.ts';
import { type Finding, OWN_CODES, type ProblemLog } from '../problems.ts';
import { dayToReturn } from '../return-date.ts';
import { type ChildRows, REFUSED_DAY, type Row } from '../rows/row.ts';
import { TABLE_NAMES } from '../slice.ts';
import { TABLES, type TableDefinition } from '../tables.ts';

/**
 * Refuses the rows of a child who is in no row of Header, and rows whose date of birth is not Header's: a slip of the
 * child's id must not give one child another's care. A child whose Header row was refused is still a child of the
 * return; the row's date of birth, where it can be read, still tells the child apart.
 */
export function refuseStrangers(rows: ChildRows, hasHeader: boolean, log: ProblemLog): void {
  const [header] = rows.Header;
  if (header === undefined) {
    refuseAll(rows, hasHeader, log);
    return;
  }
  const known = rows.Header.find((row) => !row.rejected) ?? header;
  const dob = known.dob === REFUSED_DAY ? undefined : known.dob;
  if (dob === undefined) return;
  for (const name of TABLE_NAMES) {
    if (rows[name].length === 0) continue;
    const table = TABLES[name];
    for (const row of rows[name]) {
      if (row !== known && 'dob' in row) compareDateOfBirth(row, { dob, table, log });
    }
  }
}

function refuseAll(rows: ChildRows, hasHeader: boolean, log: ProblemLog): void {
  const remedy = hasHeader ? 'add the child to Header, or mend CHILD here' : 'give the Header file of this return too';
  for (const name of TABLE_NAMES) {
    for (const row of rows[name]) {
      const message = `child ${rows.child} is in no row of Header: ${remedy}`;
      log.reject(row, { column: 'CHILD', code: TABLES[name].notInHeaderCode, message });
    }
  }
}

interface Known {
  readonly dob: Day;
  readonly table: TableDefinition;
  readonly log: ProblemLog;
}

function compareDateOfBirth(row: Row & { dob: Day | undefined }, { dob, table, log }: Known): void {
  if (row.dob === undefined) {
    if (!row.rejected && !row.file.missingColumns.has('DOB')) log.warn(row, DOB_BLANK);
    return;
  }
  if (row.dob === dob || row.dob === REFUSED_DAY) return;
  const unlike = `${dayToReturn(row.dob)} is not the date of birth in Header (${dayToReturn(dob)})`;
  const message = `DOB ${unlike}: mend whichever is wrong, or CHILD if this is another child`;
  log.reject(row, { column: 'DOB', code: table.dobUnlikeHeaderCode, message });
}

const DOB_BLANK: Finding = {
  column: 'DOB',
  code: OWN_CODES.dobBlank,
  message: 'DOB is blank, so that the child cannot be told apart by it: give the date of birth that is in Header',
};
