import { ACTIVITY } from '../codes/care-leaver-codes.ts';
import { SEX } from '../codes/child-codes.ts';
import { type Code, type CodeSet, isValidIn } from '../codes/code-set.ts';
import { REASON_EPISODE_CEASED, REASON_PLACE_CHANGE } from '../codes/episode-codes.ts';
import { SOCIAL_WORKER_REASON } from '../codes/other-codes.ts';
import { PLACEMENT } from '../codes/placement-codes.ts';
import { type CollectionYear, formatCollectionYear } from '../collection-year.ts';
import type { ProblemLog } from '../problems.ts';
import type { ChildRows, Row } from '../rows/row.ts';

interface CodeColumn {
  readonly set: CodeSet;
  readonly column: string;
  readonly problem: string;
}

const HEADER_SEX = { set: SEX, column: 'SEX', problem: '101' };
const PLACE = { set: PLACEMENT, column: 'PLACE', problem: '146' };
const REC = { set: REASON_EPISODE_CEASED, column: 'REC', problem: '149' };
const PLACE_CHANGE = { set: REASON_PLACE_CHANGE, column: 'REASON_PLACE_CHANGE', problem: '1009' };
const ACTIV = { set: ACTIVITY, column: 'ACTIV', problem: '132' };
const SW_REASON = { set: SOCIAL_WORKER_REASON, column: 'SW_REASON', problem: 'SW13STG1' };

/** Refuses rows with a code that the return of this year does not have, though another year's does. */
export function refuseCodesOfOtherYears(rows: ChildRows, year: CollectionYear | undefined, log: ProblemLog): void {
  if (year === undefined) return;
  const refuse = (row: Row, code: string | undefined, where: CodeColumn) => {
    const known = code === undefined ? undefined : where.set.codes.get(code);
    if (known === undefined || isValidIn(known, year)) return;
    log.reject(row, { column: where.column, code: where.problem, message: notOfYear(known, where, year) });
  };
  for (const row of rows.Header) refuse(row, row.sex, HEADER_SEX);
  for (const row of rows.UASC) refuse(row, row.sex, HEADER_SEX);
  for (const row of rows.Episodes) {
    refuse(row, row.place, PLACE);
    refuse(row, row.rec, REC);
    refuse(row, row.reasonPlaceChange, PLACE_CHANGE);
  }
  for (const row of rows.OC3) refuse(row, row.activity, ACTIV);
  for (const row of rows.SWEpisodes) refuse(row, row.reason, SW_REASON);
}

function notOfYear(known: Code, { set, column }: CodeColumn, year: CollectionYear): string {
  const { code, from, to } = known;
  const when =
    from !== undefined && year < from
      ? `it came with ${formatCollectionYear(from)}`
      : `it was last used in ${to === undefined ? 'an earlier year' : formatCollectionYear(to)}`;
  const remedy = 'use a code of that year, or name the right year';
  return `${column} "${code}" is not a code of ${set.title} in the return of ${formatCollectionYear(year)}: ${when}; ${remedy}`;
}
