import type { CsvTable } from './csv/write-csv.ts';

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

/** Problems as a table with column names, for a spreadsheet. */
export function toProblemsTable(problems: readonly ProblemLine[]): CsvTable {
  return { heading: COLUMNS, rows: problems.map((problem) => COLUMNS.map((name) => problem[name])) };
}
