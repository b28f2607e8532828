import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { type CollectionYear, lastDayOf } from '../../exchange/ssda903/collection-year.ts';
import { TABLES, type TableName } from '../../exchange/ssda903/tables.ts';
import { LANES_PER_SLOT } from '../../synthetic/careers.ts';
import { childrenOf } from '../../synthetic/population.ts';
import { rowsOfYear } from '../../synthetic/ssda903.ts';
import type { ProgressLine } from '../progress.ts';
import { counted } from '../words.ts';
import { refuseUnwritable } from './output-folder.ts';
import { filesOf, type ReturnFile, type ReturnPlan } from './return-files.ts';

export interface ReturnSize {
  readonly year: CollectionYear;
  readonly files: number;
  /** Without the lines of column names. */
  readonly rows: number;
}

/** Text held back for one file before it is written, so that memory does not grow with the number of children. */
const CHARACTERS_HELD = 256 * 1024;

/**
 * Writes the returns child by child. Nothing of a child stays in memory once its rows are written, and the next child
 * waits while the disk is busy.
 */
export async function writeReturns(plan: ReturnPlan, progress: ProgressLine): Promise<ReturnSize[]> {
  const files: ReturnWriter[] = [];
  const all = counted(plan.children, 'child', 'children');
  try {
    for (const file of filesOf(plan.years)) files.push(await ReturnWriter.open(plan.folder, file));
    for (const done of writeChildren(plan, files)) {
      progress.tell(`Written ${done.toLocaleString('en-GB')} of ${all}`);
      await Promise.all(files.filter((file) => file.isFull()).map((file) => file.flush()));
    }
    await Promise.all(files.map((file) => file.flush()));
  } catch (error) {
    refuseUnwritable(error, plan.shownAs);
  } finally {
    progress.end();
    await Promise.allSettled(files.map((file) => file.close()));
  }
  return plan.years.map((year) => sizeOf(year, files));
}

/** Stops after each child for which some file holds enough to be written; gives the number of children so far. */
function* writeChildren(plan: ReturnPlan, files: readonly ReturnWriter[]): Generator<number, void, undefined> {
  const { seed, children, years } = plan;
  const lastYear = years.at(-1);
  if (lastYear === undefined) return;
  const byYear = years.map((year) => [year, new Map(files.filter((file) => file.year === year).map(toEntry))] as const);
  for (const life of childrenOf({ seed, children, until: lastDayOf(lastYear), years: years.length })) {
    let full = false;
    for (const [year, tables] of byYear) {
      rowsOfYear(life, { year, seed }, (table, cells) => {
        const file = tables.get(table);
        if (file === undefined) throw new Error(`The return of ${year} has no file for ${table}.`);
        full = file.add(cells) || full;
      });
    }
    if (full) yield Math.floor(life.index / LANES_PER_SLOT);
  }
}

function toEntry(file: ReturnWriter): [TableName, ReturnWriter] {
  return [file.table, file];
}

function sizeOf(year: CollectionYear, files: readonly ReturnWriter[]): ReturnSize {
  const own = files.filter((file) => file.year === year);
  return { year, files: own.length, rows: own.reduce((total, { rows }) => total + rows, 0) };
}

/** One CSV file. No value of a generated return holds a comma or a quote, so cells are joined as they are. */
class ReturnWriter {
  readonly year: CollectionYear;
  readonly table: TableName;
  rows = 0;
  #held: string;
  readonly #handle: FileHandle;

  private constructor(handle: FileHandle, year: CollectionYear, table: TableName) {
    this.#handle = handle;
    this.year = year;
    this.table = table;
    this.#held = `${TABLES[table].columns.join(',')}\n`;
  }

  static async open(folder: string, file: ReturnFile): Promise<ReturnWriter> {
    return new ReturnWriter(await open(path.join(folder, file.path), 'w'), file.year, file.table);
  }

  /** True where the file holds enough to be written. */
  add(cells: readonly string[]): boolean {
    this.#held += `${cells.join(',')}\n`;
    this.rows++;
    return this.isFull();
  }

  isFull(): boolean {
    return this.#held.length >= CHARACTERS_HELD;
  }

  async flush(): Promise<void> {
    const text = this.#held;
    this.#held = '';
    await this.#handle.appendFile(text);
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }
}
