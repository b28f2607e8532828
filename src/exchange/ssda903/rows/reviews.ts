import { PARTICIPATION } from '../codes/review-codes.ts';
import type { Cells } from './cells.ts';
import type { ReviewRow } from './row.ts';

/** Reads the Reviews table: the recording date of each review and how the child took part. */
export function reviewReader(cells: Cells): () => ReviewRow {
  const dob = cells.column('DOB');
  const on = cells.column('REVIEW');
  const participation = cells.column('REVIEW_CODE');
  return () => ({
    dob: cells.optionalDay(dob, 'INT17'),
    on: cells.requiredDay(on, '166'),
    participation: cells.requiredCode(participation, PARTICIPATION, '167'),
    ...cells.basis(),
  });
}
