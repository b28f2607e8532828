import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { acceptInvitation, findInvitation } from '../../src/platform/identity/invitations.ts';
import { signIn } from '../../src/platform/identity/sign-in.ts';
import { runScript } from '../house/run-process.ts';
import { ROOT } from '../house/temporary-tree.ts';
import { openTestDatabase } from '../support/database.ts';
import { newEmail, PASSWORD } from '../support/people.ts';

const { database, server, name, asAdmin } = await openTestDatabase();

describe('footprint authority create', () => {
  it('enters an authority with its code and its procedure', async () => {
    const { code, stdout, stderr } = await footprint(
      'authority',
      'create',
      'Northshire',
      '--code',
      'E06000099',
      '--procedure',
      'halton',
    );
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^Northshire is entered\. Its id is [0-9a-f-]{36}\.\n$/);
    const { rows } = await asAdmin((admin) => admin.query('select name, code, procedure from app.authorities'));
    assert.deepEqual(rows, [{ name: 'Northshire', code: 'E06000099', procedure: 'halton' }]);
  });

  it('refuses a code that another has, one that is none, and a procedure that there is not', async () => {
    for (const [args, reason] of [
      [['Other', '--code', 'E06000099'], /there is an authority with the code E06000099 already/],
      [['Other', '--code', 'north'], /is not a code of official statistics/],
      [['Other', '--procedure', 'none'], /there is no procedure "none"/],
      [[], /Usage/],
      [[' '], /Usage/],
    ] as const) {
      const { code, stderr } = await footprint('authority', 'create', ...args);
      assert.equal(code, 2);
      assert.match(stderr, reason);
    }
    const { rowCount } = await asAdmin((admin) => admin.query('select from app.authority_ids'));
    assert.equal(rowCount, 1);
  });
});

describe('footprint staff invite', () => {
  const email = newEmail();
  const first = ['staff', 'invite', '--name', 'Ada Admin', '--email', email, '--role', 'system-administrator'];

  it('enters the first person and prints, once, the link with which they choose a password', async () => {
    const { code, stdout, stderr } = await footprint(...first);
    assert.equal(code, 0, stderr);
    const link = /^http:\/\/localhost:3000\/welcome\/(\S+)\n/.exec(stdout)?.[1] ?? '';
    assert.equal(await acceptInvitation(database, link, PASSWORD), true);
    assert.equal((await signIn(database, { email, password: PASSWORD, isDemoAllowed: false })).kind, 'second-factor');
    const { rows } = await asAdmin((admin) =>
      admin.query("select action, user_id from app.audit_events where action = 'staff.invite'"),
    );
    assert.deepEqual(rows, [{ action: 'staff.invite', user_id: null }]);
  });

  it('gives whoever is there already a new link, and nobody a second time', async () => {
    const { stdout } = await footprint(...first);
    assert.ok(await findInvitation(database, /welcome\/(\S+)\n/.exec(stdout)?.[1] ?? ''));
    const { rowCount } = await asAdmin((admin) => admin.query('select from app.staff'));
    assert.equal(rowCount, 1);
  });

  it('says what is wrong with the call', async () => {
    for (const [args, reason] of [
      [['staff', 'invite'], /Usage: footprint staff invite/],
      [[...first.slice(0, 4), '--email', 'nobody', '--role', 'iro'], /"nobody" is not an email address/],
      [[...first.slice(0, 4), '--email', newEmail(), '--role', 'king'], /there is no role "king"; known are iro/],
      [[...first.slice(0, 6), '--role', 'iro'], /another role/],
      [[...first, '--authority', 'Southshire'], /none is called "Southshire"; there are Northshire/],
    ] as const) {
      const { code, stderr } = await footprint(...args);
      assert.equal(code, 2, stderr);
      assert.match(stderr, reason);
    }
  });
});

function footprint(...args: readonly string[]) {
  const { user, password, host, port } = server.addressOf('footprint_app', name);
  const DATABASE_URL = `postgresql://${user}:${password}@${host}:${port}/${name}`;
  return runScript('src/cli/main.ts', args, { cwd: ROOT, env: { DATABASE_URL } });
}
