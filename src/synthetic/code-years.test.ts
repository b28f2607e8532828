import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as adoption from '../exchange/ssda903/codes/adoption-codes.ts';
import * as careLeaver from '../exchange/ssda903/codes/care-leaver-codes.ts';
import { ETHNICITY, SEX } from '../exchange/ssda903/codes/child-codes.ts';
import { type CodeSet, codesOf } from '../exchange/ssda903/codes/code-set.ts';
import * as episode from '../exchange/ssda903/codes/episode-codes.ts';
import * as other from '../exchange/ssda903/codes/other-codes.ts';
import { PLACEMENT, PLACEMENT_PROVIDER } from '../exchange/ssda903/codes/placement-codes.ts';
import { PARTICIPATION } from '../exchange/ssda903/codes/review-codes.ts';
import type { TableName } from '../exchange/ssda903/tables.ts';
import { cell, type GeneratedReturn, generateReturns, rowsOf } from './returns-for-tests.ts';

/** Every column that holds a code, and whether it may be blank. */
const CODED: readonly { table: TableName; column: string; codes: CodeSet; blank?: true }[] = [
  { table: 'Header', column: 'SEX', codes: SEX },
  { table: 'Header', column: 'ETHNIC', codes: ETHNICITY },
  { table: 'Header', column: 'MOTHER', codes: other.YES_NO, blank: true },
  { table: 'Episodes', column: 'RNE', codes: episode.REASON_NEW_EPISODE },
  { table: 'Episodes', column: 'LS', codes: episode.LEGAL_STATUS },
  { table: 'Episodes', column: 'CIN', codes: episode.CATEGORY_OF_NEED },
  { table: 'Episodes', column: 'PLACE', codes: PLACEMENT },
  { table: 'Episodes', column: 'PLACE_PROVIDER', codes: PLACEMENT_PROVIDER, blank: true },
  { table: 'Episodes', column: 'REC', codes: episode.REASON_EPISODE_CEASED, blank: true },
  { table: 'Episodes', column: 'REASON_PLACE_CHANGE', codes: episode.REASON_PLACE_CHANGE, blank: true },
  { table: 'Reviews', column: 'REVIEW_CODE', codes: PARTICIPATION },
  { table: 'UASC', column: 'SEX', codes: SEX },
  { table: 'OC2', column: 'SDQ_REASON', codes: other.SDQ_REASON, blank: true },
  { table: 'OC3', column: 'IN_TOUCH', codes: careLeaver.IN_TOUCH },
  { table: 'OC3', column: 'ACTIV', codes: careLeaver.ACTIVITY },
  { table: 'OC3', column: 'ACCOM', codes: careLeaver.ACCOMMODATION },
  { table: 'AD1', column: 'FOSTER_CARE', codes: other.YES_NO },
  { table: 'AD1', column: 'NB_ADOPTR', codes: adoption.ADOPTER_COUNT },
  { table: 'AD1', column: 'SEX_ADOPTR', codes: adoption.ADOPTER_SEX },
  { table: 'AD1', column: 'LS_ADOPTR', codes: adoption.ADOPTER_LEGAL_STATUS },
  { table: 'PlacedAdoption', column: 'REASON_PLACED_CEASED', codes: adoption.REASON_DECISION_ENDED, blank: true },
  { table: 'PrevPerm', column: 'PREV_PERM', codes: other.PREVIOUS_PERMANENCE },
  { table: 'Missing', column: 'MISSING', codes: other.MISSING_KIND },
  { table: 'SWEpisodes', column: 'SW_REASON', codes: other.SOCIAL_WORKER_REASON },
];

const recent = generateReturns({ children: 2000, years: 4, lastYear: 2027 });
const early = generateReturns({ children: 600, years: 5, lastYear: 2023 });

test('uses in each year only the codes of that year', () => {
  for (const one of [...early, ...recent]) {
    for (const { table, column, codes, blank } of CODED) assertCodes(one, { table, column, codes, blank });
  }
});

function assertCodes(
  one: GeneratedReturn,
  coded: { table: TableName; column: string; codes: CodeSet; blank: true | undefined },
): void {
  const { table, column, codes, blank } = coded;
  const valid = new Set(codesOf(codes, one.year));
  const wrong = rowsOf(one, table)
    .map((row) => cell(row, column))
    .filter((value) => !valid.has(value) && !(value === '' && blank));
  assert.deepEqual(wrong, [], `${table}.${column} of ${one.year}`);
}

test('has the tables of each year: social workers from 2023-24, deprivation of liberty from 2026-27', () => {
  const years = [...early, ...recent];
  const withTable = (table: TableName) => years.filter((one) => rowsOf(one, table).length > 0).map(({ year }) => year);
  assert.deepEqual(withTable('SWEpisodes'), [2024, 2025, 2026, 2027]);
  assert.deepEqual(withTable('DoLo'), [2027]);
  assert.deepEqual(withTable('Reviews'), [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027]);
});

test('writes sex in figures up to 2023-24 and in letters after', () => {
  const sexes = (one: GeneratedReturn | undefined) =>
    one === undefined ? [] : [...new Set(rowsOf(one, 'Header').map((row) => cell(row, 'SEX')))].sort();
  assert.deepEqual(sexes(recent[0]), ['1', '2']);
  assert.deepEqual(sexes(recent[1]), ['F', 'M']);
});
