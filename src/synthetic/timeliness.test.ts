/**
 * Works out from the rows alone, with a calendar of its own, whether reviews were held in time; so that neither the
 * generator's clock nor the law's is taken at its word.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byChild, cell, generateReturns, type Row, rowsOf } from './returns-for-tests.ts';

type PlainDate = Temporal.PlainDate;

const BANK_HOLIDAYS = new Set(
  `2023-01-02 2023-04-07 2023-04-10 2023-05-01 2023-05-08 2023-05-29 2023-08-28 2023-12-25 2023-12-26
  2024-01-01 2024-03-29 2024-04-01 2024-05-06 2024-05-27 2024-08-26 2024-12-25 2024-12-26
  2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 2025-12-25 2025-12-26
  2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25`.split(/\s+/),
);
const FIRST_DAY = Temporal.PlainDate.from('2023-04-01');
const LAST_DAY = Temporal.PlainDate.from('2026-03-31');

interface Stretch {
  readonly from: PlainDate;
  readonly to: PlainDate | undefined;
  readonly status: string;
  readonly place: string;
}

interface Care {
  readonly episodes: Stretch[];
  readonly reviews: PlainDate[];
}

interface Count {
  onTime: number;
  late: number;
  /** Of the late ones. */
  never: number;
}

const care = readCare();

test('holds about nine reviews in ten by the day on which they are due', () => {
  const count = countReviews(care);
  const total = count.onTime + count.late;
  assert.ok(total > 8000, `only ${total} reviews could be judged`);
  const share = (100 * count.onTime) / total;
  assert.ok(share > 86 && share < 94, `${share.toFixed(1)} in a hundred on time`);
});

test('leaves about one review in a hundred unheld when the child leaves', () => {
  const { onTime, late } = countReviews(care);
  const { never } = countReviews(care.filter(({ episodes }) => episodes.at(-1)?.to !== undefined));
  const share = (100 * never) / (onTime + late);
  assert.ok(share > 0.3 && share < 2.5, `${share.toFixed(2)} in a hundred never held`);
});

test('is late by days and weeks, seldom by more than two months', () => {
  const days = care.flatMap(daysLateIn);
  const over60 = days.filter((late) => late > 60).length / days.length;
  const withinThreeWeeks = days.filter((late) => late <= 21).length / days.length;
  assert.ok(over60 < 0.05, `${over60}`);
  assert.ok(withinThreeWeeks > 0.6, `${withinThreeWeeks}`);
});

test('judges every kind of review: placed for adoption, authorised, disrupted, first and later', () => {
  const kinds = new Set(care.flatMap((one) => one.reviews.map((review, index) => regimeOn(one, review, index))));
  assert.deepEqual([...kinds].sort(), ['authorised', 'disrupted', 'ordinary', 'placed']);
});

/** Periods of care that began within the returns, so that every review since is known; short breaks left out. */
function readCare(): Care[] {
  const returns = generateReturns({ children: 3000, years: 3 });
  const episodes = byChild(returns.flatMap((one) => rowsOf(one, 'Episodes')));
  const reviews = byChild(returns.flatMap((one) => rowsOf(one, 'Reviews')));
  return [...episodes].flatMap(([child, rows]) => periodsOf(rows, reviews.get(child) ?? []));
}

function periodsOf(rows: readonly Row[], reviewRows: readonly Row[]): Care[] {
  // An episode that goes on over 31 March is in two files; the later one knows how it ended.
  const latest = new Map(rows.map((row) => [cell(row, 'DECOM'), row]));
  const periods: Stretch[][] = [];
  for (const row of latest.values()) {
    const from = toDate(cell(row, 'DECOM'));
    const to = cell(row, 'DEC') === '' ? undefined : toDate(cell(row, 'DEC'));
    if (cell(row, 'RNE') === 'S' || periods.length === 0) periods.push([]);
    periods.at(-1)?.push({ from, to, status: cell(row, 'LS'), place: cell(row, 'PLACE') });
  }
  const reviews = reviewRows.map((row) => toDate(cell(row, 'REVIEW')));
  return periods.filter(isWhole).map((episodes) => {
    return { episodes, reviews: reviews.filter((review) => isWithin(review, startOf(episodes), episodes.at(-1)?.to)) };
  });
}

function isWhole(episodes: readonly Stretch[]): boolean {
  const inBreaks = episodes.some(({ status }) => status === 'V3' || status === 'V4');
  return !inBreaks && isBefore(FIRST_DAY, startOf(episodes));
}

function countReviews(cases: readonly Care[]): Count {
  const count: Count = { onTime: 0, late: 0, never: 0 };
  for (const one of cases) {
    for (const [index, review] of one.reviews.entries()) {
      if (isBefore(dueOf(one, index, review), review)) count.late++;
      else count.onTime++;
    }
    const end = one.episodes.at(-1)?.to ?? LAST_DAY;
    if (isBefore(dueOf(one, one.reviews.length, end), end)) {
      count.late++;
      count.never++;
    }
  }
  return count;
}

function daysLateIn(one: Care): number[] {
  return one.reviews.map((review, index) => dueOf(one, index, review).until(review).days).filter((days) => days > 0);
}

/** The day on which the review of an index is due, under the regime of a day. */
function dueOf(one: Care, index: number, on: PlainDate): PlainDate {
  const regime = regimeOn(one, on, index);
  const since = regimeSince(one, on, regime);
  const last = one.reviews[index - 1];
  const heldSince = one.reviews.slice(0, index).filter((review) => !isBefore(review, since)).length;
  if (regime === 'disrupted') return since.add({ days: 42 });
  if (regime === 'placed') {
    if (heldSince === 0 || last === undefined) return since.add({ days: 28 });
    return last.add({ months: heldSince === 1 ? 3 : 6 });
  }
  const ordinary = ordinaryDue(one, index);
  if (regime === 'ordinary') return ordinary;
  const authorised = heldSince === 0 || last === undefined ? since.add({ months: 3 }) : last.add({ months: 6 });
  return isBefore(ordinary, authorised) ? ordinary : authorised;
}

function ordinaryDue({ episodes, reviews }: Care, index: number): PlainDate {
  const last = reviews[index - 1];
  if (last === undefined) return addWorkingDays(startOf(episodes), 20);
  return last.add({ months: index === 1 ? 3 : 6 });
}

function regimeOn(one: Care, on: PlainDate, index: number): string {
  const now = one.episodes.findLast(({ from }) => !isBefore(on, from));
  if (now === undefined) return 'ordinary';
  if (now.place.startsWith('A')) return 'placed';
  const disruptedOn = one.episodes.findLast(({ from, place }) => place.startsWith('A') && isBefore(from, now.from))?.to;
  const last = one.reviews[index - 1];
  if (disruptedOn !== undefined && (last === undefined || isBefore(last, disruptedOn))) return 'disrupted';
  return now.status === 'E1' ? 'authorised' : 'ordinary';
}

/** The first day of the unbroken stretch that makes the regime. */
function regimeSince({ episodes }: Care, on: PlainDate, regime: string): PlainDate {
  const index = episodes.findLastIndex(({ from }) => !isBefore(on, from));
  if (regime === 'disrupted') {
    return episodes.slice(0, index + 1).findLast(({ place }) => place.startsWith('A'))?.to ?? startOf(episodes);
  }
  const belongs = ({ status, place }: Stretch): boolean =>
    regime === 'placed' ? place.startsWith('A') : status === 'E1';
  let first = index;
  for (let before = episodes[first - 1]; before !== undefined && belongs(before); before = episodes[first - 1]) first--;
  return episodes[first]?.from ?? startOf(episodes);
}

function startOf(episodes: readonly Stretch[]): PlainDate {
  const first = episodes[0];
  assert.ok(first);
  return first.from;
}

function addWorkingDays(date: PlainDate, count: number): PlainDate {
  let day = date;
  for (let left = count; left > 0; ) {
    day = day.add({ days: 1 });
    if (day.dayOfWeek < 6 && !BANK_HOLIDAYS.has(day.toString())) left--;
  }
  return day;
}

function isWithin(day: PlainDate, from: PlainDate, to: PlainDate | undefined): boolean {
  return !isBefore(day, from) && (to === undefined || !isBefore(to, day));
}

function isBefore(a: PlainDate, b: PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) < 0;
}

function toDate(text: string): PlainDate {
  const [day = '', month = '', year = ''] = text.split('/');
  return Temporal.PlainDate.from(`${year}-${month}-${day}`);
}
