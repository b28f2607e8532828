import type { Cell } from '../../../../exchange/csv/write-csv.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import { termsForChild } from '../../../children/age.ts';
import type { Caseload } from '../../list-caseload.ts';
import { titleOfRule } from '../../rule-titles.ts';

const HEADING = [
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
  'Last day of what the child says',
] as const;

export function fileHeadingIn(terms: Terms): string[] {
  return HEADING.map((column) => terms.retell(column));
}

/** A child of the caseload as a line of the file: days as a spreadsheet reads them. */
export function toFileRow(
  child: Caseload['children'][number],
  { terms, today }: { readonly terms: Terms; readonly today: string },
): Cell[] {
  return [
    child.name,
    child.localId,
    child.bornOn,
    child.actingFor,
    child.nextReviewDueOn,
    child.nextReviewStatedOn,
    child.nextRule === null ? null : termsForChild(terms, child, today).retell(titleOfRule(child.nextRule)),
    child.nextDueOn,
    child.overdue,
    child.unknown,
    child.saidLastOn,
  ];
}
