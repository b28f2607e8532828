import { type CollectionYear, formatCollectionYear, lastDayOf } from '../exchange/ssda903/collection-year.ts';
import type { ReturnSource } from '../exchange/ssda903/read-return.ts';
import { TABLES, type TableName } from '../exchange/ssda903/tables.ts';
import type { Day } from '../rules/index.ts';
import type { ChildLife } from '../synthetic/child-life.ts';
import { LAST_COLLECTION_YEAR } from '../synthetic/covered-years.ts';
import { childrenOf } from '../synthetic/population.ts';
import { isInReturn, rowsOfYear } from '../synthetic/ssda903.ts';

/** What to make: how many children are looked after today, over how many years of returns. */
export interface DemoSize {
  readonly seed: number;
  readonly children: number;
  readonly years: number;
}

/** The children of the demo, and the returns that tell of them: the last one is of the year that is not over yet. */
export interface DemoReturns {
  readonly lives: readonly ChildLife[];
  readonly files: readonly ReturnSource[];
}

export function makeDemoReturns({ seed, children, years }: DemoSize, today: Day): DemoReturns {
  const last = yearOf(today);
  const all = Array.from({ length: years }, (_, index) => (last - years + 1 + index) as CollectionYear);
  const lives = [...childrenOf({ seed, children, until: today, years })];
  return { lives, files: all.flatMap((year) => filesOfYear(lives, { year, seed })) };
}

/** The first year whose last day is today or later, as far as lives can be made up. */
function yearOf(today: Day): CollectionYear {
  let year = LAST_COLLECTION_YEAR;
  while (lastDayOf((year - 1) as CollectionYear) >= today) year = (year - 1) as CollectionYear;
  return year;
}

function filesOfYear(
  lives: readonly ChildLife[],
  { year, seed }: { readonly year: CollectionYear; readonly seed: number },
): ReturnSource[] {
  const tables = (Object.keys(TABLES) as TableName[]).filter((table) => isInReturn(table, year));
  const texts = new Map(tables.map((table) => [table, [TABLES[table].columns.join(',')]]));
  for (const life of lives) rowsOfYear(life, { year, seed }, (table, cells) => texts.get(table)?.push(cells.join(',')));
  return [...texts].map(([table, lines]) => ({
    name: `${formatCollectionYear(year)}/${table}.csv`,
    year,
    bytes: bytesOf(`${lines.join('\n')}\n`),
  }));
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
