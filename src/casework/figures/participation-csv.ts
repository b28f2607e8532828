import type { CsvTable } from '../../exchange/csv/write-csv.ts';
import type { Terms } from '../../platform/pages/terms.ts';
import type { MonthOfReviews, ParticipationReport } from './model.ts';

/** One row for each month. */
export function participationToCsv({ months, words }: ParticipationReport, terms: Terms): CsvTable {
  const codes = Object.keys(months[0]?.fourAndOver.byCode ?? {});
  const heading = [
    ...['month', terms.say('{reviews} held'), 'under 4'],
    ...codes.map((code) => `${code} ${terms.retell(words[code] ?? '')}`),
    ...['not stated', 'coded PN0 though 4 or over', 'date of birth not known'],
  ];
  return { heading, rows: months.map(({ month, ...one }) => [month, ...numbersOf(one, codes)]) };
}

/** What a month counts, in the order of the columns. */
export function numbersOf(one: Omit<MonthOfReviews, 'month'>, codes: readonly string[]): number[] {
  const { held, underFour, fourAndOver, ageUnknown } = one;
  const { byCode, notStated, codedUnderFour } = fourAndOver;
  return [held, underFour, ...codes.map((code) => byCode[code] ?? 0), notStated, codedUnderFour, ageUnknown];
}
