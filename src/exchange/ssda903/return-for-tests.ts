import { type Day, dayFromIso, isoFromDay } from '../../rules/calendar/day.ts';
import { type CollectionYear, collectionYearEnding } from './collection-year.ts';
import type { Tell } from './facts/care-periods.ts';
import { ReturnFile } from './problems.ts';
import { type ReadReturnInput, type ReturnSource, readReturn, type Ssda903Return } from './read-return.ts';
import { dayFromReturn } from './return-date.ts';
import type { EpisodeRow } from './rows/row.ts';
import { TABLES, type TableName } from './tables.ts';

/** A day that the test is sure of, `YYYY-MM-DD`. */
export function day(text: string): Day {
  const found = dayFromIso(text);
  if (found === undefined) throw new Error(`Not a day: ${text}`);
  return found;
}

export function isoOf(value: Day | undefined): string | undefined {
  return value === undefined ? undefined : isoFromDay(value);
}

export function year(ending: number): CollectionYear {
  const found = collectionYearEnding(ending);
  if (found === undefined) throw new Error(`Not a collection year: ${ending}`);
  return found;
}

/** Bytes as a file gives them, in chunks. */
export async function* bytesOf(content: string | Uint8Array, chunkBytes = 65_536): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  for (let start = 0; start < bytes.length; start += chunkBytes) {
    yield await Promise.resolve(bytes.subarray(start, start + chunkBytes));
  }
}

/** A table's file: its column names and these rows, each with its values parted by commas. */
export function file(table: TableName, ...rows: string[]): string {
  return [TABLES[table].columns.join(','), ...rows, ''].join('\n');
}

/** One child, born on 2 May 2014, as Header has them. */
export const HEADER_OF_A1 = 'A1,F,02/05/2014,WBRI,UN1,,';

/** Reads made-up files, by name. */
export function readFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: Omit<ReadReturnInput, 'files'> = {},
): Promise<Ssda903Return> {
  const sources: ReturnSource[] = Object.entries(files).map(([name, content]) => ({ name, bytes: bytesOf(content) }));
  return readReturn({ year: year(2026), ...options, files: sources });
}

/** `file:row column code` of each problem: short enough to compare. */
export function briefly(problems: Ssda903Return['rejected']): string[] {
  return problems.map(({ file: name, row, column, code }) => `${name}:${row} ${column} ${code}`);
}

/** The account of one file: rows, in, rejected, warned, repeated. */
export function accountOf(read: Ssda903Return, name: string): number[] {
  const found = read.files.find((each) => each.name === name);
  if (found === undefined) throw new Error(`No such file: ${name}`);
  return [found.rows, found.in, found.rejected, found.warned, found.repeated];
}

const EPISODES = new ReturnFile('episodes.csv', 0, year(2026));
let lastRow = 1;

/** An episode in a few words: first day, RNE, LS and PLACE; last day and REC. Dates are `DD/MM/YYYY`. */
export function episode(begin: string, end = ''): EpisodeRow {
  const [decom = '', rne = 'S', ls = 'C2', place = 'U6'] = begin.split(' ');
  const [dec, rec] = end === '' ? [] : end.split(' ');
  const startedOn = dayFromReturn(decom);
  if (startedOn === undefined) throw new Error(`Not a date of a return: ${decom}`);
  lastRow += 1;
  return {
    decom: startedOn,
    rne,
    ls,
    cin: 'N1',
    place,
    provider: 'PR1',
    dec: dec === undefined ? undefined : dayFromReturn(dec),
    rec,
    reasonPlaceChange: undefined,
    homePostcode: undefined,
    postcode: undefined,
    urn: undefined,
    distance: undefined,
    authorityOfPlacement: undefined,
    location: undefined,
    file: EPISODES,
    row: lastRow,
    rejected: false,
    warned: false,
    spellings: undefined,
  };
}

/** Takes down the codes of what is told. */
export function listener(): { readonly tell: Tell; readonly codes: string[] } {
  const codes: string[] = [];
  return { tell: (_, { code }) => codes.push(code), codes };
}
