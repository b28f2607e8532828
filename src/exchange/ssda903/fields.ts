import { CsvError, type Options, parse } from 'csv-parse/sync';

/** What parts the values of a line. The return wants commas; the others are what spreadsheets write instead. */
export const SEPARATORS = [',', ';', '\t', '|'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** A line's values; undefined where its quotation marks make no sense. */
export type Fields = readonly string[] | undefined;

/**
 * Takes lines apart into their values, without surrounding spaces and quotation marks, one entry a line.
 *
 * Many lines at once are ten times as fast as one by one. A line whose quotation marks go wrong fails the whole lot or
 * swallows its neighbours (then the numbers differ), so the lot is halved until the bad line stands alone.
 */
export function splitLines(lines: readonly string[], separator: Separator): Fields[] {
  const split: Fields[] = [];
  splitInto(split, lines, toOptions(separator));
  return split;
}

function splitInto(split: Fields[], lines: readonly string[], options: Options): void {
  const records = tryToParse(lines, options);
  if (records !== undefined) {
    for (const record of records) split.push(record);
  } else if (lines.length <= 1) {
    split.push(undefined);
  } else {
    const middle = lines.length >> 1;
    splitInto(split, lines.slice(0, middle), options);
    splitInto(split, lines.slice(middle), options);
  }
}

/** The values of each line, or undefined where they cannot be told line by line. */
function tryToParse(lines: readonly string[], options: Options): string[][] | undefined {
  try {
    const records: string[][] = parse(lines.join('\n'), options);
    return records.length === lines.length ? records : undefined;
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}

function toOptions(separator: Separator): Options {
  return { delimiter: separator, record_delimiter: '\n', relax_column_count: true, trim: true };
}
