import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type CollectionYear,
  collectionYearEnding,
  firstDayOf,
  lastDayOf,
} from '../src/exchange/ssda903/collection-year.ts';
import { readReturn } from '../src/exchange/ssda903/read-return.ts';
import { TABLES, type TableName } from '../src/exchange/ssda903/tables.ts';
import type { ChildLife } from '../src/synthetic/child-life.ts';
import { childrenOf } from '../src/synthetic/population.ts';
import { rowsOfYear } from '../src/synthetic/ssda903.ts';

const SEED = 7;
const CHILDREN = 400;
const YEARS = [2023, 2024, 2025, 2026, 2027].map((ending) => collectionYearEnding(ending) as CollectionYear);
const [FIRST_YEAR, LAST_YEAR] = [YEARS[0], YEARS.at(-1)] as [CollectionYear, CollectionYear];

/** Made-up lives, and the returns of five years that they leave, a file for each year and table. */
function livesAndReturns() {
  const lives = new Map<string, ChildLife>();
  const files = new Map<string, { year: CollectionYear; table: TableName; lines: string[] }>();
  for (const life of childrenOf({ seed: SEED, children: CHILDREN, until: lastDayOf(LAST_YEAR), years: YEARS.length })) {
    lives.set(life.localId, life);
    for (const year of YEARS) {
      rowsOfYear(life, { year, seed: SEED }, (table, cells) => {
        const name = `${year}/${table}`;
        const file = files.get(name) ?? { year, table, lines: [TABLES[table].columns.join(',')] };
        files.set(name, file);
        file.lines.push(cells.join(','));
      });
    }
  }
  return { lives, files };
}

async function* bytesOf(lines: readonly string[]): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(new TextEncoder().encode(lines.join('\n')));
}

test('finds in the returns of five linked years the care that the children had', async () => {
  const { lives, files } = livesAndReturns();
  const sources = [...files].map(([name, { year, lines }]) => ({ name, year, bytes: bytesOf(lines) }));
  const read = await readReturn({ files: sources.reverse() });
  assert.deepEqual([read.rejectedByCode, read.warningsByCode], [{}, {}]);
  let periods = 0;
  for (const { child, periodsOfCare } of read.children) {
    const had = lives.get(child)?.periods.filter(({ end }) => end === undefined || end >= firstDayOf(FIRST_YEAR)) ?? [];
    assert.equal(periodsOfCare.length, had.length, child);
    for (const [index, { start, end }] of had.entries()) {
      const told = periodsOfCare[index];
      assert.equal(told?.endedOn, end, child);
      // Care that began long ago shows from its first episode that was still open when the first year began.
      assert.ok(told !== undefined && (told.startKnown ? told.startedOn === start : told.startedOn >= start), child);
      periods += 1;
    }
  }
  assert.ok(periods > CHILDREN, `${periods} periods`);
});
