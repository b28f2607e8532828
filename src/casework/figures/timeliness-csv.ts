import type { CsvTable } from '../../exchange/csv/write-csv.ts';
import type { Terms } from '../../platform/pages/terms.ts';
import {
  type DutyCounts,
  knownOf,
  percent,
  reasonsOf,
  sumOf,
  type TimelinessReport,
  WHY_UNKNOWN_WORDS,
} from './model.ts';

/** One row for each duty and month, and one for each reason why something is not known: nothing is in it twice. */
export function timelinessToCsv({ rules }: TimelinessReport, terms: Terms): CsvTable {
  const heading = [
    ...[
      'rule',
      'duty',
      'month due',
      'due',
      'in time',
      'late',
      'early',
      'overdue',
      'deemed agreed',
      'to do',
      'not owed',
    ],
    ...['known', 'per cent of known in time', 'breaches of statute'],
    ...['known by the national day', 'in time by the national day', 'not known', 'why not known'],
  ];
  const rows = rules.flatMap(({ rule, title: inStandardWords, months, unknown }) => {
    const title = terms.retell(inStandardWords);
    return [
      ...months
        .filter(({ counts }) => counts.due > 0)
        .map(({ month, counts }) => [rule, title, month, ...csvOf(counts), null, null]),
      ...reasonsOf(unknown).map(([because, count]) => [
        ...[rule, title, null],
        ...NO_COUNTS,
        count,
        WHY_UNKNOWN_WORDS[because],
      ]),
    ];
  });
  return { heading, rows };
}

/** The columns between the month and what is not known, blank: what nobody knows bears no month. */
const NO_COUNTS = csvOf(sumOf([])).map(() => null);

function csvOf(counts: DutyCounts): (number | null)[] {
  const { due, inTime, late, early, overdue, deemedAgreed, upcoming, notApplicable, breaches, national } = counts;
  const known = knownOf(counts);
  return [
    ...[due, inTime, late, early, overdue, deemedAgreed, upcoming, notApplicable],
    ...[known, percent(inTime, known), breaches, national.known, national.inTime],
  ];
}
