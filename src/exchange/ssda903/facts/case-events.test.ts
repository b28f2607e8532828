import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, episode, file, HEADER_OF_A1, readFiles } from '../return-for-tests.ts';
import type { EpisodeRow } from '../rows/row.ts';
import { noRows } from '../rows/row.ts';
import { TOLD_BY_A_RETURN, toCaseEvents, toRecorded } from './case-events.ts';
import { toChildFacts } from './to-child-facts.ts';

const factsOf = (...episodes: EpisodeRow[]) => toChildFacts({ ...noRows('A1'), Episodes: episodes }, () => undefined);

/** Events as "day type", without the periods of care and the placements, which the first test is about. */
const regimesOf = (...episodes: EpisodeRow[]) =>
  toCaseEvents(factsOf(...episodes))
    .filter(({ type }) => !['became-looked-after', 'ceased-looked-after', 'placement-started'].includes(type))
    .map(({ on, type }) => `${on} ${type}`);

test('tells of care, of each placement and of each review by its recording date', async () => {
  const read = await readFiles({
    header: file('Header', HEADER_OF_A1),
    episodes: file(
      'Episodes',
      'A1,07/01/2025,S,C1,N1,U6,PR1,01/05/2025,X1,,,,',
      'A1,01/05/2025,L,C2,N1,U6,PR1,20/08/2025,X1,,,,',
      'A1,20/08/2025,P,C2,N1,U4,PR1,03/02/2026,E4A,,,,',
    ),
    reviews: file('Reviews', 'A1,02/05/2014,28/04/2025,PN1'),
  });
  assert.deepEqual([...read.children].flatMap(toCaseEvents), [
    { type: 'became-looked-after', on: '2025-01-07' },
    { type: 'placement-started', on: '2025-01-07' },
    { type: 'review-started', on: '2025-04-28', review: '2025-04-28' },
    { type: 'placement-started', on: '2025-08-20' },
    { type: 'ceased-looked-after', on: '2026-02-03' },
  ]);
});

test('tells a series of short breaks from its first day, and its end only where care goes on under another status', () => {
  assert.deepEqual(
    regimesOf(
      episode('07/01/2025 S V3', '09/01/2025 X1'),
      episode('09/01/2025 L V4', '01/06/2025 X1'),
      episode('01/06/2025 L V2'),
    ),
    ['2025-01-07 short-breaks-started', '2025-06-01 short-breaks-ended'],
  );
  assert.deepEqual(regimesOf(episode('07/01/2025 S V4', '01/06/2025 E8')), ['2025-01-07 short-breaks-started']);
});

test('tells an order that authorises placing for adoption, and its end where another status follows', () => {
  assert.deepEqual(
    regimesOf(
      episode('07/01/2025 S C1', '01/05/2025 X1'),
      episode('01/05/2025 L E1', '20/08/2025 X1'),
      episode('20/08/2025 P E1', '03/02/2026 X1'),
      episode('03/02/2026 L C2'),
    ),
    ['2025-05-01 authorised-for-adoption', '2026-02-03 adoption-authority-ended'],
  );
});

test('tells a placement for adoption and its disruption, but no disruption by adoption, hospital or a new status', () => {
  assert.deepEqual(
    regimesOf(
      episode('07/01/2025 S E1 U6', '01/05/2025 X1'),
      episode('01/05/2025 P E1 A6', '10/05/2025 X1'),
      episode('10/05/2025 T E1 T1', '15/05/2025 X1'),
      episode('15/05/2025 T E1 A6', '20/08/2025 X1'),
      episode('20/08/2025 P E1 U6'),
    ),
    ['2025-01-07 authorised-for-adoption', '2025-05-01 placed-for-adoption', '2025-08-20 adoption-placement-disrupted'],
  );
  assert.deepEqual(
    regimesOf(episode('07/01/2025 S C2 A4', '01/05/2025 X1'), episode('01/05/2025 L E1 A4', '20/08/2025 E12')),
    ['2025-01-07 placed-for-adoption', '2025-05-01 authorised-for-adoption'],
  );
});

test('tells a move from one set of adopters to another as a disruption and a placement', () => {
  assert.deepEqual(regimesOf(episode('07/01/2025 S C2 A4', '01/05/2025 X1'), episode('01/05/2025 P C2 A4')), [
    '2025-01-07 placed-for-adoption',
    '2025-05-01 adoption-placement-disrupted',
    '2025-05-01 placed-for-adoption',
  ]);
});

test('tells a child at home under a care order, until the child leaves home or the order ends', () => {
  assert.deepEqual(
    regimesOf(
      episode('07/01/2025 S C1 U6', '01/05/2025 X1'),
      episode('01/05/2025 B C2 P1', '10/05/2025 X1'),
      episode('10/05/2025 T C2 T4', '12/05/2025 X1'),
      episode('12/05/2025 T C2 P1', '20/08/2025 X1'),
      episode('20/08/2025 P C2 U6'),
    ),
    ['2025-05-01 placed-at-home-on-care-order', '2025-08-20 left-home-on-care-order'],
  );
  assert.deepEqual(regimesOf(episode('07/01/2025 S V2 P1')), []);
});

test('keeps secure accommodation, custody, hospital and remand as times of the child', () => {
  const facts = factsOf(
    episode('07/01/2025 S J1 K1', '01/05/2025 X1'),
    episode('01/05/2025 P J1 R5', '10/05/2025 X1'),
    episode('10/05/2025 B V2 T1', '20/05/2025 X1'),
    episode('20/05/2025 P V2 U6'),
  );
  const span = (from: string, to: string) => [{ startedOn: day(from), endedOn: day(to) }];
  assert.deepEqual(facts.secure, span('2025-01-07', '2025-05-01'));
  assert.deepEqual(facts.custody, span('2025-05-01', '2025-05-10'));
  assert.deepEqual(facts.hospital, span('2025-05-10', '2025-05-20'));
  assert.deepEqual(facts.remandOrSentence, span('2025-01-07', '2025-05-10'));
});

test('does not know when what was under way at the first episode began, unless the episode began with it', () => {
  const { placements, legalStatuses, adoptionAuthority, adoptionPlacements } = factsOf(
    episode('07/01/2025 L E1 A6', '01/05/2025 X1'),
    episode('01/05/2025 P E1 U6'),
  );
  assert.deepEqual(
    placements.map(({ startKnown }) => startKnown),
    [false, true],
  );
  assert.deepEqual(
    legalStatuses.map(({ startKnown }) => startKnown),
    [true],
  );
  assert.deepEqual(
    adoptionAuthority.map(({ startKnown }) => startKnown),
    [true],
  );
  assert.deepEqual(
    adoptionPlacements.map(({ startKnown }) => startKnown),
    [false],
  );
});

test('begins a placement and a legal status where they change, even if RNE denies it', () => {
  const { placements, legalStatuses } = factsOf(
    episode('07/01/2025 S C1 U6', '01/05/2025 X1'),
    episode('01/05/2025 L C1 U4', '20/08/2025 X1'),
    episode('20/08/2025 P C2 U4'),
  );
  assert.deepEqual(
    placements.map(({ place, startedOn }) => [place, startedOn]),
    [
      ['U6', day('2025-01-07')],
      ['U4', day('2025-05-01')],
      ['U4', day('2025-08-20')],
    ],
  );
  assert.deepEqual(
    legalStatuses.map(({ status, startedOn }) => [status, startedOn]),
    [
      ['C1', day('2025-01-07')],
      ['C2', day('2025-08-20')],
    ],
  );
});

test('says what a case made from a return cannot know', () => {
  const span = { reviewsRecordedFrom: day('2025-04-01'), recordedUntil: day('2026-03-31') };
  assert.deepEqual(toRecorded(factsOf(episode('07/01/2025 S C2')), span), {
    only: TOLD_BY_A_RETURN,
    from: { 'review-started': '2025-04-01' },
    until: '2026-03-31',
  });
  const { only = [] } = toRecorded(factsOf(episode('07/01/2025 S V4')), span);
  assert.equal(only.includes('review-started'), false);
  assert.equal(only.includes('short-breaks-started'), true);
  const { only: withoutReviews = [], from } = toRecorded(factsOf(), {
    reviewsRecordedFrom: undefined,
    recordedUntil: undefined,
  });
  assert.deepEqual(
    TOLD_BY_A_RETURN.filter((type) => !withoutReviews.includes(type)),
    ['review-started'],
  );
  assert.equal(from, undefined);
});

test('where the beginning of care is in no file, tells of reviews only from the day after the first day known', () => {
  const span = { reviewsRecordedFrom: day('2025-04-01'), recordedUntil: day('2026-03-31') };
  const { from } = toRecorded(factsOf(episode('07/06/2025 L C2')), span);
  assert.deepEqual(from, { 'review-started': '2025-06-08' });
});
