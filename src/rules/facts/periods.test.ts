import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Day, dayFromIso, isoFromDay } from '../calendar/day.ts';
import { NEVER, type PeriodFacts } from './case-facts.ts';
import { type Boundary, findPeriodOf, pairBoundaries, periodNearest, periodsAsOf, type Span } from './periods.ts';

describe('pairBoundaries', () => {
  test('pairs beginnings with ends in the order of their days, not of their telling', () => {
    assert.equal(
      pair(['2026-03-02', '2026-01-05'], ['2026-04-01', '2026-02-02']),
      '2026-01-05/2026-02-02 2026-03-02/2026-04-01',
    );
  });

  test('leaves the last period open where its end is not told', () => {
    assert.equal(pair(['2026-01-05'], []), '2026-01-05/-');
  });

  test('lets a child come back on the day they left', () => {
    assert.equal(pair(['2026-01-05', '2026-02-02'], ['2026-02-02']), '2026-01-05/2026-02-02 2026-02-02/-');
  });

  test('allows a period of one day', () => {
    assert.equal(pair(['2026-01-05'], ['2026-01-05']), '2026-01-05/2026-01-05');
  });

  test('allows a day on which one period ends and another both begins and ends', () => {
    assert.equal(
      pair(['2026-01-05', '2026-02-02'], ['2026-02-02', '2026-02-02']),
      '2026-01-05/2026-02-02 2026-02-02/2026-02-02',
    );
  });

  test('refuses a beginning while a period goes on, at the second beginning', () => {
    assert.match(pair(['2026-02-02', '2026-01-05'], ['2026-03-02']), /^0: .*cannot begin while an earlier one goes on/);
  });

  test('refuses two beginnings on one day, at the one told later', () => {
    assert.match(pair(['2026-01-05', '2026-01-05'], []), /^1: /);
  });

  test('refuses an end without a beginning, at the end', () => {
    assert.match(pair([], ['2026-01-05']), /^100: .*none goes on/);
    assert.match(pair(['2026-01-05'], ['2026-02-02', '2026-03-02']), /^101: /);
  });

  test('refuses an end before its beginning, at the end', () => {
    assert.match(pair(['2026-01-05'], ['2026-01-04']), /^100: /);
  });
});

describe('periodsAsOf', () => {
  const spans: Span[] = [
    { startedOn: day('2026-01-05'), endedOn: day('2026-02-02') },
    { startedOn: day('2026-03-02'), endedOn: day('2026-04-01') },
  ];

  test('numbers the periods that have begun', () => {
    assert.deepEqual(
      asOf('2026-05-01').map(({ number }) => number),
      [1, 2],
    );
    assert.deepEqual(
      asOf('2026-03-02').map(({ number }) => number),
      [1, 2],
    );
    assert.deepEqual(
      asOf('2026-03-01').map(({ number }) => number),
      [1],
    );
    assert.deepEqual(asOf('2026-01-04'), []);
  });

  test('does not know of an end ahead', () => {
    assert.equal(asOf('2026-03-31').at(-1)?.endedOn, NEVER);
    assert.equal(asOf('2026-04-01').at(-1)?.endedOn, day('2026-04-01'));
  });

  test('takes the day of asking for the last day of a period that goes on', () => {
    assert.deepEqual(
      asOf('2026-03-31').map(({ lastDay }) => isoFromDay(lastDay)),
      ['2026-02-02', '2026-03-31'],
    );
  });

  function asOf(today: string): PeriodFacts[] {
    return periodsAsOf(spans, day(today), { dateOfBirth: NEVER });
  }
});

describe('the period of a day', () => {
  const periods = periodsAsOf(
    [
      { startedOn: day('2026-01-05'), endedOn: day('2026-02-02') },
      { startedOn: day('2026-02-02'), endedOn: day('2026-03-02') },
      { startedOn: day('2026-04-06'), endedOn: NEVER },
    ],
    day('2026-11-22'),
    { dateOfBirth: NEVER },
  );

  test('is the later one where the day ends one and begins the next', () => {
    assert.equal(findPeriodOf(periods, day('2026-02-01'))?.number, 1);
    assert.equal(findPeriodOf(periods, day('2026-02-02'))?.number, 2);
  });

  test('is none between two periods and before all', () => {
    assert.equal(findPeriodOf(periods, day('2026-03-03')), undefined);
    assert.equal(findPeriodOf(periods, day('2026-01-04')), undefined);
  });

  test('is nearest the last that began before it, and before all of them the first', () => {
    assert.equal(periodNearest(periods, day('2026-04-05'))?.number, 2);
    assert.equal(periodNearest(periods, day('2026-04-06'))?.number, 3);
    assert.equal(periodNearest(periods, day('2020-01-01'))?.number, 1);
    assert.equal(periodNearest([], day('2026-01-05')), undefined);
  });
});

/** Beginnings are told as events 0, 1, …, ends as events 100, 101, … */
function pair(begins: readonly string[], ends: readonly string[]): string {
  const paired = pairBoundaries(begins.map(boundaryFrom(0)), ends.map(boundaryFrom(100)));
  if (!Array.isArray(paired)) return `${paired.eventIndex}: ${paired.message}`;
  return paired
    .map(({ startedOn, endedOn }) => `${isoFromDay(startedOn)}/${endedOn === NEVER ? '-' : isoFromDay(endedOn)}`)
    .join(' ');
}

function boundaryFrom(firstIndex: number): (on: string, index: number) => Boundary {
  return (on, index) => ({ on: day(on), eventIndex: firstIndex + index });
}

function day(iso: string): Day {
  return dayFromIso(iso) ?? assert.fail(`${iso} is not a day`);
}
