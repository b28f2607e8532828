import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import type pg from 'pg';
import { TestServer, withConnection } from '../../../tests/support/test-server.ts';
import { migrate, readApplied } from './migrate.ts';
import { type Migration, readMigrations } from './migrations.ts';

const server = await TestServer.join();
after(() => server.leave());

const first: Migration = { number: 1, name: '0001-first', sql: 'create table app.first ()', checksum: 'a' };
const second: Migration = { number: 2, name: '0002-second', sql: 'create table app.second ()', checksum: 'b' };
const wrong: Migration = { ...second, sql: 'create table app.half (); select 1 / 0' };

describe('migrating', () => {
  it('applies each once, and nothing the second time', async () => {
    await withDatabase(async (asOwner) => {
      assert.deepEqual(await asOwner((owner) => migrate(owner, [first])), ['0001-first']);
      assert.deepEqual(await asOwner((owner) => migrate(owner, [first, second])), ['0002-second']);
      assert.deepEqual(await asOwner((owner) => migrate(owner, [first, second])), []);
      assert.deepEqual(
        (await asOwner(readApplied))?.map(({ name }) => name),
        ['0001-first', '0002-second'],
      );
    });
  });

  it('applies each once where two programs start together', async () => {
    await withDatabase(async (asOwner) => {
      const both = await Promise.all([1, 2].map(() => asOwner((owner) => migrate(owner, [first, second]))));
      assert.deepEqual(both.flat().sort(), ['0001-first', '0002-second']);
    });
  });

  it('leaves nothing of one that fails, says which it was, and goes on from there when it is mended', async () => {
    await withDatabase(async (asOwner) => {
      await assert.rejects(
        asOwner((owner) => migrate(owner, [first, wrong])),
        /0002-second failed: division by zero/,
      );
      assert.deepEqual(await tablesOf(asOwner), ['first', 'migrations']);
      await asOwner((owner) => migrate(owner, [first, second]));
      assert.deepEqual(await tablesOf(asOwner), ['first', 'migrations', 'second']);
    });
  });

  it('changes nothing where an old one was edited', async () => {
    await withDatabase(async (asOwner) => {
      await asOwner((owner) => migrate(owner, [first]));
      await assert.rejects(
        asOwner((owner) => migrate(owner, [{ ...first, checksum: 'edited' }, second])),
        { code: 'database-migration-edited' },
      );
      assert.deepEqual(await tablesOf(asOwner), ['first', 'migrations']);
    });
  });

  it('is done by a role that is no superuser', async () => {
    await withDatabase(async (asOwner) => {
      await asOwner((owner) => migrate(owner, readMigrations()));
      const { rows } = await asOwner((owner) =>
        owner.query('select rolsuper from pg_roles where rolname = current_user'),
      );
      assert.deepEqual(rows, [{ rolsuper: false }]);
    });
  });
});

describe('the files of the migrations', () => {
  it('have the same checksum whatever ends their lines', () => {
    const read = (text: string) => withFiles({ '0001-first.sql': text }, readMigrations)[0]?.checksum;
    assert.equal(read('select 1;\r\nselect 2;\r\n'), read('select 1;\nselect 2;\n'));
    assert.notEqual(read('select 1;\n'), read('select 2;\n'));
  });

  it('are numbered without a gap', () => {
    assert.throws(() => withFiles({ '0001-first.sql': '', '0003-third.sql': '' }, readMigrations), /begins with 0002-/);
    assert.throws(() => withFiles({ '0001-first.sql': '', '0001-again.sql': '' }, readMigrations), /begins with 0002-/);
    assert.throws(() => withFiles({ 'first.sql': '' }, readMigrations), /begins with 0001-/);
  });
});

type AsOwner = <Result>(work: (owner: pg.Client) => Promise<Result>) => Promise<Result>;

async function withDatabase(work: (asOwner: AsOwner) => Promise<void>): Promise<void> {
  const name = await server.createEmptyDatabase();
  try {
    await work((use) => withConnection(server.addressOf('footprint_owner', name), use));
  } finally {
    await server.dropDatabase(name);
  }
}

async function tablesOf(asOwner: AsOwner): Promise<string[]> {
  const { rows } = await asOwner((owner) =>
    owner.query<{ name: string }>("select tablename as name from pg_tables where schemaname = 'app' order by 1"),
  );
  return rows.map(({ name }) => name);
}

function withFiles<Result>(files: Readonly<Record<string, string>>, use: (folder: string) => Result): Result {
  const folder = mkdtempSync(path.join(tmpdir(), 'footprint-migrations-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
