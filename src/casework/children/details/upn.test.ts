import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { faultOfUpn } from './upn.ts';

/** Of authority 999, which there is not; the last is a temporary one. */
const VALID = ['L999000026010', 'U999000126017', 'A99900002601B'];

describe('a unique pupil number', () => {
  it('is 13 characters of which the first checks the others', () => {
    for (const upn of VALID) assert.equal(faultOfUpn(upn), undefined, upn);
  });

  it('may be a code for why there is none', () => {
    for (const upn of ['UN1', 'UN5']) assert.equal(faultOfUpn(upn), undefined);
    for (const upn of ['UN0', 'UN6', 'UN']) assert.equal(faultOfUpn(upn), 'form');
  });

  it('is none with one digit changed, or with another letter at the front', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...VALID),
        fc.integer({ min: 1, max: 11 }),
        fc.integer({ min: 1, max: 9 }),
        (upn, at, by) => {
          const other = String((Number(upn[at]) + by) % 10);
          assert.equal(faultOfUpn(upn.slice(0, at) + other + upn.slice(at + 1)), 'letter');
        },
      ),
    );
    assert.equal(faultOfUpn('M999000026010'), 'letter');
  });

  it('has no other length and no letter that looks like a digit', () => {
    for (const upn of ['', 'L99900002601', 'L9990000260100', '9990000260101', 'A99900002601O', 'l999000026010'])
      assert.equal(faultOfUpn(upn), 'form', upn);
  });
});
