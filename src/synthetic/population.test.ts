import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstDayOf, lastDayOf } from '../exchange/ssda903/collection-year.ts';
import { dayFromIso, reachesAge } from '../rules/calendar/day.ts';
import { findLife } from './life.ts';
import { PATHWAYS } from './pathways.ts';
import { childrenOf } from './population.ts';
import { byChild, cell, dayIn, findDayIn, generateReturns, type Row, rowsOf, sharesOf } from './returns-for-tests.ts';

const UNTIL = lastDayOf(generateReturns({ children: 1, years: 1 })[0]?.year ?? failed());
const CHILDREN = 3000;
const linked = generateReturns({ children: CHILDREN, years: 3 });
const last = linked.at(-1) ?? failed();
const births = new Map(rowsOf(last, 'Header').map((row) => [cell(row, 'CHILD'), dayIn(row, 'DOB')]));
/** The latest episode of every child looked after on the last day, short breaks left out as in published figures. */
const lookedAfter = rowsOf(last, 'Episodes').filter((row) => cell(row, 'DEC') === '' && !isShortBreak(row));

test('makes the same returns for the same seed and others for another', () => {
  const lines = (seed: number) => generateReturns({ children: 40, years: 2, seed }).map((one) => [...one.lines]);
  assert.deepEqual(lines(5), lines(5));
  assert.notDeepEqual(lines(5), lines(6));
});

test('only adds to a return when there are more children', () => {
  const [few, many] = [60, 300].map((children) => generateReturns({ children, years: 2 }));
  for (const [index, one] of (few ?? []).entries()) {
    for (const [table, lines] of one.lines) {
      assert.deepEqual(many?.[index]?.lines.get(table)?.slice(0, lines.length), lines, table);
    }
  }
});

test('gives a year the same return however many years are linked to it', () => {
  const alone = generateReturns({ children: 200, years: 1 }).at(-1);
  const withOthers = generateReturns({ children: 200, years: 4 }).at(-1);
  for (const [table, lines] of alone?.lines ?? failed()) assert.deepEqual(withOthers?.lines.get(table), lines, table);
});

test('has exactly as many children looked after on the last day as were asked for', () => {
  for (const children of [1, 17, CHILDREN]) {
    const one = generateReturns({ children, years: 1 }).at(-1) ?? failed();
    assert.equal(byChild(rowsOf(one, 'Episodes').filter((row) => cell(row, 'DEC') === '')).size, children);
  }
});

test('keeps the number looked after steady over the years, with as many starting and leaving as are published', () => {
  for (const one of linked) {
    const open = byChild(rowsOf(one, 'Episodes').filter((row) => cell(row, 'DEC') === '')).size;
    assert.ok(Math.abs(open - CHILDREN) < CHILDREN * 0.06, `${open} in ${one.year}`);
    const ordinary = rowsOf(one, 'Episodes').filter((row) => !isShortBreak(row));
    const started = ordinary.filter((row) => cell(row, 'RNE') === 'S' && dayIn(row, 'DECOM') >= firstDayOf(one.year));
    const ceased = ordinary.filter((row) => cell(row, 'DEC') !== '' && cell(row, 'REC') !== 'X1');
    assertNear(`starting in ${one.year}`, (100 * byChild(started).size) / CHILDREN, [34, 45]);
    assertNear(`leaving in ${one.year}`, (100 * byChild(ceased).size) / CHILDREN, [36, 46]);
  }
});

test('knows nothing of a life that is later than its last day', () => {
  const until = dayFromIso('2025-11-22') ?? failed();
  for (const life of childrenOf({ seed: 3, children: 300, until, years: 2 })) {
    const days = [
      ...life.periods.flatMap(({ start, end, episodes }) => [
        start,
        end,
        ...episodes.flatMap((one) => [one.start, one.end]),
      ]),
      ...life.reviews.map(({ on }) => on),
      ...[...life.absences, ...life.deprivations].flatMap(({ start, end }) => [start, end]),
      ...life.socialWorkers.map(({ start }) => start),
      life.firstChildBornOn,
      life.adoption?.decidedOn,
      life.adoption?.reversedOn,
      life.adoption?.matchedOn,
    ];
    for (const day of days) assert.ok(day === undefined || day <= until, `${life.localId}: ${day}`);
  }
});

test('finds a life by its index alone, the same as in the population', () => {
  for (const life of childrenOf({ seed: 9, children: 30, until: UNTIL, years: 2 })) {
    assert.deepEqual(findLife(9, life.index, { until: UNTIL }), life);
  }
});

test('shares out all children looked after among the pathways', () => {
  const total = Object.values(PATHWAYS).reduce((sum, { lookedAfter: share }) => sum + share, 0);
  assert.equal(total, 1000);
});

test('has the ages of published figures', () => {
  const bands = [1, 5, 10, 16, 18];
  const ages = lookedAfter.map((row) =>
    String(bands.find((age) => reachesAge(births.get(cell(row, 'CHILD')) ?? failed(), age) > UNTIL)),
  );
  assertShares(sharesOf(ages), { 1: [2, 7], 5: [11, 19], 10: [15, 22], 16: [33, 42], 18: [22, 30] });
});

test('has the legal statuses of published figures', () => {
  const shares = sharesOf(lookedAfter.map((row) => cell(row, 'LS')));
  assertShares(shares, { C2: [53, 63], C1: [13, 21], V2: [15, 23], E1: [3, 7] });
});

test('has the placements of published figures', () => {
  const kinds = lookedAfter.map((row) => {
    const place = cell(row, 'PLACE');
    if (/^[UA]/.test(place)) return place.charAt(0);
    return /^(K|H5)/.test(place) ? 'homes' : place;
  });
  assertShares(sharesOf(kinds), { U: [64, 73], A: [2, 5], homes: [16, 23], P1: [5, 9] });
});

test('has the needs, sexes and unaccompanied children of published figures', () => {
  assertShares(sharesOf(lookedAfter.map((row) => cell(row, 'CIN'))), {
    N1: [60, 70],
    N5: [8, 15],
    N8: [8, 14],
    N4: [4, 9],
  });
  const headers = rowsOf(last, 'Header').filter((row) =>
    lookedAfter.some((one) => cell(one, 'CHILD') === cell(row, 'CHILD')),
  );
  assertShares(sharesOf(headers.map((row) => cell(row, 'SEX'))), { M: [53, 61], F: [39, 47] });
  assertShares(sharesOf(headers.map((row) => cell(row, 'ETHNIC'))), { WBRI: [58, 70] });
  const unaccompanied = new Set(rowsOf(last, 'UASC').map((row) => cell(row, 'CHILD')));
  const share = (100 * lookedAfter.filter((row) => unaccompanied.has(cell(row, 'CHILD'))).length) / lookedAfter.length;
  assertNear('unaccompanied', share, [8, 12]);
});

test('lets children leave as they do in published figures', () => {
  const ends = rowsOf(last, 'Episodes').filter(
    (row) => findDayIn(row, 'DEC') !== undefined && cell(row, 'REC') !== 'X1' && !isShortBreak(row),
  );
  const reasons = ends.map((row) =>
    cell(row, 'REC')
      .replace(/^E1[12]$/, 'adopted')
      .replace(/^E4[5-8]$/, 'guardianship'),
  );
  const wanted = { adopted: [5, 12], guardianship: [7, 14], E4A: [16, 27], E5: [10, 18], E17: [4, 10] } as const;
  assertShares(sharesOf(reasons), wanted);
});

test('lets children of every age take part as they do', () => {
  const codes = rowsOf(last, 'Reviews')
    .map((row) => cell(row, 'REVIEW_CODE'))
    .filter((code) => code !== 'PN0');
  assertShares(sharesOf(codes), { PN1: [47, 58], PN5: [7, 13], PN6: [17, 26], PN7: [3, 9] });
});

test('holds between two and three reviews a child and year', () => {
  assertNear('reviews a child', rowsOf(last, 'Reviews').length / CHILDREN, [2, 3]);
});

test('moves most children never or once in a year', () => {
  const moves = byChild(
    rowsOf(last, 'Episodes').filter((row) => cell(row, 'RNE') === 'P' && dayIn(row, 'DECOM') >= firstDayOf(last.year)),
  );
  const often = lookedAfter.filter((row) => (moves.get(cell(row, 'CHILD'))?.length ?? 0) >= 2).length;
  assertNear('moved twice or more', (100 * often) / lookedAfter.length, [4, 15]);
});

function assertShares(
  shares: ReadonlyMap<string, number>,
  wanted: Readonly<Record<string, readonly [number, number]>>,
): void {
  for (const [value, range] of Object.entries(wanted)) assertNear(value, shares.get(value) ?? 0, range);
}

function assertNear(what: string, share: number, [low, high]: readonly [number, number]): void {
  assert.ok(share >= low && share <= high, `${what}: ${share.toFixed(1)}, wanted ${low} to ${high}`);
}

function isShortBreak(row: Row): boolean {
  return cell(row, 'LS') === 'V3' || cell(row, 'LS') === 'V4';
}

function failed(): never {
  throw new Error('The generator gave nothing.');
}
