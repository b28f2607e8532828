import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { collectionYearEnding, lastDayOf } from '../src/exchange/ssda903/collection-year.ts';
import { toCaseEvents } from '../src/exchange/ssda903/facts/case-events.ts';
import type { FileReport } from '../src/exchange/ssda903/problems.ts';
import { readReturn } from '../src/exchange/ssda903/read-return.ts';
import { TABLES, type TableName } from '../src/exchange/ssda903/tables.ts';
import { childrenOf } from '../src/synthetic/population.ts';
import { rowsOfYear } from '../src/synthetic/ssda903.ts';

/**
 * Reading and checking a return of the size of England: as many children looked after on 31 March as are named (82,000
 * without a number), those who left in the year, and care leavers. The files are made first, in a temporary folder; then
 * a process of its own reads them on one core, and makes the facts and events of every child. Prints one line of JSON.
 */
const ALL_OF_ENGLAND = 82_000;
const SEED = 903;
const KIBIBYTES_PER_MEBIBYTE = 1024;
const MICROSECONDS_PER_SECOND = 1e6;
const CHARACTERS_AT_ONCE = 1 << 16;
/** The word that makes this the process that reads. */
const READ = 'read';

/** One table's file while it is made. */
interface TableFile {
  readonly stream: WriteStream;
  text: string;
}

const YEAR = collectionYearEnding(2026);
if (YEAR === undefined) throw new Error('The year is not one of the return.');
const year = YEAR;

/** Writes the files of the return; the tables' names are their names. */
async function makeReturn(folder: string, children: number): Promise<void> {
  const files = new Map<TableName, TableFile>();
  const open = (table: TableName) => {
    const file = { stream: createWriteStream(join(folder, table)), text: `${TABLES[table].columns.join(',')}\n` };
    files.set(table, file);
    return file;
  };
  for (const life of childrenOf({ seed: SEED, children, until: lastDayOf(year), years: 1 })) {
    rowsOfYear(life, { year, seed: SEED }, (table, cells) => {
      const file = files.get(table) ?? open(table);
      file.text += `${cells.join(',')}\n`;
    });
    for (const file of files.values()) if (file.text.length > CHARACTERS_AT_ONCE) await flush(file);
  }
  for (const file of files.values()) {
    await flush(file);
    file.stream.end();
    await finished(file.stream);
  }
}

async function flush(file: TableFile): Promise<void> {
  const text = file.text;
  file.text = '';
  if (!file.stream.write(text)) await new Promise((resolve) => file.stream.once('drain', resolve));
}

function secondsSince(began: bigint): number {
  return Number(process.hrtime.bigint() - began) / 1e9;
}

/** Reads the return in the folder and says how long that took and how much memory the process ever had. */
async function measure(folder: string): Promise<object> {
  const names = await readdir(folder);
  const began = process.hrtime.bigint();
  const cpuBefore = process.cpuUsage();
  const read = await readReturn({
    files: names.map((name) => ({ name, bytes: createReadStream(join(folder, name)) })),
  });
  const seconds = secondsSince(began);
  const { user, system } = process.cpuUsage(cpuBefore);
  const factsBegan = process.hrtime.bigint();
  let events = 0;
  for (const child of read.children) events += toCaseEvents(child).length;
  const factsSeconds = secondsSince(factsBegan);
  const sum = (of: (file: FileReport) => number) => read.files.reduce((total, file) => total + of(file), 0);
  const rows = sum((file) => file.rows);
  return {
    name: 'reading and checking a return',
    rowsPerSecond: Math.round(rows / seconds),
    rows,
    rejected: sum((file) => file.rejected),
    warned: sum((file) => file.warned),
    seconds: Number(seconds.toFixed(2)),
    cpuSeconds: Number(((user + system) / MICROSECONDS_PER_SECOND).toFixed(2)),
    children: read.childCount,
    events,
    childrenToEventsPerSecond: Math.round(read.childCount / factsSeconds),
    peakRssMb: Math.round(process.resourceUsage().maxRSS / KIBIBYTES_PER_MEBIBYTE),
    node: process.version,
    cpu: cpus()[0]?.model ?? 'unknown',
    date: Temporal.Now.plainDateISO().toString(),
  };
}

/** Makes the return, and has another process read it, so that the making leaves no trace in the figures. */
async function run(children: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'footprint-ssda903-'));
  try {
    await makeReturn(folder, children);
    const { status } = spawnSync(process.execPath, [import.meta.filename, READ, folder], { stdio: 'inherit' });
    process.exitCode = status ?? 1;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const [first = String(ALL_OF_ENGLAND), folder] = process.argv.slice(2);
if (first === READ && folder !== undefined) process.stdout.write(`${JSON.stringify(await measure(folder))}\n`);
else await run(Number(first));
