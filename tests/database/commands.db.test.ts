import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import { recordAudit, sealAudit } from '../../src/platform/audit/audit.ts';
import { runScript } from '../house/run-process.ts';
import { ROOT } from '../house/temporary-tree.ts';
import { openTestDatabase } from '../support/database.ts';
import { createAuthority } from '../support/records.ts';
import { makeTestHome } from '../support/test-server.ts';

const home = makeTestHome();
after(() => rmSync(home, { recursive: true, force: true }));
const { database, environment, asAdmin } = await openTestDatabase();

describe('footprint database', () => {
  it('makes, starts and describes an embedded database, and leaves nothing running', async () => {
    const { code, stdout, stderr } = await footprint(['database', '--json'], { FOOTPRINT_HOME: home });
    assert.equal(code, 0, stderr);
    const { folder, version, connections } = JSON.parse(stdout);
    assert.deepEqual({ folder, connections }, { folder: `${home}/database`, connections: 1 });
    assert.match(version, /^18\./);
  });

  it('ends with 70 and in plain words where the database cannot be used', async () => {
    const { code, stderr } = await footprint(['database'], { DATABASE_URL: 'postgresql://u@127.0.0.1:1/none' });
    assert.deepEqual(
      { code, stderr },
      {
        code: 70,
        stderr: 'footprint: the database at 127.0.0.1:1 cannot be used: nothing listens there.\n',
      },
    );
  });
});

describe('footprint audit verify', () => {
  it('says so where there is no authority yet', async () => {
    const { code, stdout } = await verify();
    assert.deepEqual([code, stdout], [0, 'There is no authority yet, and so no audit to check.\n']);
  });

  it('ends with 0 where every chain holds, and with 1 where one was broken', async () => {
    const actor = await createAuthority(database);
    await database.withTransaction(actor, async (tx) => {
      await recordAudit(tx, actor, { action: 'child.read' });
      await sealAudit(tx);
    });
    const whole = await verify();
    assert.equal(whole.code, 0, whole.stderr);
    assert.match(
      whole.stdout,
      new RegExp(`^${actor.authorityId}: the chain holds; 1 event sealed, 0 not yet, last hash`),
    );
    const { holds, chains } = JSON.parse((await verify('--json')).stdout);
    assert.deepEqual([holds, chains.length, chains[0].authorityId], [true, 1, actor.authorityId]);
    await asAdmin((admin) => admin.query("update app.audit_events set action = 'child.changed'"));
    const broken = await verify();
    assert.equal(broken.code, 1, broken.stderr);
    assert.match(broken.stdout, /BROKEN at seal 1/);
  });
});

function verify(...options: string[]) {
  return footprint(['audit', 'verify', ...options], environment);
}

function footprint(args: readonly string[], env: Readonly<Record<string, string>>) {
  return runScript('src/cli/main.ts', args, { cwd: ROOT, env });
}
