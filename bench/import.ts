import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { EmbeddedServer } from '../src/platform/database/embedded/embedded-server.ts';
import { migrate } from '../src/platform/database/migrate.ts';
import { readMigrations } from '../src/platform/database/migrations.ts';
import { makeTestHome, withConnection } from '../tests/support/test-server.ts';

/**
 * Importing a return of the size of England into a new embedded database: as many children looked after on 31 March as
 * are named (82,000 without a number), those who left in the year, and care leavers. The files are made first; then the
 * command itself runs in a process of its own; then the rows that it left are copied out, and plain COPY, as the
 * superuser, puts them into the same tables of an empty database on the same server, with the same indexes. The import
 * should take at most three times that. Prints one line of JSON.
 */
const ALL_OF_ENGLAND = 82_000;
const KIBIBYTES_PER_MEBIBYTE = 1024;
const MAIN = join(import.meta.dirname, '../src/cli/main.ts');
const PEAK = join(import.meta.dirname, 'peak-memory.ts');

/** Every table that an import writes, each after those that it points to. */
const TABLES = [
  'authority_ids',
  'authorities',
  'imports',
  'import_problems',
  'returns',
  'children',
  'return_rows',
  'facts',
  'periods_of_care',
  'legal_statuses',
  'placements',
  'reviews',
  'obligations',
  'unknown_obligations',
  'audit_events',
];

function secondsSince(began: bigint): number {
  return Number(process.hrtime.bigint() - began) / 1e9;
}

function run(args: readonly string[], home: string): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, FOOTPRINT_HOME: home },
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return stdout;
}

/** Copies all rows out of the database of the import and into one that is new; gives the seconds of the second part. */
async function copyAll(server: EmbeddedServer, folder: string): Promise<{ seconds: number; rows: number }> {
  const asAdmin = <Result>(database: string | undefined, work: (client: pg.Client) => Promise<Result>) =>
    withConnection(server.addressOf('footprint_admin', database), work);
  const file = (table: string) => `'${join(folder, table)}'`;
  await asAdmin(undefined, async (admin) => {
    for (const table of TABLES) await admin.query(`copy app.${table} to ${file(table)}`);
    await admin.query('create database baseline template template1 owner footprint_owner');
  });
  await withConnection(server.addressOf('footprint_owner', 'baseline'), (owner) => migrate(owner, readMigrations()));
  return await asAdmin('baseline', async (admin) => {
    await admin.query('checkpoint');
    const began = process.hrtime.bigint();
    let rows = 0;
    for (const table of TABLES) rows += (await admin.query(`copy app.${table} from ${file(table)}`)).rowCount ?? 0;
    return { seconds: secondsSince(began), rows };
  });
}

async function measure(children: number): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'footprint-import-'));
  // The server writes the copies, as another account where root runs this.
  chmodSync(folder, 0o777);
  const home = makeTestHome();
  try {
    const files = join(folder, 'return');
    run([MAIN, 'generate', 'ssda903', files, '--children', String(children)], home);
    // The server is made beforehand: the import is measured, not initdb.
    run([MAIN, 'database'], home);
    const server = await EmbeddedServer.join({ home });
    try {
      const began = process.hrtime.bigint();
      const printed = run([PEAK, 'import', 'ssda903', files, '--create-authority', 'England', '--json'], home);
      const seconds = secondsSince(began);
      const [report = '', peak = ''] = printed.trim().split('\n');
      const copied = await copyAll(server, folder);
      return {
        name: 'importing a return',
        seconds: Number(seconds.toFixed(1)),
        copySeconds: Number(copied.seconds.toFixed(1)),
        timesCopy: Number((seconds / copied.seconds).toFixed(2)),
        rowsWritten: copied.rows,
        children: JSON.parse(report).children.added,
        peakRssMb: Math.round(Number(peak) / KIBIBYTES_PER_MEBIBYTE),
        node: process.version,
        cpu: cpus()[0]?.model ?? 'unknown',
        date: Temporal.Now.plainDateISO().toString(),
      };
    } finally {
      await server.leave();
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }
}

const [children = String(ALL_OF_ENGLAND)] = process.argv.slice(2);
process.stdout.write(`${JSON.stringify(await measure(Number(children)))}\n`);
