import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { createAuthority, createChild } from '../../../tests/support/records.ts';
import { Database } from './database.ts';

const { database, server } = await openTestDatabase();
const actor = await createAuthority(database);

describe('a transaction', () => {
  it('keeps all that was written in it', async () => {
    await database.withTransaction(actor, (tx) => createChild(tx, actor, 'kept'));
    assert.deepEqual(await localIds('kept'), ['kept']);
  });

  it('keeps nothing where the work fails, and hands on the failure', async () => {
    const work = database.withTransaction(actor, async (tx) => {
      await createChild(tx, actor, 'lost');
      throw new Error('changed my mind');
    });
    await assert.rejects(work, /changed my mind/);
    assert.deepEqual(await localIds('lost'), []);
  });

  it('runs for its own user, however many run at once', async () => {
    const actors = await Promise.all(Array.from({ length: 10 }, () => createAuthority(database)));
    const seen = await Promise.all(
      actors.map((other) =>
        database.withTransaction(other, (tx) => tx.selectFrom('staff').select('id').executeTakeFirstOrThrow()),
      ),
    );
    assert.deepEqual(
      seen.map(({ id }) => id),
      actors.map(({ userId }) => userId),
    );
  });

  it('is given to the driver for a bulk load through a temporary table', async () => {
    const count = await database.withClient(actor, async (client) => {
      await client.query('create temporary table incoming (local_id text) on commit drop');
      await client.query("insert into incoming select 'bulk ' || n from generate_series(1, 100) n");
      const { rowCount } = await client.query(
        'insert into children (authority_id, local_id) select app.current_authority_id(), local_id from incoming',
      );
      return rowCount;
    });
    assert.equal(count, 100);
    assert.equal((await localIds('bulk %')).length, 100);
  });

  it('keeps nothing of what the driver was given for where that fails, and the connection serves again', async () => {
    for (let attempt = 0; attempt < 10; attempt += 1) {
      const work = database.withClient(actor, async (client) => {
        await client.query("insert into children (authority_id, local_id) values (app.current_authority_id(), 'half')");
        await client.query('select 1 / 0');
      });
      await assert.rejects(work, /division by zero/);
    }
    assert.deepEqual(await localIds('half'), []);
  });
});

describe('a database', () => {
  it('says what it is', async () => {
    const { version, migration, sizeBytes, connections } = await database.describe();
    assert.match(version, /^18\.\d+$/);
    assert.match(migration, /^\d{4}-/);
    assert.ok(sizeBytes > 1_000_000);
    assert.ok(connections >= 1);
  });

  it('accepts the role of the application', async () => {
    await database.refuseTooMuchPower();
  });

  it('refuses a role of the application that owns a table, and so could lift its policies', async () => {
    // In a database of its own: other tests rely on the role as it is.
    const spoilt = await server.createDatabase();
    await server.asAdmin(spoilt, (admin) => admin.query('alter table app.children owner to footprint_app'));
    const own = new Database({
      pool: { findServer: async () => ({ ...server.addressOf('footprint_app', spoilt) }), maxConnections: 1 },
      folder: undefined,
      leave: () => server.dropDatabase(spoilt),
    });
    await assert.rejects(() => own.refuseTooMuchPower(), { code: 'database-role-too-powerful' });
    await own.close();
  });
});

async function localIds(pattern: string): Promise<string[]> {
  const rows = await database.withTransaction(actor, (tx) =>
    tx.selectFrom('children').select('local_id').where('local_id', 'like', pattern).execute(),
  );
  return rows.map(({ local_id }) => local_id);
}
