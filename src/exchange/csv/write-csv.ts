/** What a cell may hold; null and undefined are blank. */
export type Cell = string | number | null | undefined;

/** A table before it is written: the names of its columns, and its rows. */
export interface CsvTable {
  readonly heading: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** How a text begins that a spreadsheet takes for a formula. */
const FORMULA = /^[\s]*[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]/;

/**
 * A table as CSV (RFC 4180): commas, lines that end in CR LF, quotation marks where a value needs them. A text that a
 * spreadsheet would work out as a formula, such as `=1+1`, is written with an apostrophe before it, which keeps it text.
 */
export function writeCsv(heading: readonly string[], rows: Iterable<readonly Cell[]>): string {
  let text = writeLine(heading);
  for (const row of rows) text += writeLine(row);
  return text;
}

/**
 * The same as a file for a spreadsheet. Without the mark at its head a spreadsheet takes the text for another alphabet,
 * and spoils every name that has an accent.
 *
 * @param total how many rows there are; where the file has fewer, its last line says so
 */
export function toCsvFile(
  heading: readonly string[],
  rows: readonly (readonly Cell[])[],
  total = rows.length,
): { readonly type: string; readonly body: string } {
  const told = total > rows.length ? [...rows, [endsAfter(rows.length)]] : rows;
  return { type: 'text/csv; charset=utf-8', body: `\u{feff}${writeCsv(heading, told)}` };
}

function endsAfter(rows: number): string {
  return `There are more: this file ends after ${rows.toLocaleString('en-GB')} rows. Choose fewer and download them again.`;
}

function writeLine(cells: readonly Cell[]): string {
  return `${cells.map(writeCell).join(',')}\r\n`;
}

function writeCell(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
