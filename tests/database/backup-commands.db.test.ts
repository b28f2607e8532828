import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { withDatabase } from '../../src/platform/database/database.ts';
import { runScript } from '../house/run-process.ts';
import { ROOT } from '../house/temporary-tree.ts';
import { TODAY } from '../support/fake-io.ts';
import { createAuthority, createOneOfEach } from '../support/records.ts';
import { makeTestHome } from '../support/test-server.ts';

const base = makeTestHome();
after(() => rmSync(base, { recursive: true, force: true }));
const [home, folder] = [path.join(base, 'home'), path.join(base, 'backups')];
mkdirSync(folder);
const secret = path.join(base, 'passphrase');
writeFileSync(secret, 'five words that nobody guesses\n');
const WITH_SECRET = ['--passphrase-file', secret];

await withDatabase({ home }, async (database) => {
  const actor = await createAuthority(database, 'Anywhere Council');
  await database.withTransaction(actor, (tx) => createOneOfEach(tx, actor));
});

describe('footprint backup and footprint restore', () => {
  const first = path.join(folder, 'first.backup');

  it('write an encrypted file, check it, and bring a new home to the same', async () => {
    const made = await footprint(['backup', first, '--json', ...WITH_SECRET]);
    assert.equal(made.code, 0, made.stderr);
    const account = JSON.parse(made.stdout);
    assert.deepEqual([account.file, account.isEncrypted, account.authorities], [first, true, 1]);
    assert.equal(readFileSync(first).includes('Anywhere'), false);
    const checked = await footprint(['backup', 'verify', first, '--json', ...WITH_SECRET]);
    assert.deepEqual(JSON.parse(checked.stdout), account);
    const other = path.join(base, 'other-home');
    const restored = await footprint(['restore', first, ...WITH_SECRET], { FOOTPRINT_HOME: other });
    assert.equal(restored.code, 0, restored.stderr);
    assert.match(restored.stdout, /first\.backup: restored\n.*\n.*1 authority, .*\n.*every chain held\n/);
    const audit = await footprint(['audit', 'verify'], { FOOTPRINT_HOME: other });
    assert.match(audit.stdout, /the chain holds; 1 event sealed, 3 not yet/);
    const again = await footprint(['restore', first, ...WITH_SECRET], { FOOTPRINT_HOME: other });
    assert.deepEqual([again.code, again.stdout], [70, '']);
    assert.match(again.stderr, /holds records already, and nothing is ever restored over them/);
  });

  it('name the file by the day where a folder is given, and never write over one', async () => {
    const inside = path.join(folder, 'by-day');
    mkdirSync(inside);
    for (let times = 0; times < 2; times += 1) {
      const { code, stderr, stdout } = await footprint(['backup', inside, '--unencrypted']);
      assert.equal(code, 0, stderr);
      assert.match(stdout, /^Encrypted: NO: whoever has the file can read every record$/m);
    }
    const [one = '', two = ''] = readdirSync(inside);
    assert.match(one.replace(/\d{4}-\d\d-\d\d/, TODAY), new RegExp(`^footprint-${TODAY}-2\\.backup$`));
    assert.match(two.replace(/\d{4}-\d\d-\d\d/, TODAY), new RegExp(`^footprint-${TODAY}\\.backup$`));
    const refused = await footprint(['backup', path.join(inside, two), '--unencrypted']);
    assert.deepEqual([refused.code, /already, and no backup is ever/.test(refused.stderr)], [2, true]);
  });

  for (const [fault, args, message] of [
    ['no file', [], /^footprint: Usage: footprint backup/],
    ['nobody to type a passphrase', [path.join(base, 'x')], /name the file it is in with --passphrase-file/],
    ['a passphrase and none', [path.join(base, 'x'), '--unencrypted', ...WITH_SECRET], /and not both/],
    ['a missing passphrase file', [path.join(base, 'x'), '--passphrase-file', '/none'], /no such file/],
    ['a short passphrase', [path.join(base, 'x'), '--passphrase-file', '-'], /12 characters or more/],
    ['a file that is no backup', ['verify', secret], /this is not a backup of Footprint/],
    ['a file that is not there', ['verify', '/none'], /^footprint: \/none: there is no such file/],
    ['a folder to check', ['verify', folder], /this is no file/],
  ] as const) {
    it(`refuse ${fault} with 2`, async () => {
      const { code, stdout, stderr } = await footprint(['backup', ...args], {}, 'short\n');
      assert.deepEqual([code, stdout], [2, ''], stderr);
      assert.match(stderr, message);
    });
  }

  it('refuse a folder that is not there, with nothing left behind', async () => {
    const { code, stderr } = await footprint(['backup', path.join(base, 'none', 'x'), '--unencrypted']);
    assert.deepEqual([code, /there is no such folder\. No backup was made/.test(stderr)], [70, true], stderr);
    assert.equal(existsSync(path.join(base, 'none')), false);
  });

  it('refuse another passphrase, and a damaged file, with 2', async () => {
    const wrong = await footprint(['backup', 'verify', first, '--passphrase-file', '-'], {}, 'a wrong passphrase\n');
    assert.deepEqual([wrong.code, /does not open the backup/.test(wrong.stderr)], [2, true]);
    const bytes = readFileSync(first);
    bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
    const damaged = path.join(folder, 'damaged');
    writeFileSync(damaged, bytes);
    const altered = await footprint(['restore', damaged, ...WITH_SECRET], { FOOTPRINT_HOME: path.join(base, 'third') });
    assert.deepEqual([altered.code, /damaged or was altered/.test(altered.stderr)], [2, true], altered.stderr);
  });
});

function footprint(args: readonly string[], env: Readonly<Record<string, string>> = {}, input = '') {
  return runScript('src/cli/main.ts', args, { cwd: ROOT, env: { FOOTPRINT_HOME: home, ...env }, input });
}
