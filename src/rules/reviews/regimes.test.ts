import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Day, dayFromIso, isoFromDay } from '../calendar/day.ts';
import {
  adoptionAuthorityEnded,
  adoptionPlacementDisrupted,
  authorisedForAdoption,
  leftHomeOnCareOrder,
  placedAtHomeOnCareOrder,
  placedForAdoption,
  shortBreaksEnded,
  shortBreaksStarted,
} from '../children/events.ts';
import { NEVER, noDays, type PeriodFacts } from '../facts/case-facts.ts';
import type { EventType } from '../facts/event-type.ts';
import { findLastSeriesEnd, regimeOn, toRegimeTimeline } from './regimes.ts';

const CARE_BEGAN = '2026-01-05';

describe('regimeOn', () => {
  test('is ordinary from the beginning of the period where nothing happened', () => {
    assert.equal(regimeAt([], '2026-02-01'), `ordinary since ${CARE_BEGAN}`);
  });

  test('changes on the very day of the event', () => {
    const told: Told = [[authorisedForAdoption, '2026-02-02']];
    assert.equal(regimeAt(told, '2026-02-01'), `ordinary since ${CARE_BEGAN}`);
    assert.equal(regimeAt(told, '2026-02-02'), 'authorised since 2026-02-02');
  });

  test('puts adoption before short breaks, and short breaks before home', () => {
    const told: Told = [
      [placedAtHomeOnCareOrder, '2026-01-12'],
      [shortBreaksStarted, '2026-01-19'],
      [authorisedForAdoption, '2026-01-26'],
      [adoptionAuthorityEnded, '2026-02-02'],
      [shortBreaksEnded, '2026-02-09'],
    ];
    assert.equal(regimeAt(told, '2026-01-12'), 'at-home since 2026-01-12');
    assert.equal(regimeAt(told, '2026-01-19'), 'short-breaks since 2026-01-19');
    assert.equal(regimeAt(told, '2026-01-26'), 'authorised since 2026-01-26');
    assert.equal(regimeAt(told, '2026-02-02'), 'short-breaks since 2026-01-19');
    assert.equal(regimeAt(told, '2026-02-10'), 'at-home since 2026-01-12');
  });

  test('keeps the last placement day in the series of short breaks', () => {
    const told: Told = [
      [shortBreaksStarted, '2026-01-19'],
      [shortBreaksEnded, '2026-02-09'],
    ];
    assert.equal(regimeAt(told, '2026-02-09'), 'short-breaks since 2026-01-19');
    assert.equal(regimeAt(told, '2026-02-10'), `ordinary since ${CARE_BEGAN}`);
  });

  test('gives the day the child leaves home to what follows', () => {
    const told: Told = [
      [placedAtHomeOnCareOrder, '2026-01-19'],
      [leftHomeOnCareOrder, '2026-02-09'],
    ];
    assert.equal(regimeAt(told, '2026-02-08'), 'at-home since 2026-01-19');
    assert.equal(regimeAt(told, '2026-02-09'), `ordinary since ${CARE_BEGAN}`);
  });

  test('gives the whole of a day to the last that happened on it, in the order that makes sense', () => {
    const told: Told = [
      [adoptionPlacementDisrupted, '2026-02-02'],
      [placedForAdoption, '2026-02-02'],
      [authorisedForAdoption, '2026-02-02'],
    ];
    assert.equal(regimeAt(told, '2026-02-01'), `ordinary since ${CARE_BEGAN}`);
    assert.equal(regimeAt(told, '2026-02-02'), 'disrupted since 2026-02-02');
  });

  test('ends an authority that a placement presumes before a new one of the same day', () => {
    const told: Told = [
      [placedForAdoption, '2026-02-02'],
      [authorisedForAdoption, '2026-03-02'],
      [adoptionAuthorityEnded, '2026-03-02'],
    ];
    assert.equal(regimeAt(told, '2026-03-02'), 'authorised since 2026-03-02');
  });

  test('starts a placement anew when the child is placed again after a disruption', () => {
    const told: Told = [
      [placedForAdoption, '2026-02-02'],
      [adoptionPlacementDisrupted, '2026-03-02'],
      [placedForAdoption, '2026-03-16'],
    ];
    assert.equal(regimeAt(told, '2026-03-15'), 'disrupted since 2026-03-02');
    assert.equal(regimeAt(told, '2026-03-16'), 'placed since 2026-03-16');
  });

  test('ignores an end of what never began', () => {
    const told: Told = [
      [adoptionAuthorityEnded, '2026-01-12'],
      [shortBreaksEnded, '2026-01-12'],
      [leftHomeOnCareOrder, '2026-01-12'],
    ];
    assert.equal(regimeAt(told, '2026-01-12'), `ordinary since ${CARE_BEGAN}`);
    assert.equal(seriesEndBy(told, '2026-02-01'), undefined);
  });
});

describe('findLastSeriesEnd', () => {
  const twoSeries: Told = [
    [shortBreaksStarted, '2026-01-12'],
    [shortBreaksEnded, '2026-02-09'],
    [shortBreaksStarted, '2026-03-02'],
    [shortBreaksEnded, '2026-04-13'],
  ];

  test('finds none on the last placement day itself, and that day from the next on', () => {
    assert.equal(seriesEndBy(twoSeries, '2026-02-09'), undefined);
    assert.equal(seriesEndBy(twoSeries, '2026-02-10'), '2026-02-09');
  });

  test('finds the end of the series before, while another goes on', () => {
    assert.equal(seriesEndBy(twoSeries, '2026-04-13'), '2026-02-09');
    assert.equal(seriesEndBy(twoSeries, '2026-04-14'), '2026-04-13');
  });

  test('finds the end of a series that lay wholly under adoption', () => {
    const told: Told = [[authorisedForAdoption, '2026-01-06'], ...twoSeries];
    assert.equal(seriesEndBy(told, '2026-05-01'), '2026-04-13');
  });
});

type Told = readonly (readonly [EventType, string])[];

function regimeAt(told: Told, on: string): string {
  const period = periodWith(told);
  const { kind, startedOn } = regimeOn(toRegimeTimeline(period), period, day(on));
  return `${kind} since ${isoFromDay(startedOn)}`;
}

function seriesEndBy(told: Told, on: string): string | undefined {
  const end = findLastSeriesEnd(toRegimeTimeline(periodWith(told)), day(on));
  return end === undefined ? undefined : isoFromDay(end);
}

function periodWith(told: Told): PeriodFacts {
  return {
    of: 'period',
    child: { dateOfBirth: NEVER },
    number: 1,
    startedOn: day(CARE_BEGAN),
    endedOn: NEVER,
    lastDay: day('2026-11-22'),
    days: noDays('period'),
    moments: [],
    kept: told.map(([event, on]) => ({ event, on: day(on), review: undefined })),
  };
}

function day(iso: string): Day {
  return dayFromIso(iso) ?? assert.fail(`${iso} is not a day`);
}
