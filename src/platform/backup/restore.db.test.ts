import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { Backups } from '../../../tests/support/backups.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { extraMigration } from '../../../tests/support/extra-migration.ts';
import { createAuthority, createOneOfEach } from '../../../tests/support/records.ts';
import { listEveryTable, readEveryRow } from '../../../tests/support/rows.ts';
import { StartedRestore } from '../../../tests/support/started-restore.ts';
import { withConnection } from '../../../tests/support/test-server.ts';
import { migrate } from '../database/migrate.ts';
import { readMigrations } from '../database/migrations.ts';
import type { RestoreOrder } from './restore-backup.ts';

const PASSPHRASE = 'five words that nobody guesses';
const { database, server, name: sourceName, asAdmin } = await openTestDatabase();
const backups = new Backups(server);
const folder = mkdtempSync(path.join(tmpdir(), 'footprint-restore-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const actors = [await createAuthority(database), await createAuthority(database)];
for (const actor of actors) await database.withTransaction(actor, (tx) => createOneOfEach(tx, actor));

const file = path.join(folder, 'to-restore');
await backups.backUp(sourceName, file);

/** From the first thing that it changes to the last before it is kept. */
const STEPS = [
  'the shape of the tables',
  'app.children',
  'app.unknown_obligations',
  'the links between the tables',
  'the audit',
  'the last step',
];

describe('a restore', () => {
  it('is refused where there are records, and changes nothing', async () => {
    const before = await asAdmin(readEveryRow);
    await assert.rejects(backups.restore(sourceName, file), {
      code: 'restore-records-there',
      message: /nothing is ever/,
    });
    assert.deepEqual(await asAdmin(readEveryRow), before);
  });

  it('brings an earlier shape up to date, into a database whose shape is newer', async () => {
    const migrations = [...readMigrations(), extraMigration()];
    await backups.withEmptyDatabase(async (name) => {
      await withConnection(server.addressOf('footprint_owner', name), (owner) => migrate(owner, migrations));
      await backups.restore(name, file, { migrations });
      const rows = await server.asAdmin(name, readEveryRow);
      assert.equal(rows.get('app.migrations')?.length, migrations.length);
      assert.equal(rows.get('app.children')?.length, (await asAdmin(readEveryRow)).get('app.children')?.length);
      assert.ok(rows.has('shelves.numbered'));
    });
  });

  it('is done by the tables’ owner, who is no superuser', async () => {
    await backups.withEmptyDatabase(async (name) => {
      await backups.restore(name, file, { as: 'footprint_owner' });
      assert.equal((await server.asAdmin(name, readEveryRow)).get('app.authorities')?.length, actors.length);
    });
  });

  it('is refused where the backup is newer than the program', async () => {
    await backups.withEmptyDatabase(async (name) => {
      const migrations = readMigrations().slice(0, -1);
      await refusesToRestore(name, file, 'backup-file-other-program', { migrations });
    });
  });

  it('changes nothing where the file was altered or cut short, wherever that is', async () => {
    const bytes = readFileSync(file);
    const damaged = path.join(folder, 'damaged');
    await backups.withEmptyDatabase(async (name) => {
      for (const part of [0, 0.01, 0.25, 0.5, 0.75, 0.999]) {
        const place = Math.floor(part * bytes.length);
        const changed = Buffer.from(bytes);
        changed[place] = (changed[place] ?? 0) ^ 0x40;
        writeFileSync(damaged, changed);
        await refusesToRestore(name, damaged, /^backup-file-/);
        writeFileSync(damaged, bytes.subarray(0, place));
        await refusesToRestore(name, damaged, /^backup-file-/);
      }
    });
  });

  for (const step of STEPS) {
    it(`that is killed at "${step}" leaves the database as it was, and the next one restores all`, async () => {
      const name = await server.createDatabase();
      const before = await server.asAdmin(name, readEveryRow);
      const url = backups.urlOf('footprint_admin', name);
      const program = new StartedRestore(url, file, step);
      await program.reached();
      await program.kill();
      assert.deepEqual(await server.asAdmin(name, readEveryRow), before);
      await backups.restore(name, file);
      assert.equal((await server.asAdmin(name, readEveryRow)).get('app.authorities')?.length, actors.length);
      await server.dropDatabase(name);
    });
  }

  it('changes nothing where the passphrase is another', async () => {
    const encrypted = path.join(folder, 'encrypted');
    await backups.backUp(sourceName, encrypted, { passphrase: PASSPHRASE });
    await backups.withEmptyDatabase(async (name) => {
      await refusesToRestore(name, encrypted, 'backup-file-wrong-passphrase', { passphrase: 'another passphrase' });
      await refusesToRestore(name, encrypted, 'backup-file-needs-passphrase');
      await backups.restore(name, encrypted, { passphrase: PASSPHRASE });
      assert.equal((await server.asAdmin(name, readEveryRow)).get('app.authorities')?.length, actors.length);
    });
  });

  it('keeps records whose audit was broken before the backup, and says that it was', async () => {
    const broken = path.join(folder, 'broken');
    await backups.withEmptyDatabase(async (source) => {
      await backups.restore(source, file);
      await server.asAdmin(source, (admin) => admin.query("update app.audit_events set action = 'child.changed'"));
      const { end } = await backups.backUp(source, broken);
      assert.ok(end.chains.every(({ brokenAt }) => brokenAt === 1));
    });
    await backups.withEmptyDatabase(async (target) => {
      const { end } = await backups.restore(target, broken);
      assert.ok(end.chains.every(({ brokenAt }) => brokenAt === 1));
    });
  });
});

async function refusesToRestore(name: string, file: string, code: string | RegExp, order: Partial<RestoreOrder> = {}) {
  await assert.rejects(backups.restore(name, file, order), { name: 'AppError', code });
  assert.deepEqual(await server.asAdmin(name, listEveryTable), []);
}
