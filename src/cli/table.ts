import { wrap } from './wrap.ts';

const MARGIN_COLUMNS = 2;
const GAP_COLUMNS = 2;

interface Layout {
  /** Columns from this one on hold numbers and stand right. */
  readonly numbersFrom?: number;
  /** Whether the last column holds sentences: they are broken to fit the page. */
  readonly endsInSentences?: boolean;
}

/** Lays rows out under a heading in columns of equal width. */
export function table(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
  { numbersFrom, endsInSentences = false }: Layout = {},
): string {
  const widths = heading.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const padded = (cell: string, column: number) => {
    const width = widths[column] ?? 0;
    return numbersFrom !== undefined && column >= numbersFrom ? cell.padStart(width) : cell.padEnd(width);
  };
  const gap = ' '.repeat(GAP_COLUMNS);
  const line = (cells: readonly string[]) => ' '.repeat(MARGIN_COLUMNS) + cells.map(padded).join(gap).trimEnd();
  if (!endsInSentences) return [heading, ...rows].map(line).join('\n');
  const before = widths.slice(0, -1).reduce((sum, width) => sum + width + GAP_COLUMNS, MARGIN_COLUMNS);
  const wrapped = (cells: readonly string[]) =>
    line(cells.slice(0, -1)).padEnd(before) + wrap(cells.at(-1) ?? '', before).trimStart();
  return [heading, ...rows].map((cells) => wrapped(cells).trimEnd()).join('\n');
}
