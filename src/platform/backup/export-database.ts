import { createHash, type Hash } from 'node:crypto';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { AppError, hasCode } from '../app-error.ts';
import { readApplied } from '../database/migrate.ts';
import { columnsOf, listSequences, listTables, quoted, refuseWhatNoBackupHolds, type TableShape } from './catalogue.ts';
import { verifyChains } from './chains.ts';
import { type BackupEnd, type BackupStart, END, ROWS, ROWS_BYTES, START, TABLE_END, toRecord } from './contents.ts';

/** Told of each step; where it gives a promise, the work waits for it. */
export type Tell = (words: string) => Promise<void> | void;

/** What was written, for whoever asked for it. */
export interface Exported {
  readonly start: BackupStart;
  readonly end: BackupEnd;
}

interface Exporting {
  readonly tell: Tell;
  /** Called once it is sure that the role may read, and before the moment that the backup shows. */
  readonly beforeFirstRow: () => Promise<void>;
  readonly onEnd: (exported: Exported) => void;
}

/**
 * Everything that a database holds at one moment, as the records of `contents.ts`. Whoever writes meanwhile goes on
 * writing, and is not in it.
 *
 * @param client as a role that sees every row; where this is given up half-way, ending it ends the transaction too
 */
export async function* exportDatabase(client: pg.ClientBase, exporting: Exporting): AsyncGenerator<Buffer> {
  const { tell, onEnd } = exporting;
  await refuseBlindRole(client);
  const before = await listTables(client);
  if (before.length === 0) {
    throw new AppError('backup-nothing-there', 'there is nothing to back up: this database holds no records yet.');
  }
  await exporting.beforeFirstRow();
  // Where a policy would hide a row, PostgreSQL now refuses to read at all.
  await client.query('set row_security = off');
  await client.query('begin transaction isolation level repeatable read, read only');
  try {
    await lockShape(client, before);
    const start = await describeStart(client, before);
    const whole = createHash('sha256');
    const hashed = (record: Buffer): Buffer => {
      whole.update(record);
      return record;
    };
    yield hashed(toRecord(START, start));
    let rows = 0;
    for (const table of start.tables) {
      await tell(`${table.schema}.${table.name}`);
      const hash = createHash('sha256');
      const copying = client.query(copyTo(copyStatement(table, await isInParts(client, table))));
      for await (const block of inBlocks(copying, hash)) yield hashed(toRecord(ROWS, block));
      rows += copying.rowCount;
      yield hashed(toRecord(TABLE_END, { rows: copying.rowCount, sha256: hash.digest('hex') }));
    }
    await tell('the audit');
    const [sequences, chains] = [await listSequences(client), await verifyChains(client)];
    const end: BackupEnd = { rows, sequences, chains, sha256: whole.digest('hex') };
    yield toRecord(END, end);
    await client.query('commit');
    onEnd({ start, end });
  } catch (error) {
    throw explainReading(error);
  }
}

async function refuseBlindRole(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ seesAll: boolean }>(
    'select rolsuper or rolbypassrls as "seesAll" from pg_roles where rolname = current_user',
  );
  if (rows[0]?.seesAll !== true) throw seesTooLittle();
}

function seesTooLittle(cause?: unknown): AppError {
  return new AppError(
    'backup-role-sees-too-little',
    'this role does not see every row, and a backup without them would be none. Set DATABASE_BACKUP_URL to the same database as a role that reads every table and bypasses row-level security; docs/guides/back-up-and-restore.md shows how to make one.',
    { cause },
  );
}

/** No table is dropped or changed from here on until the end. What changed a moment before shows in the list. */
async function lockShape(client: pg.ClientBase, tables: readonly TableShape[]): Promise<void> {
  await client.query(`lock table ${tables.map(quoted).join(', ')} in access share mode`);
  if (JSON.stringify(await listTables(client)) !== JSON.stringify(tables)) {
    throw new AppError(
      'backup-shape-changed',
      'the database was brought up to date at this very moment. Run the same command again.',
    );
  }
  await refuseWhatNoBackupHolds(client);
}

async function describeStart(client: pg.ClientBase, tables: readonly TableShape[]): Promise<BackupStart> {
  const { rows } = await client.query<{ madeAt: string; postgresql: string }>(`
    select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "madeAt",
      split_part(current_setting('server_version'), ' ', 1) as postgresql`);
  const [row] = rows;
  if (row === undefined) throw new Error('the database did not tell the time');
  const migrations = (await readApplied(client)) ?? [];
  return { ...row, migrations, tables: tables.map((table) => ({ ...table, columns: [...table.columns] })) };
}

async function isInParts(client: pg.ClientBase, table: TableShape): Promise<boolean> {
  const { rows } = await client.query<{ inParts: boolean }>(
    `select relkind = 'p' as "inParts" from pg_class where oid = $1::regclass`,
    [quoted(table)],
  );
  return rows[0]?.inParts === true;
}

/** As text, which every later version reads. A table in parts can only be copied as a query. */
function copyStatement(table: TableShape, inParts: boolean): string {
  const columns = columnsOf(table);
  return inParts
    ? `copy (select ${columns} from ${quoted(table)}) to stdout`
    : `copy ${quoted(table)} (${columns}) to stdout`;
}

async function* inBlocks(source: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of source) {
    hash.update(chunk);
    held.push(chunk);
    bytes += chunk.length;
    if (bytes < ROWS_BYTES) continue;
    yield Buffer.concat(held);
    held = [];
    bytes = 0;
  }
  if (bytes > 0) yield Buffer.concat(held);
}

function explainReading(error: unknown): unknown {
  return hasCode(error, '42501') ? seesTooLittle(error) : error;
}
