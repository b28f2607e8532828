/** One thing that is wrong in a file. */
export interface ProblemLine {
  readonly file: string;
  readonly row: number;
  readonly column: string;
  readonly code: string;
  readonly severity: string;
  readonly message: string;
}

const COLUMNS = ['file', 'row', 'column', 'code', 'severity', 'message'] as const satisfies (keyof ProblemLine)[];
const NEEDS_QUOTES = /[",\r\n]/;
/** What a spreadsheet would take for a formula, and work out. */
const FORMULA = /^[=+\-@\t\r]/;

/** Problems as CSV with column names, for a spreadsheet: nothing in it can run there. */
export function problemsToCsv(problems: readonly ProblemLine[]): string {
  const lines = problems.map((problem) => COLUMNS.map((name) => toCell(problem[name])).join(','));
  return `${[COLUMNS.join(','), ...lines].join('\r\n')}\r\n`;
}

function toCell(value: string | number): string {
  const text = FORMULA.test(String(value)) ? `'${value}` : String(value);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
