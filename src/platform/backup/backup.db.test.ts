import assert from 'node:assert/strict';
import { createReadStream, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import type pg from 'pg';
import { describeSchema } from '../../../scripts/database/describe-schema.ts';
import { Backups } from '../../../tests/support/backups.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { EXTRA_ROWS, extraMigration } from '../../../tests/support/extra-migration.ts';
import { createAuthority, createChild, createOneOfEach } from '../../../tests/support/records.ts';
import { listEveryTable, readEveryRow } from '../../../tests/support/rows.ts';
import { withConnection } from '../../../tests/support/test-server.ts';
import { recordAudit, sealAudit, verifyAudit } from '../audit/audit.ts';
import { withDatabase } from '../database/database.ts';
import { withMaintenance } from '../database/maintenance.ts';
import { migrate } from '../database/migrate.ts';
import { readMigrations } from '../database/migrations.ts';
import { explainWriting } from './backup-file.ts';
import { makeBackup } from './make-backup.ts';
import { readBackup } from './read-backup.ts';
import { explainRestoring } from './restore-backup.ts';

const PASSPHRASE = 'five words that nobody guesses';
const HOME = '/nowhere';
const { database, server, name: sourceName, asAdmin } = await openTestDatabase();
const backups = new Backups(server);
const folder = mkdtempSync(path.join(tmpdir(), 'footprint-backup-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const actors = [await createAuthority(database), await createAuthority(database), await createAuthority(database)];
for (const actor of actors) await database.withTransaction(actor, (tx) => createOneOfEach(tx, actor));

/** A text with all that could be taken for something else on its way through a file. */
const AWKWARD = 'tab\t, line\nend, \\N, \\., "quote", naïve ✓ \u{1F9D2}';

describe('a backup', () => {
  it('shows one moment while others write, and restored it is the same, row by row and seal by seal', async () => {
    const [actor] = actors;
    assert.ok(actor);
    await database.withTransaction(actor, (tx) =>
      tx.updateTable('staff').set({ name: AWKWARD }).where('id', '=', actor.userId).execute(),
    );
    const file = path.join(folder, 'one-moment');
    let before: Map<string, string[]> | undefined;
    const written: string[] = [];
    const { start, end } = await backups.backUp(sourceName, file, {
      tell: async (step) => {
        before ??= await asAdmin(readEveryRow);
        written.push(await write(step));
      },
    });
    assert.ok(before);
    assert.equal(written.length, start.tables.length + 1);
    await backups.withEmptyDatabase(async (name) => {
      await backups.restore(name, file);
      const rows = await server.asAdmin(name, readEveryRow);
      assert.equal(takeRestoredEvents(rows), actors.length);
      assert.deepEqual(rows, before);
      assert.equal(await server.asAdmin(name, describeSchema), await asAdmin(describeSchema));
      assert.ok(written.every((id) => !JSON.stringify([...rows]).includes(id)));
      await withDatabase({ home: HOME, url: backups.urlOf('footprint_app', name) }, async (restored) => {
        for (const [index, each] of actors.entries()) {
          const { unsealed, ...chain } = await restored.withTransaction(each, verifyAudit);
          const told = end.chains.find(({ authorityId }) => authorityId === each.authorityId);
          assert.ok(told, `authority ${index}`);
          assert.deepEqual({ authorityId: each.authorityId, unsealed: unsealed - 1, ...chain }, told);
          assert.equal(chain.brokenAt, null);
          await restored.withTransaction(each, (tx) => createChild(tx, each, 'after the restore'));
        }
      });
    });
  });

  it('leaves out no table that there is', async () => {
    const file = path.join(folder, 'tables');
    const { start } = await backups.backUp(sourceName, file);
    assert.deepEqual(
      start.tables.map(({ schema, name }) => `${schema}.${name}`),
      await asAdmin(listEveryTable),
    );
    const empty = [...(await asAdmin(readEveryRow))].filter(([, rows]) => rows.length === 0);
    assert.deepEqual(empty, [], 'createOneOfEach has to put a row into every table');
  });

  it('holds other schemas, tables in parts, counters, what points at itself and what points in a circle', async () => {
    const migrations = [...readMigrations(), extraMigration()];
    const file = path.join(folder, 'extra');
    await backups.withEmptyDatabase(async (source) => {
      await withConnection(server.addressOf('footprint_owner', source), async (owner) => {
        await migrate(owner, migrations);
        await owner.query(EXTRA_ROWS);
      });
      const before = await server.asAdmin(source, readEveryRow);
      const { end } = await backups.backUp(source, file);
      assert.deepEqual(
        end.sequences.map(({ name, last }) => [name, last]),
        [
          ['numbered_number_seq', '3'],
          ['tickets', '41'],
        ],
      );
      await backups.withEmptyDatabase(async (target) => {
        await backups.restore(target, file, { migrations });
        assert.deepEqual(await server.asAdmin(target, readEveryRow), before);
        const next = await server.asAdmin(target, async (admin) => {
          const { rows } = await admin.query(
            "insert into shelves.numbered default values returning number, nextval('shelves.tickets')::int as ticket",
          );
          return rows;
        });
        assert.deepEqual(next, [{ number: 4, ticket: 42 }]);
        assert.equal(await server.asAdmin(target, describeSchema), await server.asAdmin(source, describeSchema));
      });
    });
  });

  it('is refused where the database keeps something that it cannot hold', async () => {
    const file = path.join(folder, 'refused');
    await asAdmin((admin) => admin.query('select lo_create(4711)'));
    await assert.rejects(backups.backUp(sourceName, file), { code: 'backup-cannot-hold', message: /large objects/ });
    await asAdmin((admin) => admin.query('select lo_unlink(4711)'));
    await withConnection(server.addressOf('footprint_owner', sourceName), async (owner) => {
      await owner.query('create materialized view app.stored as select 1 as one');
      await assert.rejects(backups.backUp(sourceName, file), { code: 'backup-cannot-hold', message: /app\.stored/ });
      await owner.query('drop materialized view app.stored');
    });
    assert.deepEqual(
      readdirSync(folder).filter((each) => each.startsWith('refused')),
      [],
    );
  });

  it('is refused to a role that does not see every row, and made for one that does and may write nothing', async () => {
    const file = path.join(folder, 'reader');
    await assert.rejects(
      withMaintenance(
        {
          home: HOME,
          url: backups.urlOf('footprint_admin', sourceName),
          backupUrl: backups.urlOf('footprint_owner', sourceName),
        },
        (maintenance) => makeBackup(maintenance, { file, passphrase: undefined, tell: () => undefined }),
      ),
      { code: 'backup-role-sees-too-little' },
    );
    const role = sourceName.replace('test_', 'reader_');
    const make = `create role ${role} login password 'reader' bypassrls in role pg_read_all_data`;
    await asAdmin((admin) => admin.query(`${make}; grant connect on database ${sourceName} to ${role}`));
    const { port } = server.addressOf('footprint_admin', sourceName);
    const backupUrl = `postgresql://${role}:reader@127.0.0.1:${port}/${sourceName}`;
    const url = backups.urlOf('footprint_app', sourceName);
    const { end } = await withMaintenance({ home: HOME, url, backupUrl }, (maintenance) =>
      makeBackup(maintenance, { file, passphrase: undefined, tell: () => undefined }),
    );
    assert.equal(end.chains.length, actors.length);
    await asAdmin((admin) => admin.query(`drop owned by ${role}; drop role ${role}`));
  });

  it('is itself in the audit of every authority, and in what it holds', async () => {
    const file = path.join(folder, 'audited');
    await backups.backUp(sourceName, file);
    const taken = await asAdmin(async (admin) => {
      const { rows } = await admin.query<{ count: number }>(
        "select count(*)::int as count from app.audit_events where action = 'backup.taken' group by authority_id",
      );
      return rows.map(({ count }) => count);
    });
    assert.equal(taken.length, actors.length);
    assert.ok(taken.every((count) => count === taken[0]));
  });

  it('is a file for its owner alone, with nothing unfinished beside it', async () => {
    const inside = mkdtempSync(path.join(folder, 'inside-'));
    await backups.backUp(sourceName, path.join(inside, 'a'));
    assert.deepEqual(readdirSync(inside), ['a']);
    assert.equal(statSync(path.join(inside, 'a')).mode & 0o777, 0o600);
  });

  it('is given up, with nothing left of it, where the database goes away', async () => {
    const inside = mkdtempSync(path.join(folder, 'gone-'));
    const tell = (): Promise<void> => asAdmin(endBackup);
    await assert.rejects(backups.backUp(sourceName, path.join(inside, 'a'), { tell }), { code: 'database-went-away' });
    assert.deepEqual(readdirSync(inside), []);
  });

  it('says so in plain words where the disk is full, and leaves nothing', () => {
    const full = Object.assign(new Error('write'), { code: 'ENOSPC' });
    assert.deepEqual(messageOf(explainWriting(full, 'b')), 'b: the disk is full. No backup was made.');
    const inServer = Object.assign(new Error('extend'), { code: '53100' });
    assert.match(messageOf(explainRestoring(inServer)), /is full\. Nothing was restored/);
  });
});

it('a backup can be read to its end without a database', async () => {
  const file = path.join(folder, 'read');
  const { end } = await backups.backUp(sourceName, file, { passphrase: PASSPHRASE });
  const contents = await readBackup(createReadStream(file), PASSPHRASE, {});
  assert.deepEqual([contents.end, contents.isEncrypted], [end, true]);
});

/** What another connection does while the backup is taken. */
async function write(localId: string): Promise<string> {
  const [actor] = actors;
  assert.ok(actor);
  return await database.withTransaction(actor, async (tx) => {
    const id = await createChild(tx, actor, localId);
    await recordAudit(tx, actor, { action: 'child.created', childIds: [id] });
    await sealAudit(tx);
    return id;
  });
}

/** Takes out the one event that the restore adds for each authority, and gives how many there were. */
function takeRestoredEvents(rows: Map<string, string[]>): number {
  const events = rows.get('app.audit_events') ?? [];
  const ids = events
    .map((row) => JSON.parse(row))
    .filter(({ action }) => action === 'backup.restored')
    .map(({ id }) => id);
  for (const table of ['app.audit_events', 'app.audit_unsealed']) {
    const kept = (rows.get(table) ?? []).filter((row) => !ids.some((id) => row.includes(id)));
    assert.equal(kept.length, (rows.get(table)?.length ?? 0) - ids.length);
    rows.set(table, kept);
  }
  return ids.length;
}

/** What a server that is stopped does to every connection. */
async function endBackup(admin: pg.ClientBase): Promise<void> {
  await admin.query(
    "select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = 'footprint backup' and datname = $1",
    [sourceName],
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
