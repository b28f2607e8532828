import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CollectionYear } from '../../src/exchange/ssda903/collection-year.ts';
import type { ReturnSource } from '../../src/exchange/ssda903/read-return.ts';
import { TABLES, type TableName } from '../../src/exchange/ssda903/tables.ts';
import type { GeneratedReturn } from '../../src/synthetic/returns-for-tests.ts';

const BUNDLED = fileURLToPath(new URL('../../src/cli/tour/return/2025-26', import.meta.url));

/** The return that comes with the program. */
export function bundledReturn(): ReturnSource[] {
  return readdirSync(BUNDLED)
    .sort()
    .map((name) => sourceOf(name, readFileSync(path.join(BUNDLED, name), 'utf8'), 2026));
}

/** A return that was generated, as files. */
export function filesOfReturn({ year, lines }: GeneratedReturn): ReturnSource[] {
  return [...lines].map(([table, rows]) => fileOf(table, year, rows));
}

/** One table of a return as a file, from its lines without the column names. */
export function fileOf(table: TableName, year: number, rows: readonly string[]): ReturnSource {
  return sourceOf(`${year}/${table}.csv`, `${[TABLES[table].columns.join(','), ...rows].join('\n')}\n`, year);
}

/** A file with this text; of no year where none is given. */
export function sourceOf(name: string, text: string, year?: number): ReturnSource {
  const bytes = { [Symbol.asyncIterator]: () => chunksOf(text) };
  return { name, bytes, ...(year !== undefined && { year: year as CollectionYear }) };
}

async function* chunksOf(text: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += 10_000) yield await Promise.resolve(bytes.subarray(at, at + 10_000));
}
