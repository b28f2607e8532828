import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collectionYearEnding } from '../../exchange/ssda903/collection-year.ts';
import { readReturn } from '../../exchange/ssda903/read-return.ts';
import { type Day, dayFromIso, isoFromDay } from '../../rules/index.ts';
import { ReturnSummarizer } from './return-summary.ts';
import { timetablesOfReturn } from './timetable-of-return.ts';

const HEADER = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB';
const EPISODES = 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN';
const REVIEWS = 'CHILD,DOB,REVIEW,REVIEW_CODE';

/** Somebody else, whose review shows that the file of reviews was read. */
const OTHER_CHILD = 'B2,F,02/05/2012,WBRI,UN1,,';
const OTHER_REVIEW = 'B2,02/05/2012,01/07/2025,PN1';

interface Told {
  /** `DECOM RNE LS`, and `DEC REC` where care ended. */
  readonly episode: string;
  readonly reviews: readonly string[];
  readonly procedure?: string;
}

/** The return of 2025-26 for one child, A1, born on 2 May 2014, worked out as of a day. */
async function workOut({ episode, reviews, procedure = 'national' }: Told, asOf = '2026-03-31') {
  const [decom, rne, ls, dec = '', rec = ''] = episode.split(' ');
  const year = collectionYearEnding(2026);
  const read = await readReturn({
    year,
    asOf: day('2026-11-22'),
    files: [
      source('header.csv', HEADER, ['A1,M,02/05/2014,WBRI,UN1,,', OTHER_CHILD]),
      source('episodes.csv', EPISODES, [`A1,${decom},${rne},${ls},N1,U6,PR1,${dec},${rec},,,,`]),
      source('reviews.csv', REVIEWS, [OTHER_REVIEW, ...reviews.map((review) => `A1,02/05/2014,${review},PN1`)]),
    ],
  });
  assert.deepEqual(read.rejected, []);
  const summarizer = new ReturnSummarizer(read.recordedUntil);
  const [first] = timetablesOfReturn(read, { procedure, asOf: day(asOf) });
  if (first === undefined || 'error' in first.outcome) return assert.fail('the child is worked out');
  summarizer.add(first.outcome);
  const rows = first.outcome.obligations
    .filter(({ rule }) => rule.id.startsWith('review.') && rule.id !== 'review.complete')
    .map(({ rule, due, status }) => `${rule.id} ${isoFromDay(due)} ${status}`);
  const unknown = first.outcome.unknown
    .filter(({ rule }) => rule.startsWith('review.') && rule !== 'review.complete')
    .map(({ rule, because }) => `${rule} ${because}`);
  return { rows, unknown, summary: summarizer.toSummary() };
}

function day(iso: string): Day {
  return dayFromIso(iso) ?? assert.fail(iso);
}

function source(name: string, heading: string, rows: readonly string[]) {
  const bytes = new TextEncoder().encode([heading, ...rows, ''].join('\r\n'));
  return { name, bytes: toAsync(bytes) };
}

async function* toAsync(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

test('judges every review of a child whose care began in the year of the return', async () => {
  const { rows, summary } = await workOut({ episode: '01/05/2025 S C2', reviews: ['28/05/2025', '01/09/2025'] });
  assert.deepEqual(rows, [
    'review.first 2025-06-02 met',
    'review.second 2025-08-28 met-late',
    'review.subsequent 2026-03-01 overdue',
  ]);
  assert.deepEqual(summary.reviews, { total: 3, onTime: 1, late: 2, unknown: 0 });
  assert.equal(summary.heldLate, 1);
  assert.deepEqual(summary.overdue, [{ child: 'A1', rule: 'review.subsequent', due: day('2026-03-01') }]);
});

test('does not take the first review in the file for the first of a child in care for years', async () => {
  const { rows, unknown, summary } = await workOut({
    episode: '01/05/2019 S C2',
    reviews: ['28/05/2025', '20/11/2025'],
  });
  assert.deepEqual(rows, ['review.subsequent 2025-11-28 met', 'review.subsequent 2026-05-20 upcoming']);
  assert.deepEqual(unknown, ['review.subsequent previous-not-recorded']);
  assert.deepEqual(summary.reviews, { total: 2, onTime: 1, late: 0, unknown: 1 });
  assert.deepEqual([...summary.whyUnknown], [['previous-not-recorded', 1]]);
});

test('calls nothing late that fell due after the last day of the return', async () => {
  const told = { episode: '01/05/2019 S C2', reviews: ['20/11/2025'] };
  const { rows, unknown } = await workOut(told, '2026-11-22');
  assert.deepEqual(rows, []);
  assert.deepEqual(unknown, ['review.subsequent previous-not-recorded', 'review.subsequent after-record']);
});

test('does not know of the reviews of a series of short breaks, which are never returned', async () => {
  const { rows, unknown, summary } = await workOut({ episode: '01/05/2025 S V4', reviews: [] });
  assert.deepEqual(rows, []);
  assert.deepEqual(unknown, ['review.short-break.first never-recorded']);
  assert.equal(summary.lookedAfter, 1);
});

test('counts a review by the national day only once that day has come', async () => {
  // Three months after 1 June are 1 September, 91 days are 31 August.
  const told = { episode: '01/05/2025 S C2', reviews: ['01/06/2025'], procedure: 'bwd' };
  const { rows, summary } = await workOut(told, '2025-09-01');
  assert.deepEqual(rows, ['review.first 2025-06-02 met', 'review.second 2025-08-31 overdue']);
  assert.deepEqual(summary.reviews, { total: 2, onTime: 1, late: 1, unknown: 0 });
  assert.deepEqual(summary.national, { total: 1, onTime: 1, late: 0, unknown: 0 });
});

test('lists as overdue only children in care, and counts apart what was never held before care ended', async () => {
  const { summary } = await workOut({ episode: '01/05/2025 S C2 31/10/2025 E4A', reviews: [] });
  assert.deepEqual(summary.overdue, []);
  assert.equal(summary.neverHeld, 1);
  assert.equal(summary.lookedAfter, 0);
  assert.deepEqual(summary.reviews, { total: 1, onTime: 0, late: 1, unknown: 0 });
});

/** Several children over several years, worked out as of 31 March 2026: the status of every review known, and the rest. */
async function workOutYears(years: Readonly<Record<string, { episodes: string[]; reviews?: string[] }>>) {
  const files = Object.entries(years).flatMap(([name, { episodes, reviews = [] }]) => {
    const year = collectionYearEnding(Number(name));
    const of = (file: string, heading: string, rows: string[]) => ({
      year,
      ...source(`${name}/${file}`, heading, rows),
    });
    const told = [...episodes, ...reviews].join('\n');
    const children = ['A1,M,02/05/2014,WBRI,UN1,,', OTHER_CHILD].filter((row) => told.includes(row.slice(0, 3)));
    return [
      of('header.csv', HEADER, children),
      of('episodes.csv', EPISODES, episodes),
      ...(reviews.length === 0 ? [] : [of('reviews.csv', REVIEWS, reviews)]),
    ];
  });
  const read = await readReturn({ asOf: day('2026-11-22'), files });
  const summarizer = new ReturnSummarizer(read.recordedUntil);
  for (const { outcome } of timetablesOfReturn(read, { procedure: 'national', asOf: day('2026-03-31') })) {
    if ('error' in outcome) assert.fail(outcome.error.message);
    summarizer.add(outcome);
  }
  return { read, summary: summarizer.toSummary() };
}

const OPEN = (start: string, child = 'A1') => `${child},${start},S,C2,N1,U6,PR1,,,,,,`;
const REVIEWED = (on: string, child = 'A1') => `${child},02/05/${child === 'A1' ? '2014' : '2012'},${on},PN1`;

test('calls nothing late where no review was read at all, and says what is not there', async () => {
  const { read, summary } = await workOutYears({ 2026: { episodes: [OPEN('01/05/2025')] } });
  assert.equal(summary.reviews.late, 0);
  assert.deepEqual([...summary.whyUnknown.keys()], ['never-recorded']);
  assert.deepEqual(read.holes, ['no row of Reviews went in for 2025-26, so nothing can be said of its reviews']);
});

test('does not judge a review by one from before a year that is not there', async () => {
  const { read, summary } = await workOutYears({
    2024: { episodes: [OPEN('01/05/2023')], reviews: [REVIEWED('25/05/2023'), REVIEWED('20/08/2023')] },
    2026: { episodes: [OPEN('01/05/2023')], reviews: [REVIEWED('10/06/2025'), REVIEWED('01/12/2025')] },
  });
  assert.equal(summary.reviews.late, 0);
  assert.deepEqual(read.holes.length, 1);
  assert.match(read.holes[0] ?? '', /the return of 2024-25 is not here/);
});

test('judges no review of a child of whom a row of reviews or episodes was rejected', async () => {
  const badReview = await workOutYears({
    2026: {
      episodes: [OPEN('01/05/2025')],
      reviews: [REVIEWED('28/05/2025'), REVIEWED('2025-08-20'), REVIEWED('01/03/2026')],
    },
  });
  assert.equal(badReview.read.rejected.length, 1);
  // The first was held within four weeks, so it was the first and in time; of those after it nobody can say.
  assert.deepEqual(badReview.summary.reviews, { total: 3, onTime: 1, late: 0, unknown: 2 });
  const badEnd = await workOutYears({
    2026: {
      episodes: ['A1,01/05/2025,S,C2,N1,U6,PR1,10/06/2025,X1,,,,', 'A1,10/06/2025,P,C2,N1,U6,PR1,20/06/2025,E99,,,,'],
      reviews: [REVIEWED('28/05/2025'), REVIEWED('01/07/2025', 'B2')],
    },
  });
  assert.equal(badEnd.summary.reviews.late, 0);
});

test('does not take a child who is in no later year for looked after, nor for overdue', async () => {
  const { summary } = await workOutYears({
    2025: {
      episodes: [OPEN('01/05/2024')],
      reviews: [REVIEWED('28/05/2024'), REVIEWED('20/08/2024'), REVIEWED('10/02/2025')],
    },
    2026: { episodes: [OPEN('01/05/2025', 'B2')], reviews: [REVIEWED('28/05/2025', 'B2')] },
  });
  assert.equal(summary.lookedAfter, 1);
  assert.deepEqual(
    summary.overdue.map(({ child }) => child),
    ['B2'],
  );
});
