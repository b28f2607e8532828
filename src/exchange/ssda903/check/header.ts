import { UPN_UNKNOWN } from '../codes/child-codes.ts';
import { quoted } from '../rows/cells.ts';
import type { HeaderRow } from '../rows/row.ts';
import type { CheckContext } from './context.ts';

/** A letter, eleven digits and a digit or letter. */
const UPN = /^[A-Z]\d{11}[A-Z\d]$/;

/** Warns of what is wrong in a Header row that can be stored all the same. */
export function checkHeader(row: HeaderRow, { log, lastDay }: CheckContext): void {
  if (lastDay !== undefined && row.dob > lastDay) {
    const message = 'DOB is after the year ended: mend the date, or name the right year';
    log.warn(row, { column: 'DOB', code: '301', message });
  }
  warnWhereBlank(row, { column: 'SEX', code: '101', value: row.sex }, log);
  warnWhereBlank(row, { column: 'ETHNIC', code: '103', value: row.ethnicity }, log);
  warnWhereBlank(row, { column: 'UPN', code: '168', value: row.upn }, log);
  const { upn } = row;
  if (upn !== undefined && !UPN.test(upn) && !UPN_UNKNOWN.codes.has(upn)) {
    const message = `UPN ${quoted(upn)} is no unique pupil number: give the 13 characters, or UN1 to UN5`;
    log.warn(row, { column: 'UPN', code: '168', message });
  }
}

interface MayBeBlank {
  readonly column: string;
  readonly code: string;
  readonly value: string | undefined;
}

function warnWhereBlank(row: HeaderRow, { column, code, value }: MayBeBlank, log: CheckContext['log']): void {
  if (value !== undefined || row.file.missingColumns.has(column)) return;
  log.warn(row, { column, code, message: `${column} is blank: the Department wants it for every child` });
}
