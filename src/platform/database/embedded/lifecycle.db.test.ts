import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { createAuthority } from '../../../../tests/support/records.ts';
import { StartedProgram } from '../../../../tests/support/started-program.ts';
import { makeTestHome, withConnection } from '../../../../tests/support/test-server.ts';
import { openDatabase } from '../database.ts';
import { EmbeddedServer } from './embedded-server.ts';
import { findPlaces } from './places.ts';
import { isPostgres, type RunningServer, readServer } from './postmaster.ts';
import { findServiceUser } from './service-user.ts';

const runAs = findServiceUser();
const home = makeTestHome();

after(async () => {
  // Whatever a test that failed left running ends with the last one who joins it.
  await (await EmbeddedServer.join({ home })).leave();
  rmSync(home, { recursive: true, force: true });
});

describe('an embedded database', () => {
  it('is made where there is none, closed to other people, and keeps what it says', async (t) => {
    const inside = path.join(home, 'new', 'home');
    const database = await openDatabase({ home: inside });
    t.after(() => database.close());
    const places = findPlaces(inside, runAs);
    // As root, the account that the server runs as may pass through; nobody else may.
    const folder = runAs === undefined ? 0o700 : 0o710;
    assert.equal(statSync(inside).mode & 0o777, folder);
    assert.equal(statSync(places.folder).mode & 0o777, folder);
    assert.equal(statSync(places.data).mode & 0o777, 0o700);
    assert.equal(statSync(places.connectionFile).mode & 0o777, 0o600);
    const actor = await createAuthority(database);
    const settings = await database.withClient(actor, async (client) => {
      const { rows } = await client.query(`select current_setting('fsync') as fsync, session_user::text as "user",
        current_setting('synchronous_commit') as "synchronousCommit", current_setting('data_checksums') as checksums,
        current_setting('listen_addresses') as addresses`);
      return rows;
    });
    assert.deepEqual(settings, [
      {
        fsync: 'on',
        synchronousCommit: 'on',
        checksums: 'on',
        addresses: '127.0.0.1',
        user: 'footprint_app',
      },
    ]);
  });

  it('lets nobody in without the password', async () => {
    const server = await EmbeddedServer.join({ home });
    const address = server.addressOf('footprint_app');
    await assert.rejects(
      withConnection({ ...address, password: 'guess' }, async () => undefined),
      { code: '28P01' },
    );
    await withConnection(address, async (client) => {
      assert.equal((await client.query('select')).rowCount, 1);
    });
    await server.leave();
  });

  it('is made once where two programs start together on nothing', async () => {
    const fresh = path.join(home, 'fresh');
    const programs = await Promise.all([1, 2].map(() => new StartedProgram(fresh).ready()));
    await Promise.all(programs.map((program) => program.write(3)));
    await Promise.all(programs.map((program) => program.leave()));
    assert.equal((await childrenIn(fresh)).length, 6);
    // Nothing half-made is left of the one that was slower.
    assert.deepEqual(
      readdirSync(fresh).filter((name) => name.startsWith('database')),
      ['database'],
    );
  });

  it('stands where system services keep theirs, where root’s own folder is closed to the server', async (t) => {
    if (runAs === undefined) return t.skip('only root runs the server as another account');
    const closed = path.join(home, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const inside = path.join(closed, 'home');
    const server = await EmbeddedServer.join({ home: inside });
    const base = path.dirname(server.folder);
    t.after(() => rmSync(base, { recursive: true }));
    await server.leave();
    assert.match(base, /^\/var\/lib\/footprint\/closed-[0-9a-f]{12}$/);
    const again = await EmbeddedServer.join({ home: inside });
    assert.equal(again.folder, server.folder);
    await again.leave();
    return undefined;
  });

  it('is joined by a second program, outlives the first, and stops with the last', async () => {
    const first = await new StartedProgram(home).ready();
    const server = getServer();
    const second = await new StartedProgram(home).ready();
    assert.deepEqual(getServer(), server);
    await first.leave();
    assert.deepEqual(getServer(), server);
    await second.write(1);
    await second.leave();
    assert.equal(isPostgres(server.pid), false);
    assert.equal(readServer(findPlaces(home, runAs)), undefined);
    await assert.rejects(once(connect(server.port, '127.0.0.1'), 'connect'), { code: 'ECONNREFUSED' });
  });

  it('stops when the last two programs leave together', async () => {
    const programs = await Promise.all([1, 2, 3].map(() => new StartedProgram(home).ready()));
    const server = getServer();
    await Promise.all(programs.map((program) => program.leave()));
    assert.equal(isPostgres(server.pid), false);
  });
});

function getServer(): RunningServer {
  const server = readServer(findPlaces(home, runAs));
  assert.ok(server?.isReady);
  return server;
}

async function childrenIn(folder: string): Promise<string[]> {
  const server = await EmbeddedServer.join({ home: folder });
  const rows = await withConnection(server.addressOf('footprint_admin'), async (admin) => {
    const result = await admin.query<{ id: string }>('select id from app.children');
    return result.rows;
  });
  await server.leave();
  return rows.map(({ id }) => id);
}
