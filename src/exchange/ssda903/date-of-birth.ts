import type { Day } from '../../rules/calendar/day.ts';
import type { ChildRows, Row } from './rows/row.ts';
import { TABLE_NAMES } from './slice.ts';

/**
 * A child's date of birth: Header's, or, where the Header row was refused, the one on which all other rows that are in
 * agree. Undefined where they do not, or none has it.
 */
export function dateOfBirthOf(rows: ChildRows): Day | undefined {
  const [header] = rows.Header;
  if (header !== undefined) return header.dob;
  let found: Day | undefined;
  for (const name of TABLE_NAMES) {
    for (const row of rows[name] as readonly (Row & { readonly dob?: Day | undefined })[]) {
      if (row.dob === undefined) continue;
      if (found !== undefined && found !== row.dob) return undefined;
      found = row.dob;
    }
  }
  return found;
}
