import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { AppError, hasCode } from '../app-error.ts';
import { type Maintenance, withClient } from '../database/maintenance.ts';
import { MIGRATION_LOCK, migrateInside } from '../database/migrate.ts';
import { type Migration, readMigrations } from '../database/migrations.ts';
import { ensureJobs } from '../jobs/jobs-schema.ts';
import { columnsOf, listOwnSchemas, listTables, quoted, type TableShape } from './catalogue.ts';
import { recordForEveryAuthority, verifyChains } from './chains.ts';
import type { BackupEnd, BackupStart } from './contents.ts';
import type { Tell } from './export-database.ts';
import { altered } from './frames.ts';
import { dropShape, loosenShape, moveSequence } from './loosen-shape.ts';
import { type BackupContents, readBackup } from './read-backup.ts';

export interface RestoreOrder {
  readonly source: AsyncIterable<Uint8Array>;
  readonly passphrase: string | undefined;
  readonly tell: Tell;
  /** The shape that it is brought up to: that of this program where it is undefined. */
  readonly migrations?: readonly Migration[];
}

/** How long to wait for another program that is in the middle of something. */
const WAIT = '10s';

/**
 * Puts a backup into a database that holds no records, in one transaction: whatever happens before its end, the database
 * is as it was. The shape is made as it was when the backup was taken, then filled, then brought up to date.
 *
 * @throws AppError where the database holds records, the backup is not whole, or it is newer than this program
 */
export async function restoreBackup(maintenance: Maintenance, order: RestoreOrder): Promise<BackupContents> {
  return await withClient(maintenance.connectAsOwner('footprint restore'), async (owner) => {
    try {
      await owner.query('begin');
      await owner.query(`set local lock_timeout = '${WAIT}'`);
      await owner.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
      await refuseRecords(owner);
      const contents = await fill(owner, order);
      await order.tell('the last step');
      await owner.query('commit');
      await ensureJobs(owner);
      // Without it PostgreSQL takes the tables for empty until it next looks by itself, and only works more slowly.
      await owner.query('analyze').catch(() => undefined);
      return contents;
    } catch (error) {
      throw explainRestoring(error);
    }
  });
}

async function refuseRecords(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ there: boolean }>(
    "select to_regclass('app.authority_ids') is not null as there",
  );
  if (rows[0]?.there !== true) return;
  // Nobody enters an authority between this look and the end.
  await owner.query('lock table app.authority_ids in access exclusive mode');
  const { rowCount } = await owner.query('select from app.authority_ids limit 1');
  if (rowCount === 0) return;
  throw new AppError(
    'restore-records-there',
    'this database holds records already, and nothing is ever restored over them. Set FOOTPRINT_HOME to a new folder, or DATABASE_URL to an empty database, and run the same command again; what is here stays as it is.',
  );
}

async function fill(owner: pg.Client, order: RestoreOrder): Promise<BackupContents> {
  const { source, passphrase, tell, migrations = readMigrations() } = order;
  let tighten = (): Promise<void> => Promise.resolve();
  const contents = await readBackup(source, passphrase, {
    start: async (start) => {
      await tell('the shape of the tables');
      await makeShape(owner, start, migrations);
      tighten = await loosenShape(owner, start.tables);
    },
    table: async (table, rows) => {
      await tell(quoted(table).replaceAll('"', ''));
      return await load(owner, table, rows);
    },
  });
  await tell('the links between the tables');
  for (const sequence of contents.end.sequences) await moveSequence(owner, sequence);
  await tighten();
  await migrateInside(owner, migrations);
  await tell('the audit');
  await refuseOtherChains(owner, contents.end);
  await recordForEveryAuthority(owner, 'backup.restored', { madeAt: contents.start.madeAt });
  return contents;
}

async function makeShape(owner: pg.Client, start: BackupStart, migrations: readonly Migration[]): Promise<void> {
  const own = start.migrations.map(({ number, name, checksum }) => {
    const known = migrations[number - 1];
    if (known?.name === name && known.checksum === checksum) return known;
    throw new AppError(
      'backup-file-other-program',
      `this backup was taken by a newer or another version of Footprint: it has the migration ${name}, which this version does not know. Update Footprint, then restore.`,
    );
  });
  await dropShape(owner, await listOwnSchemas(owner));
  await migrateInside(owner, own);
  const [here, there] = [await listTables(owner), start.tables];
  const strange = there.find((table) => !here.some((own) => isSame(own, table)));
  const lacking = here.find((table) => !there.some((other) => isSame(other, table)));
  const other = strange ?? lacking;
  if (other === undefined) return;
  throw new AppError(
    'backup-file-other-shape',
    `the table ${other.schema}.${other.name} of this backup is not as this version of Footprint makes it, so it cannot be filled. Nothing was changed. Restore with the version that made the backup.`,
  );
}

function isSame(one: TableShape, other: TableShape): boolean {
  return quoted(one) === quoted(other) && columnsOf(one) === columnsOf(other);
}

async function load(owner: pg.Client, table: TableShape, rows: AsyncIterable<Buffer>): Promise<number> {
  const copying = owner.query(copyFrom(`copy ${quoted(table)} (${columnsOf(table)}) from stdin`));
  await pipeline(Readable.from(rows), copying);
  return copying.rowCount;
}

/** A chain that was broken when the backup was taken is restored as it was: the records are needed all the same. */
async function refuseOtherChains(owner: pg.Client, { chains }: BackupEnd): Promise<void> {
  if (JSON.stringify(await verifyChains(owner)) !== JSON.stringify(chains)) throw altered();
}

/** Says in plain words why a restore failed where a person can mend it; any other error is given back as it is. */
export function explainRestoring(error: unknown): unknown {
  if (hasCode(error, '53100', '58030')) {
    return new AppError(
      'restore-disk-full',
      'the disk that holds the database is full. Nothing was restored, and the database is as it was: make room, then run the same command again.',
      { cause: error },
    );
  }
  if (hasCode(error, '55P03')) {
    return new AppError(
      'restore-database-busy',
      'another program is using this database. Stop it, and run the same command again. Nothing was changed.',
      { cause: error },
    );
  }
  return error;
}
