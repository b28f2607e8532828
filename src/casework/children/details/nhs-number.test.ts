import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isNhsNumber, nhsNumberInWords } from './nhs-number.ts';

/** From the range 999 000 0000 upwards, which is never given to a person. */
const VALID = ['9990000018', '9990000026', '9990000042'];

describe('an NHS number', () => {
  it('is ten digits of which the last checks the others', () => {
    for (const digits of VALID) assert.ok(isNhsNumber(digits), digits);
  });

  it('is none with one digit changed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...VALID),
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        (digits, at, by) => {
          const other = String((Number(digits[at]) + by) % 10);
          assert.equal(isNhsNumber(digits.slice(0, at) + other + digits.slice(at + 1)), false);
        },
      ),
    );
  });

  it('is none with two neighbours exchanged', () => {
    for (const digits of VALID) {
      const at = 8;
      if (digits[at] === digits[at + 1]) continue;
      assert.equal(isNhsNumber(`${digits.slice(0, at)}${digits[at + 1]}${digits[at]}`), false, digits);
    }
  });

  it('is none where letters, spaces or digits are missing or too many', () => {
    for (const text of ['', '999000001', '99900000189', '999 000 0018', 'ABCDEFGHIJ'])
      assert.ok(!isNhsNumber(text), text);
  });

  it('is printed in three parts', () => {
    assert.equal(nhsNumberInWords('9990000018'), '999 000 0018');
  });
});
