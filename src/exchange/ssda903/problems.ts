import type { CollectionYear } from './collection-year.ts';
import type { TableDefinition, TableName } from './tables.ts';

/** `rejected`: the row (or the whole file) did not go in. `warning`: it did, and this should be looked at. */
export type Severity = 'rejected' | 'warning';

/** One thing that is wrong, and what to mend. */
export interface Problem {
  readonly file: string;
  /** Line number in the file, from 1; the column names are line 1. What concerns the whole file is told at line 1. */
  readonly row: number;
  /** The column's name; empty where the whole row or file is meant. */
  readonly column: string;
  /** The Department's rule (`166`, `INT08`) or one of {@link OWN_CODES}. Stable. */
  readonly code: string;
  readonly message: string;
  readonly severity: Severity;
}

/** Codes for what the Department's rules do not check, or not in these words. Never renamed. */
export const OWN_CODES = {
  childBlank: 'FP-CHILD-BLANK',
  dobBlank: 'FP-DOB-BLANK',
  childNotInHeader: 'FP-CHILD-NOT-IN-HEADER',
  dobUnlikeHeader: 'FP-DOB-UNLIKE-HEADER',
  reviewOutsideCare: 'FP-REVIEW-OUTSIDE-CARE',
  reviewInFuture: 'FP-REVIEW-IN-FUTURE',
  reviewTwiceOnDay: 'FP-REVIEW-TWICE-ON-DAY',
  episodeTwice: 'FP-EPISODE-TWICE',
  episodeNotContinued: 'FP-EPISODE-NOT-CONTINUED',
  periodsJoined: 'FP-PERIODS-JOINED',
  spelling: 'FP-SPELLING',
  unreadableCharacters: 'FP-UNREADABLE-CHARACTERS',
  tooFewFields: 'FP-TOO-FEW-FIELDS',
  tooManyFields: 'FP-TOO-MANY-FIELDS',
  quotes: 'FP-QUOTES',
  columnNamesAgain: 'FP-COLUMN-NAMES-AGAIN',
  lineTooLong: 'FP-LINE-TOO-LONG',
  fileEmpty: 'FP-FILE-EMPTY',
  fileSpreadsheet: 'FP-FILE-SPREADSHEET',
  fileNotText: 'FP-FILE-NOT-TEXT',
  fileXml: 'FP-FILE-XML',
  fileUtf16: 'FP-FILE-UTF-16',
  fileSeparator: 'FP-FILE-SEPARATOR',
  tableUnknown: 'FP-TABLE-UNKNOWN',
  tableBeforeItsYear: 'FP-TABLE-BEFORE-ITS-YEAR',
  columnMissing: 'FP-COLUMN-MISSING',
  columnTwice: 'FP-COLUMN-TWICE',
  yearUnknown: 'FP-YEAR-UNKNOWN',
} as const;

/** One file of a return while it is read: what it is, and the account of its rows. */
export class ReturnFile {
  readonly name: string;
  /** Its place among the files given, so that problems come back in the order of the files. */
  readonly order: number;
  year: CollectionYear | undefined;
  table: TableDefinition | undefined;
  /** Data rows: every line after the column names that is not blank. */
  rows = 0;
  rejected = 0;
  /** Rows that went in and carry at least one warning. */
  warned = 0;
  /** Rows that went in and say what an earlier row of the same return says already. */
  repeated = 0;
  /** Columns of the table that the file does not have; they are read as blank. */
  missingColumns: ReadonlySet<string> = new Set();
  /** What is worth knowing and not wrong, such as columns that were not read. */
  readonly notes: string[] = [];

  constructor(name: string, order: number, year: CollectionYear | undefined) {
    this.name = name;
    this.order = order;
    this.year = year;
  }
}

/** The account of one file: `rows` is always `in` + `rejected`. */
export interface FileReport {
  readonly name: string;
  readonly table: TableName | null;
  readonly year: CollectionYear | null;
  readonly rows: number;
  readonly in: number;
  readonly rejected: number;
  readonly warned: number;
  readonly repeated: number;
  readonly notes: readonly string[];
}

/** The account that a caller gets of a file. */
export function toFileReport(file: ReturnFile): FileReport {
  const { name, year, rows, rejected, warned, repeated, notes } = file;
  const table = file.table?.name ?? null;
  return { name, table, year: year ?? null, rows, in: rows - rejected, rejected, warned, repeated, notes };
}

/** A row that problems are told of. */
export interface Reportable {
  readonly file: ReturnFile;
  readonly row: number;
  rejected: boolean;
  warned: boolean;
}

/** What is wrong with a row, and where in it. */
export interface Finding {
  /** Empty where the whole row is meant. */
  readonly column: string;
  readonly code: string;
  readonly message: string;
}

/** What is wrong with a whole line or file. */
export type FileFinding = Omit<Finding, 'column'>;

interface Entry extends Finding {
  readonly file: ReturnFile;
  readonly row: number;
}

/** What is wrong, listed up to a limit and counted without one. */
export class ProblemList {
  readonly #severity: Severity;
  readonly #limit: number;
  readonly #entries: Entry[] = [];
  readonly #counts = new Map<string, number>();
  total = 0;

  constructor(severity: Severity, limit: number) {
    this.#severity = severity;
    this.#limit = limit;
  }

  add(file: ReturnFile, row: number, { column, code, message }: Finding): void {
    this.total += 1;
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + 1);
    if (this.#entries.length < this.#limit) this.#entries.push({ file, row, column, code, message });
  }

  /** In the order of the files and of their rows. */
  toProblems(): Problem[] {
    const severity = this.#severity;
    return this.#entries
      .sort((a, b) => a.file.order - b.file.order || a.row - b.row)
      .map(({ file, row, column, code, message }) => ({ file: file.name, row, column, code, message, severity }));
  }

  /** How often each code was told, those included that the list had no room for. */
  toCounts(): Record<string, number> {
    return Object.fromEntries([...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

/** Takes down what is wrong and keeps each file's account of its rows. */
export class ProblemLog {
  readonly rejected: ProblemList;
  readonly warnings: ProblemList;

  /** `limit`: how many problems of each severity are listed; more are only counted. */
  constructor(limit: number) {
    this.rejected = new ProblemList('rejected', limit);
    this.warnings = new ProblemList('warning', limit);
  }

  /** The row does not go in. Further reasons for the same row are listed and counted too. */
  reject(row: Reportable, finding: Finding): void {
    if (!row.rejected) {
      row.rejected = true;
      row.file.rejected += 1;
    }
    this.rejected.add(row.file, row.row, finding);
  }

  /** The row goes in with a warning. */
  warn(row: Reportable, finding: Finding): void {
    if (!row.warned) {
      row.warned = true;
      row.file.warned += 1;
    }
    this.warnings.add(row.file, row.row, finding);
  }

  /** A line that could not even be taken apart. */
  rejectLine(file: ReturnFile, row: number, finding: FileFinding): void {
    file.rejected += 1;
    this.rejected.add(file, row, { column: '', ...finding });
  }

  /** The whole file is refused; told at its first line. */
  refuseFile(file: ReturnFile, finding: FileFinding): void {
    this.rejected.add(file, 1, { column: '', ...finding });
  }

  /** Something about the whole file; told at its first line. */
  warnOfFile(file: ReturnFile, finding: FileFinding): void {
    this.warnings.add(file, 1, { column: '', ...finding });
  }
}
