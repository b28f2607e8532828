import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Day, dayFromIso, type EventInput, workOutTimetable } from '../rules/index.ts';
import { practiceOf } from './practice.ts';

const CASE = {
  child: { dateOfBirth: '2014-05-02' },
  events: [
    { type: 'became-looked-after', on: '2026-06-01' },
    { type: 'placement-started', on: '2026-06-01' },
    { type: 'review-started', on: '2026-06-24', review: '2026-06-24' },
    { type: 'review-started', on: '2026-09-15', review: '2026-09-15' },
  ],
};
const FROM = '2026-06-01';
const TODAY = '2026-11-22';

describe('Made-up practice', () => {
  it('is the same for the same seed and child, and another for another', () => {
    assert.deepEqual(practice(1), practice(1));
    assert.notDeepEqual(practice(1), practice(2));
  });

  it('can be true together with the case, and lies between the first day recorded and today', () => {
    for (let number = 0; number < 30; number += 1) {
      const made = practice(number);
      const outcome = workOutTimetable(
        { ...CASE, events: [...CASE.events, ...made] },
        { procedure: 'national', asOf: day(TODAY) },
      );
      assert.ok(!('error' in outcome), JSON.stringify(outcome));
      for (const { type, on, at } of made) {
        const when = (on ?? at ?? '').slice(0, 10);
        assert.ok(when >= FROM, `${type} ${when}`);
        assert.ok(when <= TODAY || type === 'review-arranged', `${type} ${when}`);
      }
    }
  });

  it('leaves most of what fell due done in time, and some not', () => {
    const statuses = Array.from({ length: 60 }, (_, number) => statusesOf(practice(number))).flat();
    const count = (wanted: string): number => statuses.filter((status) => status === wanted).length;
    const tally = { met: count('met'), late: count('met-late'), overdue: count('overdue') };
    assert.ok(tally.late > 0 && tally.overdue > 0, JSON.stringify(tally));
    assert.ok(tally.met > 8 * (tally.late + tally.overdue), JSON.stringify(tally));
  });
});

function practice(number: number): EventInput[] {
  return practiceOf({ case: CASE, procedure: 'national', seed: 7, number, from: day(FROM), today: day(TODAY) });
}

function statusesOf(made: readonly EventInput[]): string[] {
  const input = { ...CASE, events: [...CASE.events, ...made] };
  const outcome = workOutTimetable(input, { procedure: 'national', asOf: day(TODAY) });
  if ('error' in outcome) throw new Error(outcome.error.message);
  return outcome.obligations.map(({ status }) => status);
}

function day(iso: string): Day {
  const found = dayFromIso(iso);
  if (found === undefined) throw new RangeError(iso);
  return found;
}
