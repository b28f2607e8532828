import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hashPassword, isPassword } from './passwords.ts';

describe('a password', () => {
  // From the tests of the reference implementation of argon2, version 0x13.
  for (const kept of [
    '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4',
    '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
  ]) {
    it(`is the one that the reference implementation hashed to ${kept.slice(0, 30)}…, and no other`, async () => {
      assert.equal(await isPassword('password', kept), true);
      assert.equal(await isPassword('passwore', kept), false);
    });
  }

  it('is kept with the cost that OWASP advises, and never twice the same', async () => {
    const [once, again] = [await hashPassword('thirteen green lamps'), await hashPassword('thirteen green lamps')];
    assert.match(once, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    assert.notEqual(once, again);
    assert.equal(await isPassword('thirteen green lamps', once), true);
    assert.equal(await isPassword('Thirteen green lamps', once), false);
  });

  it('is the same however a keyboard puts its accents together', async () => {
    assert.equal(
      await isPassword('caf\u00e9 caf\u00e9 caf\u00e9', await hashPassword('cafe\u0301 cafe\u0301 cafe\u0301')),
      true,
    );
  });

  it('is none where nothing readable is kept', async () => {
    for (const kept of [null, '', 'thirteen green lamps', '$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$AAAA']) {
      assert.equal(await isPassword('thirteen green lamps', kept), false);
    }
  });
});
