import type { Day } from '../../rules/calendar/day.ts';
import { refuseCodesOfOtherYears } from './check/codes-of-year.ts';
import { type CheckContext, toContext } from './check/context.ts';
import { checkEpisode } from './check/episodes.ts';
import { checkHeader } from './check/header.ts';
import { refuseStrangers } from './check/identity.ts';
import { checkOthers } from './check/others.ts';
import { checkReviews } from './check/reviews.ts';
import { keepRowsThatGoIn } from './check/rows-that-go-in.ts';
import { checkSpells } from './check/spells.ts';
import { formatCollectionYear } from './collection-year.ts';
import { dateOfBirthOf } from './date-of-birth.ts';
import { OWN_CODES, type ProblemLog } from './problems.ts';
import type { ChildRows } from './rows/row.ts';
import type { ReturnSlice } from './slice.ts';

/**
 * Checks a year's return when all its files are read, so that the order of the files does not matter. Rows that cannot
 * go in are refused and dropped; everything else that is wrong is a warning. What only shows across years (how episodes
 * follow one another, reviews outside care) is left to the facts.
 */
export function checkSlice(slice: ReturnSlice, log: ProblemLog, asOf: Day | undefined): void {
  const context = toContext(log, slice.year, asOf);
  warnOfTablesBeforeTheirYear(slice, log);
  const hasHeader = slice.files.some((file) => file.table?.name === 'Header');
  for (const rows of slice.children.values()) {
    refuseCodesOfOtherYears(rows, slice.year, log);
    refuseStrangers(rows, hasHeader, log);
    keepRowsThatGoIn(rows, slice, log);
    checkChild(rows, context);
  }
}

function checkChild(rows: ChildRows, context: CheckContext): void {
  const dateOfBirth = dateOfBirthOf(rows);
  for (const header of rows.Header) checkHeader(header, context);
  for (const episode of rows.Episodes) checkEpisode(episode, dateOfBirth, context);
  checkReviews(rows, dateOfBirth, context);
  checkSpells(rows, context);
  checkOthers(rows, context);
}

function warnOfTablesBeforeTheirYear({ files, year }: ReturnSlice, log: ProblemLog): void {
  for (const file of files) {
    const firstYear = file.table?.firstYear;
    if (firstYear === undefined || year === undefined || year >= firstYear) continue;
    const table = `${file.table?.name} is part of the return only from ${formatCollectionYear(firstYear)}`;
    const message = `${table}, and this one is of ${formatCollectionYear(year)}: name the right year, or leave it out`;
    log.warnOfFile(file, { code: OWN_CODES.tableBeforeItsYear, message });
  }
}
