import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dayInWords, momentInWords, shortDay, spanInWords } from './days-in-words.ts';

describe('a day in words', () => {
  it('is what the language of the country says, on each day of four years', () => {
    const first = Temporal.PlainDate.from('2024-01-01');
    for (let number = 0; number < 1461; number += 1) {
      const day = first.add({ days: number });
      const long = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
      const short = { day: 'numeric', month: 'short', year: 'numeric' } as const;
      assert.equal(dayInWords(day.toString()), day.toLocaleString('en-GB', long).replace(',', ''));
      assert.equal(shortDay(day.toString()), day.toLocaleString('en-GB', short));
    }
  });

  it('is by the clocks of London where it is a moment', () => {
    assert.equal(momentInWords('2026-06-30T23:30:00.123456Z'), '1 Jul 2026, 00:30');
    assert.equal(momentInWords('2026-09-12T14:02:03Z'), '12 Sept 2026, 15:02');
  });

  it('is of a day that there is', () => {
    assert.throws(() => shortDay('2026-02-30'), RangeError);
  });
});

describe('a span of days in words', () => {
  it('goes on, or ends', () => {
    assert.equal(spanInWords({ startedOn: '2026-03-03', endedOn: null }), 'since 3 Mar 2026');
    assert.equal(spanInWords({ startedOn: '2026-03-03', endedOn: '2026-05-04' }), '3 Mar 2026 to 4 May 2026');
  });
});
