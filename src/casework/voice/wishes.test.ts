import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { standingOfWishes, wishesInWords } from './wishes.ts';

describe('what a child wants', () => {
  it('is current for three months, old from then on, and never taken for known where nobody wrote it down', () => {
    assert.equal(standingOfWishes('2026-03-01', '2026-06-01'), 'current');
    assert.equal(standingOfWishes('2026-02-28', '2026-06-01'), 'old');
    assert.equal(standingOfWishes(null, '2026-06-01'), 'none');
    assert.equal(standingOfWishes('2026-02-28', '2026-05-31'), 'current', 'May has a day that February has not');
  });

  it('is told in a sentence', () => {
    const words = (saidLastOn: string | null) => wishesInWords({ shortName: 'Sami', saidLastOn }, '2026-06-01');
    assert.equal(words(null), 'Nobody has written down yet what Sami says or wants.');
    assert.equal(words('2026-05-03'), 'Sami last said or showed something on 3 May 2026.');
    assert.match(
      words('2026-01-03'),
      /^Sami last said or showed something on 3 Jan 2026: that is more than three months ago/,
    );
  });
});
