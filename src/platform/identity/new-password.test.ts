import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { refusalOfPassword } from './new-password.ts';

describe('a new password', () => {
  for (const password of ['thirteen green lamps', 'ÄÖÜß äöü ÄÖÜ', '1a 2b 3c 4d 5e', `abcd${'x'.repeat(196)}`]) {
    it(`may be "${password.slice(0, 20)}"`, () => {
      assert.equal(refusalOfPassword(password, ['Ann Other', 'ann@example.gov.uk']), undefined);
    });
  }

  for (const [password, reason] of [
    ['eleven char', /12 characters or more/],
    ['🦊🦊🦊🦊🦊🦊', /12 characters or more/],
    ['ab'.repeat(101), /200 characters or fewer/],
    ['abcabcabcabc', /same few characters/],
    ['Password12345!', /many people use/],
    ['12345Footprintfootprint', /many people use/],
    ['childrensservices', /many people use/],
    ['ann@example.gov.uk', /your own name or address/],
    ['Ann Elizabeth Other 1990', /your own name or address/],
  ] as const) {
    it(`may not be "${password.slice(0, 24)}"`, () => {
      assert.match(refusalOfPassword(password, ['Ann Elizabeth Other', 'ann@example.gov.uk']) ?? '', reason);
    });
  }
});
