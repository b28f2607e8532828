import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  collectionYearEnding,
  collectionYearOf,
  firstDayOf,
  formatCollectionYear,
  lastDayOf,
  lastPossibleDay,
} from './collection-year.ts';
import { day, isoOf, year } from './return-for-tests.ts';

test('names a collection year by the calendar year in which it ends', () => {
  assert.equal(collectionYearOf(day('2026-03-31')), 2026);
  assert.equal(collectionYearOf(day('2026-04-01')), 2027);
  assert.equal(formatCollectionYear(year(2026)), '2025-26');
  assert.equal(formatCollectionYear(year(2010)), '2009-10');
});

test('runs from 1 April to 31 March', () => {
  assert.equal(isoOf(firstDayOf(year(2026))), '2025-04-01');
  assert.equal(isoOf(lastDayOf(year(2026))), '2026-03-31');
});

test('knows no year before returns were made, nor a part of a year', () => {
  assert.equal(collectionYearEnding(1991), undefined);
  assert.equal(collectionYearEnding(2026.5), undefined);
  assert.equal(collectionYearEnding(2026), 2026);
});

test('can tell of no day after its end, nor after the day of reading', () => {
  assert.equal(isoOf(lastPossibleDay(year(2026), undefined)), '2026-03-31');
  assert.equal(isoOf(lastPossibleDay(year(2026), day('2025-12-24'))), '2025-12-24');
  assert.equal(isoOf(lastPossibleDay(year(2026), day('2027-01-01'))), '2026-03-31');
  assert.equal(lastPossibleDay(undefined, undefined), undefined);
});
