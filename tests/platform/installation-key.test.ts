import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { InstallationKey } from '../../src/platform/identity/installation-key.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'footprint-key-'));
after(() => rmSync(folder, { recursive: true, force: true }));

describe("an installation's key", () => {
  it('is made once, for the owner alone, and read again afterwards', () => {
    const home = path.join(folder, 'made');
    const sealed = InstallationKey.find({}, home).encrypt(Buffer.from('a secret'));
    assert.deepEqual(readdirSync(home), ['installation.key']);
    assert.equal(statSync(path.join(home, 'installation.key')).mode & 0o777, 0o600);
    assert.match(readFileSync(path.join(home, 'installation.key'), 'utf8'), /^[0-9a-f]{64}\n$/);
    assert.equal(InstallationKey.find({}, home).decrypt(sealed).toString(), 'a secret');
  });

  it('may be given instead, and then no file is made', () => {
    const home = path.join(folder, 'given');
    const FOOTPRINT_KEY = randomBytes(32).toString('hex');
    const sealed = InstallationKey.find({ FOOTPRINT_KEY }, home).encrypt(Buffer.from('a secret'));
    assert.equal(InstallationKey.find({ FOOTPRINT_KEY }, home).decrypt(sealed).toString(), 'a secret');
    assert.throws(() => readdirSync(home), /ENOENT/);
  });

  it('that is too short, or no key at all, is refused in words', () => {
    for (const FOOTPRINT_KEY of ['abc', 'not a key', '00'.repeat(31)]) {
      assert.throws(() => InstallationKey.find({ FOOTPRINT_KEY }, folder), { code: 'installation-key-unreadable' });
    }
  });

  it('that was changed opens nothing, and says what to do', () => {
    const [one, other] = [new InstallationKey(randomBytes(32)), new InstallationKey(randomBytes(32))];
    const sealed = one.encrypt(Buffer.from('a secret'));
    assert.throws(() => other.decrypt(sealed), { code: 'installation-key-changed' });
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
    assert.throws(() => one.decrypt(sealed), { code: 'installation-key-changed' });
  });

  it('seals the same secret differently each time, and derives one secret for each use', () => {
    const key = new InstallationKey(randomBytes(32));
    assert.notDeepEqual(key.encrypt(Buffer.from('a secret')), key.encrypt(Buffer.from('a secret')));
    assert.equal(key.derive('csrf'), key.derive('csrf'));
    assert.notEqual(key.derive('csrf'), key.derive('links'));
  });

  it('whose file was cut short is refused rather than taken for another', () => {
    const home = path.join(folder, 'cut');
    InstallationKey.find({}, home);
    writeFileSync(path.join(home, 'installation.key'), 'abcd\n');
    assert.throws(() => InstallationKey.find({}, home), { code: 'installation-key-unreadable' });
  });
});
