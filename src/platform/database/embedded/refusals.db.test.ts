import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { after, before, describe, it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { makeTestHome } from '../../../../tests/support/test-server.ts';
import { EmbeddedServer } from './embedded-server.ts';
import { findPlaces, type Places } from './places.ts';
import { freePort } from './ports.ts';
import { explainStart, isPostgres, readServer } from './postmaster.ts';
import { findServiceUser } from './service-user.ts';

const WRITING_PROGRAM = path.resolve(fileURLToPath(import.meta.url), '../../../../../tests/support/writing-program.ts');
const runAs = findServiceUser();
const home = makeTestHome();
let places: Places;

before(async () => {
  await (await EmbeddedServer.join({ home })).leave();
  places = findPlaces(home, runAs);
});
after(() => rmSync(home, { recursive: true, force: true }));

describe('an embedded database that was left behind', () => {
  it('is recovered where postmaster.pid names a number that another program has now', async (t) => {
    if (process.platform !== 'linux') return t.skip('only on Linux is it known which program a number belongs to');
    await killServer();
    const file = path.join(places.data, 'postmaster.pid');
    const [, ...rest] = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, [process.pid, ...rest].join('\n'));
    await joinAndLeave();
    return undefined;
  });

  it('is recovered where postmaster.pid names nobody', async () => {
    await killServer();
    await joinAndLeave();
  });

  it('is not taken for one that was cut short while it was made', async () => {
    mkdirSync(path.join(home, 'database.unfinished', 'data'), { recursive: true });
    await joinAndLeave();
  });
});

describe('an embedded database is refused in words', () => {
  it('where FOOTPRINT_HOME is a file', async () => {
    const file = path.join(home, 'a-file');
    writeFileSync(file, '');
    await refused({ home: file }, 'database-folder-is-a-file', /is a file, and Footprint needs a folder there/);
    const inside = path.join(file, 'inside');
    await refused({ home: inside }, 'database-folder-is-a-file', /something on the way to it is a file/);
  });

  it('where the folder belongs to somebody else', async (t) => {
    const closed = path.join(home, 'closed');
    mkdirSync(closed, { recursive: true });
    if (runAs === undefined) {
      chmodSync(closed, 0o000);
      await refused({ home: closed }, 'database-folder-unreadable', /may not be read and written by this user/);
      chmodSync(closed, 0o700);
      return;
    }
    // Root may read everything, so the program is run as the server's account.
    chmodSync(home, 0o711);
    chmodSync(closed, 0o700);
    assertUnreadableFor(runAs, closed, t);
  });

  it('where its port was chosen and is taken, and another is found where none was chosen', async (t) => {
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    t.after(() => other.close());
    await once(other, 'listening');
    await refused({ home, port }, 'database-port-taken', /another program listens on port \d+/);

    const connection = readFileSync(places.connectionFile, 'utf8');
    t.after(() => writeFileSync(places.connectionFile, connection));
    writeFileSync(places.connectionFile, JSON.stringify({ ...JSON.parse(connection), port }));
    const server = await EmbeddedServer.join({ home });
    assert.notEqual(server.addressOf('footprint_app').port, port);
    await server.leave();
  });

  for (const [version, advice] of [
    ['19', /made by PostgreSQL 19, .* Nothing was changed\. Update Footprint/],
    ['17', /made by PostgreSQL 17, .* Nothing was changed\. Restore a backup/],
  ] as const) {
    it(`where it was made by PostgreSQL ${version}`, async () => {
      const file = path.join(places.data, 'PG_VERSION');
      const own = readFileSync(file, 'utf8');
      writeFileSync(file, `${version}\n`);
      await refused({ home }, 'database-folder-other-version', advice);
      writeFileSync(file, own);
      await joinAndLeave();
    });
  }

  it('where its passwords are gone, and it is there again with them', async () => {
    renameSync(places.connectionFile, `${places.connectionFile}.away`);
    await refused({ home }, 'database-connection-file-missing', /holds the database's passwords, is missing/);
    renameSync(`${places.connectionFile}.away`, places.connectionFile);
    await joinAndLeave();
  });

  it('where its passwords were changed, and the server that was started for that is not left running', async (t) => {
    const connection = readFileSync(places.connectionFile, 'utf8');
    t.after(() => writeFileSync(places.connectionFile, connection));
    const { port, passwords } = JSON.parse(connection);
    const guessed = { ...passwords, footprint_keeper: 'guess' };
    writeFileSync(places.connectionFile, JSON.stringify({ port, passwords: guessed }));
    await refused({ home }, 'database-is-another', /its password file was changed/);
    assert.equal(readServer(places), undefined);
    writeFileSync(places.connectionFile, connection);
    await joinAndLeave();
  });

  it('where its folder holds something else', async () => {
    const strange = path.join(home, 'strange');
    mkdirSync(path.join(strange, 'database', 'data'), { recursive: true });
    await refused({ home: strange }, 'database-folder-damaged', /is not a database of PostgreSQL/);
  });

  it('where the account to run it as is not there', async (t) => {
    if (runAs === undefined) return t.skip('only root needs another account');
    await refused({ home, serviceUser: 'nobody-of-this-name' }, 'database-no-service-user', /no account/);
    return undefined;
  });

  it('where the disk is full, which the server says', () => {
    const log = '2026-11-22 FATAL:  could not write lock file "postmaster.pid": No space left on device';
    assert.throws(() => explainStart(log, 1, places), { code: 'database-disk-full', message: /is full\. Nothing/ });
  });

  it('where it does not start for another reason, with what the server said', () => {
    const log = 'LOG:  starting\n2026-11-22 FATAL:  could not load server certificate\n';
    assert.throws(() => explainStart(log, 1, places), {
      code: 'database-does-not-start',
      message: /could not load server certificate/,
    });
  });
});

async function refused(
  settings: Parameters<typeof EmbeddedServer.join>[0],
  code: string,
  message: RegExp,
): Promise<void> {
  await assert.rejects(() => EmbeddedServer.join(settings), { name: 'AppError', code, message });
}

function assertUnreadableFor(user: { uid: number; gid: number }, folder: string, t: TestContext): void {
  const canRun = spawnSync(process.execPath, [WRITING_PROGRAM, '/dev/null'], { ...user, cwd: '/', encoding: 'utf8' });
  if (!canRun.stderr?.includes('database-folder-is-a-file')) {
    t.skip('this checkout is closed to other users, so the program cannot be run as one of them');
    return;
  }
  const { stderr, status } = spawnSync(process.execPath, [WRITING_PROGRAM, folder], {
    ...user,
    cwd: '/',
    encoding: 'utf8',
  });
  assert.notEqual(status, 0);
  assert.match(stderr, /may not be read and written by this user/);
}

async function joinAndLeave(): Promise<void> {
  const server = await EmbeddedServer.join({ home });
  assert.ok(readServer(places)?.isReady);
  await server.leave();
  assert.equal(readServer(places), undefined);
}

/** Leaves the folder as a power cut does: with the lock of a server that is no more. */
async function killServer(): Promise<void> {
  const server = await EmbeddedServer.join({ home });
  const pid = readServer(places)?.pid ?? 0;
  assert.ok(isPostgres(pid));
  process.kill(pid, 'SIGKILL');
  await server.leave();
  assert.equal(readServer(places)?.pid, pid);
}
