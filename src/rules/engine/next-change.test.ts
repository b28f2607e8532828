import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { arbitraryCase, type WholeCase } from '../../../tests/golden/arbitrary-case.ts';
import { addDays, dayFromIso, isoFromDay } from '../calendar/day.ts';
import type { CaseInput, RecordedInput } from '../facts/case-input.ts';
import { findNextChange } from './next-change.ts';
import { workOutTimetable } from './timetable.ts';
import { toContractResult } from './to-contract.ts';

/** Further than this from the day asked about nothing is tried. */
const DAYS_TRIED = 400;

describe('the next day that changes what is owed', () => {
  it('is never later than the first day on which the same case gives something else', () => {
    fc.assert(
      fc.property(arbitraryCase, fc.option(fc.integer({ min: -200, max: 200 })), (told, recordedDays) => {
        const whole = { ...told, ...(recordedDays !== null && { recorded: recordedUntil(told, recordedDays) }) };
        const asOf = dayOf(whole.asOf);
        const before = owed(whole, whole.asOf);
        const next = findNext(whole);
        const last = Math.min(next ?? asOf + DAYS_TRIED, asOf + DAYS_TRIED);
        for (let days = 1; asOf + days < last; days += 1) {
          assert.deepEqual(owed(whole, isoFromDay(addDays(asOf, days))), before, `${days} days later`);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is the 16th birthday, from which a pathway plan is owed', () => {
    const child = { dateOfBirth: '2010-05-02' };
    const events = [{ type: 'became-looked-after', on: '2024-01-08' }];
    assert.equal(nextOf({ child, events }, '2026-03-01'), '2026-05-02');
    assert.equal(nextOf({ child, events }, '2026-05-02'), undefined);
  });

  it('is the day of what is told ahead', () => {
    const events = [
      { type: 'became-looked-after', on: '2026-01-05' },
      { type: 'ceased-looked-after', on: '2026-06-01' },
    ];
    assert.equal(nextOf({ events }, '2026-03-01'), '2026-06-01');
  });

  it('is the day after something falls due of which the record no longer speaks', () => {
    const events = [
      { type: 'became-looked-after', on: '2026-01-05' },
      { type: 'review-started', on: '2026-01-28', review: 'r1' },
    ];
    const recorded = { only: ['became-looked-after', 'review-started'], until: '2026-03-31' };
    assert.equal(nextOf({ events, recorded }, '2026-03-31'), '2026-04-29');
  });

  it('is not there where no day will change anything', () => {
    const events = [{ type: 'became-looked-after', on: '2026-01-05' }];
    assert.equal(nextOf({ events }, '2026-03-01'), undefined);
  });
});

function recordedUntil(told: WholeCase, days: number): RecordedInput {
  return { until: isoFromDay(addDays(dayOf(told.asOf), days)) };
}

function dayOf(iso: string) {
  const day = dayFromIso(iso);
  assert.ok(day !== undefined);
  return day;
}

/** All that a case gives but how obligations stand. */
function owed(told: CaseInput, asOf: string) {
  const outcome = workOutTimetable({ ...told, asOf }, { procedure: 'national', asOf: dayOf(asOf) });
  if ('error' in outcome) return outcome;
  const { obligations, unknown } = toContractResult(outcome);
  return { unknown, obligations: obligations.map(({ status, daysLate, ...rest }) => rest) };
}

function findNext(told: CaseInput) {
  const outcome = workOutTimetable(told, { procedure: 'national', asOf: dayOf(told.asOf ?? '') });
  return 'error' in outcome ? undefined : findNextChange(told, outcome);
}

function nextOf(told: CaseInput, asOf: string): string | undefined {
  const day = findNext({ ...told, asOf });
  return day === undefined ? undefined : isoFromDay(day);
}
