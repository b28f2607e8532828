import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codeAt, describeTotp, newTotpSecret, stepOfCode } from './totp.ts';

/** RFC 6238, appendix B: the secret and, of each code, the last six digits. */
const SECRET = Buffer.from('12345678901234567890');
const CODES = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
] as const;
const NOW = 1_234_567_890_000;
const STEP = 41_152_263;

describe('a code of an authenticator app', () => {
  for (const [seconds, code] of CODES) {
    it(`is ${code} at ${seconds} seconds, as RFC 6238 has it`, () => {
      assert.equal(codeAt(SECRET, seconds * 1000), code);
      assert.equal(stepOfCode(code, { secret: SECRET, lastStep: null, now: seconds * 1000 }), Math.floor(seconds / 30));
    });
  }

  it('may come a step early or late, and not two', () => {
    const stepOf = (offset: number) =>
      stepOfCode(codeAt(SECRET, NOW + offset * 30_000), { secret: SECRET, lastStep: null, now: NOW });
    assert.deepEqual([-2, -1, 0, 1, 2].map(stepOf), [undefined, STEP - 1, STEP, STEP + 1, undefined]);
  });

  it('is taken once: neither again, nor one before it', () => {
    const take = (offset: number, lastStep: number) =>
      stepOfCode(codeAt(SECRET, NOW + offset * 30_000), { secret: SECRET, lastStep, now: NOW });
    assert.equal(take(0, STEP), undefined);
    assert.equal(take(-1, STEP), undefined);
    assert.equal(take(1, STEP), STEP + 1);
  });

  it('may be typed with blanks, and nothing but six digits is one', () => {
    assert.equal(stepOfCode('005 924', { secret: SECRET, lastStep: null, now: NOW }), STEP);
    for (const code of ['', '05924', '0005924', '00592a', '-05924']) {
      assert.equal(stepOfCode(code, { secret: SECRET, lastStep: null, now: NOW }), undefined);
    }
  });
});

describe('a secret', () => {
  it('has 160 bits, is never the same, and is told as an address and as letters', () => {
    const secret = newTotpSecret();
    assert.equal(secret.length, 20);
    assert.notDeepEqual(secret, newTotpSecret());
    const { uri, letters } = describeTotp(secret, 'A person');
    assert.match(uri, /^otpauth:\/\/totp\/Footprint:A%20person\?issuer=Footprint&secret=[A-Z2-7]{32}&/);
    assert.match(letters, /^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    assert.ok(uri.includes(letters.replaceAll(' ', '')));
  });
});
