import type { Cell } from '../../../../exchange/csv/write-csv.ts';
import type { Caseload } from '../../list-caseload.ts';
import { titleOfRule } from '../../rule-titles.ts';

export const FILE_HEADING = [
  'Child',
  'Local id',
  'Born on',
  'Acting for',
  'Next review due',
  'Day that somebody states for it',
  'What is next',
  'Next due',
  'Late work of the authority',
  'Not known yet',
] as const;

/** A child of the caseload as a line of the file: days as a spreadsheet reads them. */
export function toFileRow(child: Caseload['children'][number]): Cell[] {
  return [
    child.name,
    child.localId,
    child.bornOn,
    child.actingFor,
    child.nextReviewDueOn,
    child.nextReviewStatedOn,
    child.nextRule === null ? null : titleOfRule(child.nextRule),
    child.nextDueOn,
    child.overdue,
    child.unknown,
  ];
}
