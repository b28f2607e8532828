import type { CsvTable } from '../../exchange/csv/write-csv.ts';
import type { Terms } from '../../platform/pages/terms.ts';
import type { CaseloadMonths, CaseloadOfMonth } from './caseload-months.ts';
import { NOT_OWN, standingInWords } from './model.ts';

/** One row for each IRO and month, for the team, and for the children who have none; a blank is not known, or not here. */
export function caseloadMonthsToCsv({ months, team, withoutIro, officers }: CaseloadMonths, terms: Terms): CsvTable {
  const rowsOf = (name: string, of: readonly (CaseloadOfMonth | null)[], own = NOT_OWN) =>
    months.map(({ month, on }, index) => {
      const one = of[index] ?? null;
      return [
        name,
        month,
        on,
        one?.children,
        one?.perFullTime,
        one === null ? null : standingInWords(one.standing, own),
      ];
    });
  return {
    heading: [terms.of('iro'), 'month', 'as of', 'children', 'children per full-time equivalent', 'standing'],
    rows: [
      ...rowsOf('all together', team),
      ...officers.flatMap((officer) => rowsOf(officer.name, officer.months, officer)),
      ...months.map(({ month, on }, index) => [terms.say('no {iro}'), month, on, withoutIro[index], null, null]),
    ],
  };
}
