import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { CALENDAR_VIEWS, spanOf } from './calendar-days.ts';

const someDay = fc
  .integer({ min: 0, max: 12_000 })
  .map((days) => Temporal.PlainDate.from('2010-01-01').add({ days }).toString());

describe('the days of a calendar', () => {
  it('are whole weeks from Monday to Sunday, and every day of the month once', () => {
    fc.assert(
      fc.property(someDay, (on) => {
        const { weeks, from, to } = spanOf('month', on);
        for (const week of weeks) {
          assert.equal(week.length, 7);
          assert.equal(Temporal.PlainDate.from(week[0]?.on ?? '').dayOfWeek, 1);
        }
        const within = weeks.flat().filter(({ isWithin }) => isWithin);
        assert.equal(within.length, Temporal.PlainDate.from(on).daysInMonth);
        assert.deepEqual([within[0]?.on, within.at(-1)?.on], [from, to]);
        assert.ok(within.some((day) => day.on === on));
      }),
    );
  });

  it('go back to where they came from, whichever way one goes first', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CALENDAR_VIEWS), someDay, (view, on) => {
        const { from, before, after } = spanOf(view, on);
        assert.equal(spanOf(view, spanOf(view, after).before).from, from);
        assert.equal(spanOf(view, spanOf(view, before).after).from, from);
      }),
    );
  });

  it('say which are weekends and bank holidays', () => {
    const days = new Map(
      spanOf('month', '2026-12-01')
        .weeks.flat()
        .map((day) => [day.on, day]),
    );
    assert.equal(days.get('2026-12-25')?.holiday, 'Christmas Day');
    assert.equal(days.get('2026-12-28')?.holiday, 'Boxing Day (substitute day)');
    assert.ok(days.get('2026-12-26')?.isWeekend);
    assert.deepEqual(
      [days.get('2026-11-30')?.isWithin, days.get('2026-12-24')?.holiday, days.get('2026-12-24')?.isWeekend],
      [false, undefined, false],
    );
  });

  it('of one day are that day', () => {
    const { weeks, before, after } = spanOf('day', '2026-12-31');
    assert.deepEqual([weeks.flat().map(({ on }) => on), before, after], [['2026-12-31'], '2026-12-30', '2027-01-01']);
  });
});
