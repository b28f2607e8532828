import type { CsvTable } from '../../exchange/csv/write-csv.ts';
import type { Terms } from '../../platform/pages/terms.ts';
import { type CaseloadReport, standingInWords } from './model.ts';

/** One row for each IRO, present or left; and one for the children who have none. */
export function caseloadToCsv({ officers, left, withoutIro }: CaseloadReport, terms: Terms): CsvTable {
  const heading = [
    terms.of('iro'),
    'children',
    'full-time equivalent',
    'children per full-time equivalent',
    'standing',
    'away until',
    'left on',
    'title',
  ];
  const rows = [...officers, ...left].map((line) => [
    ...[line.name, line.children, line.fullTimeEquivalent, line.perFullTime],
    ...[standingInWords(line.standing, line), line.awayUntil, line.leftOn, line.title],
  ]);
  return { heading, rows: [...rows, [terms.say('no {iro}'), withoutIro, null, null, null, null, null, null]] };
}
