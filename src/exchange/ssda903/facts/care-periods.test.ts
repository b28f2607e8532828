import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays } from '../../../rules/calendar/day.ts';
import { type Boundary, pairBoundaries } from '../../../rules/facts/periods.ts';
import { dayToReturn } from '../return-date.ts';
import { day, episode, isoOf, listener } from '../return-for-tests.ts';
import type { EpisodeRow } from '../rows/row.ts';
import { type CarePeriod, isOutsideCare, toCarePeriods } from './care-periods.ts';

/** Each period as "from to reason: episodes", and the codes told. */
function understood(...episodes: EpisodeRow[]) {
  const { tell, codes } = listener();
  const periods = toCarePeriods(episodes, tell).map(({ startedOn, startKnown, endedOn, endReason, stretches }) => {
    const start = `${startKnown ? '' : 'by '}${isoOf(startedOn)}`;
    const end = endedOn === undefined ? 'open' : `${isoOf(endedOn)} ${endReason ?? 'no reason'}`;
    return `${start} to ${end}: ${stretches.map(({ from, to }) => `${isoOf(from)}/${isoOf(to) ?? ''}`).join(' ')}`;
  });
  return { periods, codes };
}

test('joins episodes to a period of care that runs to the first reason other than X1', () => {
  const { periods, codes } = understood(
    episode('07/01/2025 S', '01/05/2025 X1'),
    episode('01/05/2025 P', '20/08/2025 X1'),
    episode('20/08/2025 L', '03/02/2026 E4A'),
    episode('10/03/2026 S'),
  );
  assert.deepEqual(periods, [
    '2025-01-07 to 2026-02-03 E4A: 2025-01-07/2025-05-01 2025-05-01/2025-08-20 2025-08-20/2026-02-03',
    '2026-03-10 to open: 2026-03-10/',
  ]);
  assert.deepEqual(codes, []);
});

test('does not know when care began that was under way at the first episode', () => {
  const { periods, codes } = understood(episode('01/05/2019 P', '20/08/2025 E17'));
  assert.deepEqual(periods, ['by 2019-05-01 to 2025-08-20 E17: 2019-05-01/2025-08-20']);
  assert.deepEqual(codes, []);
});

test('lets care end and begin again on one day', () => {
  const { periods, codes } = understood(episode('07/01/2025 S', '01/05/2025 E3'), episode('01/05/2025 S'));
  assert.deepEqual(periods, ['2025-01-07 to 2025-05-01 E3: 2025-01-07/2025-05-01', '2025-05-01 to open: 2025-05-01/']);
  assert.deepEqual(codes, []);
});

test('takes two moves on one day as they are', () => {
  const { periods, codes } = understood(
    episode('01/05/2025 P'),
    episode('07/01/2025 S', '01/05/2025 X1'),
    episode('01/05/2025 P', '01/05/2025 X1'),
  );
  assert.deepEqual(periods, ['2025-01-07 to open: 2025-01-07/2025-05-01 2025-05-01/2025-05-01 2025-05-01/']);
  assert.deepEqual(codes, []);
});

test('ends an open episode where the next begins', () => {
  const care = understood(episode('07/01/2025 S'), episode('01/05/2025 P'));
  assert.deepEqual(care.periods, ['2025-01-07 to open: 2025-01-07/2025-05-01 2025-05-01/']);
  assert.deepEqual(care.codes, ['142']);
});

test('ends care, too, where an open episode is followed by a start', () => {
  const care = understood(episode('07/01/2025 S'), episode('01/05/2025 S'));
  assert.deepEqual(care.periods, [
    '2025-01-07 to 2025-05-01 no reason: 2025-01-07/2025-05-01',
    '2025-05-01 to open: 2025-05-01/',
  ]);
  assert.deepEqual(care.codes, ['142']);
});

test('cuts an episode short that overlaps the next, and lets care go on unless the next is a start', () => {
  const on = understood(episode('07/01/2025 S', '01/06/2025 E4A'), episode('01/05/2025 P'));
  assert.deepEqual(on.periods, ['2025-01-07 to open: 2025-01-07/2025-05-01 2025-05-01/']);
  const again = understood(episode('07/01/2025 S', '01/06/2025 E4A'), episode('01/05/2025 S'));
  assert.deepEqual(again.periods, [
    '2025-01-07 to 2025-05-01 E4A: 2025-01-07/2025-05-01',
    '2025-05-01 to open: 2025-05-01/',
  ]);
  assert.deepEqual([...on.codes, ...again.codes], ['501', '501']);
});

test('lets care go on over days without an episode, unless the next is a start', () => {
  const on = understood(episode('07/01/2025 S', '01/05/2025 X1'), episode('10/05/2025 P'));
  assert.deepEqual(on.periods, ['2025-01-07 to open: 2025-01-07/2025-05-01 2025-05-10/']);
  const again = understood(episode('07/01/2025 S', '01/05/2025 X1'), episode('10/05/2025 S'));
  assert.deepEqual(again.periods, [
    '2025-01-07 to 2025-05-01 no reason: 2025-01-07/2025-05-01',
    '2025-05-10 to open: 2025-05-10/',
  ]);
  assert.deepEqual([...on.codes, ...again.codes], ['433', '388']);
});

test('believes X1 more than an S on the same day', () => {
  const care = understood(episode('07/01/2025 S', '01/05/2025 X1'), episode('01/05/2025 S'));
  assert.deepEqual(care.periods, ['2025-01-07 to open: 2025-01-07/2025-05-01 2025-05-01/']);
  assert.deepEqual(care.codes, ['431']);
});

test('begins care anew after its end even if the next episode does not say S', () => {
  const care = understood(episode('07/01/2025 S', '01/05/2025 E8'), episode('01/05/2025 P'));
  assert.deepEqual(care.periods, [
    '2025-01-07 to 2025-05-01 E8: 2025-01-07/2025-05-01',
    'by 2025-05-01 to open: 2025-05-01/',
  ]);
  assert.deepEqual(care.codes, ['432']);
});

test('lets care go on after a last X1, and ends it at an end without a reason', () => {
  const on = understood(episode('07/01/2025 S', '01/05/2025 X1'));
  assert.deepEqual([on.periods, on.codes], [['2025-01-07 to open: 2025-01-07/2025-05-01'], ['388']]);
  const over = understood({ ...episode('07/01/2025 S', '01/05/2025 E8'), rec: undefined });
  assert.deepEqual(over.periods, ['2025-01-07 to 2025-05-01 no reason: 2025-01-07/2025-05-01']);
});

test('leaves an end out that is before the beginning', () => {
  assert.deepEqual(understood(episode('07/01/2025 S', '06/01/2025 E8')).periods, ['2025-01-07 to open: 2025-01-07/']);
});

test('takes an episode once that stands in two rows, and of the two the one that ended', () => {
  const twice = understood(episode('07/01/2025 S C2'), episode('07/01/2025 S C1', '01/05/2025 E8'));
  assert.deepEqual(twice.periods, ['2025-01-07 to 2025-05-01 E8: 2025-01-07/2025-05-01']);
  assert.deepEqual(twice.codes, ['FP-EPISODE-TWICE']);
});

test('joins periods that cannot stand beside each other', () => {
  const begun = understood(episode('07/01/2025 S', '07/01/2025 E8'), episode('07/01/2025 S'));
  assert.deepEqual(begun.periods, ['2025-01-07 to open: 2025-01-07/2025-01-07 2025-01-07/']);
  const over = understood(episode('07/01/2025 S', '01/05/2025 E8'), episode('01/05/2025 S', '01/05/2025 E3'));
  assert.deepEqual(over.periods, ['2025-01-07 to 2025-05-01 E3: 2025-01-07/2025-05-01 2025-05-01/2025-05-01']);
  assert.deepEqual([...begun.codes, ...over.codes], ['FP-PERIODS-JOINED', 'FP-PERIODS-JOINED']);
});

test('knows on which days a child was outside care, as far as the return tells', () => {
  const known = toCarePeriods([episode('07/01/2025 S', '01/05/2025 E8'), episode('10/06/2025 S')], () => undefined);
  const outside = (periods: CarePeriod[], ...days: string[]) => days.map((each) => isOutsideCare(periods, day(each)));
  assert.deepEqual(
    outside(known, '2025-01-06', '2025-01-07', '2025-05-01', '2025-05-02', '2025-06-09', '2025-06-10', '2030-01-01'),
    [true, false, false, true, true, false, false],
  );
  const underWay = toCarePeriods([episode('07/01/2025 P')], () => undefined);
  assert.deepEqual(outside(underWay, '2024-06-01', '2025-02-01'), [false, false]);
  assert.deepEqual(outside([], '2025-02-01'), [true]);
});

const someEpisode = fc
  .record({
    begins: fc.integer({ min: 0, max: 30 }),
    lasts: fc.option(fc.integer({ min: -2, max: 15 }), { nil: undefined }),
    rne: fc.constantFrom('S', 'L', 'P', 'T', 'B', 'U'),
    rec: fc.constantFrom('X1', 'X1', 'E8', undefined),
  })
  .map(({ begins, lasts, rne, rec }) => {
    const decom = addDays(day('2025-04-01'), begins);
    return {
      ...episode(`${dayToReturn(decom)} ${rne}`),
      dec: lasts === undefined ? undefined : addDays(decom, lasts),
      rec,
    };
  });

test('never makes periods that overlap or end before they begin, whatever the episodes say', () => {
  fc.assert(
    fc.property(fc.array(someEpisode, { maxLength: 8 }), (episodes) => {
      const periods = toCarePeriods(episodes, () => undefined);
      const begins: Boundary[] = periods.map(({ startedOn }) => ({ on: startedOn, eventIndex: 0 }));
      const ends: Boundary[] = periods.flatMap(({ endedOn }) =>
        endedOn === undefined ? [] : [{ on: endedOn, eventIndex: 0 }],
      );
      const spans = pairBoundaries(begins, ends);
      assert.ok(Array.isArray(spans), 'the rules refuse the periods');
      assert.equal(spans.length, periods.length);
      for (const [index, { startedOn, endedOn, stretches }] of periods.entries()) {
        assert.deepEqual(
          [spans[index]?.startedOn, spans[index]?.endedOn],
          [startedOn, endedOn ?? spans[index]?.endedOn],
        );
        assert.ok(stretches.length > 0);
        for (const [at, { from, to }] of stretches.entries()) {
          const next = stretches[at + 1];
          assert.ok(to === undefined || to >= from);
          assert.ok(next === undefined || (to !== undefined && to <= next.from));
          assert.ok(from >= startedOn && (endedOn === undefined || (to ?? endedOn) <= endedOn));
        }
      }
    }),
    { numRuns: 2000 },
  );
});

test('understands episodes the same in whatever order they come', () => {
  fc.assert(
    fc.property(
      fc.array(someEpisode, { maxLength: 6 }),
      fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
      (episodes, keys) => {
        const rank = new Map(episodes.map((row, index) => [row, keys[index] ?? 0]));
        const shuffled = [...episodes].sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
        const silent = () => undefined;
        assert.deepEqual(toCarePeriods(shuffled, silent), toCarePeriods(episodes, silent));
      },
    ),
  );
});
