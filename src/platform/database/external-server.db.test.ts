import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { createAuthority, createChild } from '../../../tests/support/records.ts';
import { TestServer, withConnection } from '../../../tests/support/test-server.ts';
import { openDatabase, withDatabase } from './database.ts';
import type { Address } from './embedded/embedded-server.ts';
import { freePort } from './embedded/ports.ts';

const server = await TestServer.join();
after(() => server.leave());
const home = '/nowhere';

describe('a PostgreSQL of one’s own', () => {
  it('is brought up to date by an administrator’s address, and then worked with as the application', async () => {
    await withEmptyDatabase(async (name) => {
      const url = urlOf(server.addressOf('footprint_admin', name));
      await withDatabase({ home, url }, async (database) => {
        const actor = await createAuthority(database);
        const other = await createAuthority(database);
        await database.withTransaction(actor, (tx) => createChild(tx, actor, 'L1'));
        const seen = (of: typeof actor) =>
          database.withTransaction(of, (tx) => tx.selectFrom('children').select('local_id').execute());
        assert.deepEqual(await seen(other), []);
        assert.deepEqual(await seen(actor), [{ local_id: 'L1' }]);
      });
    });
  });

  it('is brought up to date by a second address, so that the first can be the application’s alone', async () => {
    await withEmptyDatabase(async (name) => {
      const url = urlOf(server.addressOf('footprint_app', name));
      const migrationUrl = urlOf(server.addressOf('footprint_admin', name));
      await (await openDatabase({ home, url, migrationUrl })).close();
      const { migration } = await withDatabase({ home, url }, (database) => database.describe());
      assert.match(migration, /^\d{4}-/);
    });
  });

  it('is refused where it lacks a migration that nobody may apply', async () => {
    await withEmptyDatabase(async (name) => {
      const url = urlOf(server.addressOf('footprint_app', name));
      await assert.rejects(() => openDatabase({ home, url }), { code: 'database-may-not-migrate' });
    });
  });

  it('is refused where it is older than 18', async () => {
    await withEmptyDatabase(async (name) => {
      // A server tells its version as a setting that this database pretends: the question has the same answer.
      const address = { ...server.addressOf('footprint_admin', name) };
      await withConnection(address, (admin) =>
        admin.query(`
          create schema pretence;
          create function pretence.current_setting(text) returns text language sql
            return case $1 when 'server_version_num' then '170006' else '17.6' end;
          alter database ${name} set search_path = pretence, pg_catalog`),
      );
      await assert.rejects(() => openDatabase({ home, url: urlOf(address) }), {
        code: 'database-too-old',
        message: /needs PostgreSQL 18 or newer, and DATABASE_URL leads to 17\.6/,
      });
    });
  });

  it('is told of in words where nothing listens, the password is wrong or the name is', async () => {
    const address = server.addressOf('footprint_app', 'postgres');
    const refused = async (changed: Partial<Address>, message: RegExp) =>
      assert.rejects(() => openDatabase({ home, url: urlOf({ ...address, ...changed }) }), {
        code: 'database-unreachable',
        message,
      });
    await refused({ port: await freePort() }, /nothing listens there/);
    await refused({ password: 'wrong' }, /does not accept this user and password/);
    await refused({ user: 'footprint_admin', password: adminPassword(), database: 'none' }, /no database of that name/);
  });
});

function adminPassword(): string {
  return server.addressOf('footprint_admin', 'postgres').password;
}

function urlOf({ user, password, host, port, database }: Address): string {
  return `postgresql://${user}:${password}@${host}:${port}/${database}`;
}

async function withEmptyDatabase(work: (name: string) => Promise<void>): Promise<void> {
  const name = await server.createEmptyDatabase();
  try {
    await work(name);
  } finally {
    await server.dropDatabase(name);
  }
}
