import type { HeaderLine } from './columns.ts';
import { type Fields, type Separator, splitLines } from './fields.ts';
import { type LineBatch, LONGEST_LINE_CHARACTERS } from './file-lines.ts';
import { type FileFinding, OWN_CODES, type ProblemLog, type ReturnFile } from './problems.ts';
import { Cells, type Column } from './rows/cells.ts';
import { READERS } from './rows/readers.ts';
import { addRow, type ChildRows, type RowOfTable } from './rows/row.ts';
import { type ReturnSlice, rowsOfChild } from './slice.ts';
import type { TableDefinition, TableName } from './tables.ts';

/** What reading a file needs to know and where it puts what it reads. */
export interface FileReading {
  readonly file: ReturnFile;
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly slice: ReturnSlice;
  readonly log: ProblemLog;
  /** Told as rows come in, a batch at a time. */
  readonly onRows: (file: ReturnFile) => void;
}

/** Takes the rows of a file whose table is known. */
export class RowTaker {
  readonly #reading: FileReading;
  readonly #table: TableName;
  readonly #columns: readonly string[];
  readonly #separator: Separator;
  /** A row with fewer values than this ends before a column that it cannot do without. */
  readonly #leastWidth: number;
  /** The values that a whole row has: columns at the end without a name do not count. */
  readonly #width: number;
  readonly #cells: Cells;
  readonly #child: Column;
  readonly #read: () => RowOfTable[TableName];
  #rowsOfLastChild: ChildRows | undefined;

  constructor(reading: FileReading, table: TableDefinition, { columns, separator }: HeaderLine) {
    this.#reading = reading;
    this.#table = table.name;
    this.#columns = columns;
    this.#separator = separator;
    this.#leastWidth = Math.max(...table.keyColumns.map((name) => columns.indexOf(name))) + 1;
    this.#width = columns.findLastIndex((name) => name !== '') + 1;
    this.#cells = new Cells(reading.file, columns);
    this.#child = this.#cells.column('CHILD');
    this.#read = READERS[table.name](this.#cells);
  }

  take(batch: LineBatch): void {
    const { file, log } = this.#reading;
    file.rows += batch.tooLong.length;
    for (const number of batch.tooLong) log.rejectLine(file, number, LINE_TOO_LONG);
    const lines = splitLines(batch.lines, this.#separator);
    for (const [index, fields] of lines.entries()) {
      this.#takeLine(batch.numbers[index] ?? 0, fields, batch.isSuspect);
    }
  }

  #takeLine(number: number, fields: Fields, isSuspect: boolean): void {
    if (fields !== undefined && isBlank(fields)) return;
    const { file, log } = this.#reading;
    file.rows += 1;
    const fault = fields === undefined ? QUOTES_GO_WRONG : this.#findFault(fields);
    if (fields === undefined || fault !== undefined) log.rejectLine(file, number, fault ?? QUOTES_GO_WRONG);
    else this.#takeRow(number, fields, isSuspect);
  }

  #findFault(fields: readonly string[]): FileFinding | undefined {
    if (this.#isColumnNames(fields)) return COLUMN_NAMES_AGAIN;
    if (fields.length < this.#leastWidth) return { code: OWN_CODES.tooFewFields, message: this.#tooFew(fields) };
    const columns = this.#columns.length;
    if (fields.length <= columns || isBlank(fields.slice(columns))) return undefined;
    const message = `the row has ${fields.length} values for ${columns} columns: put a value that holds a comma in quotes`;
    return { code: OWN_CODES.tooManyFields, message };
  }

  #isColumnNames(fields: readonly string[]): boolean {
    return fields[0] === this.#columns[0] && fields.every((field, index) => field === (this.#columns[index] ?? ''));
  }

  #takeRow(number: number, fields: readonly string[], isSuspect: boolean): void {
    const { log, slice } = this.#reading;
    const cells = this.#cells;
    cells.turnTo(number, fields, isSuspect);
    if (fields.length < this.#width) {
      cells.noteSpelling({ column: '', code: OWN_CODES.tooFewFields, message: this.#tooFew(fields) });
    }
    const child = cells.text(this.#child);
    const row = this.#read();
    if (child === undefined) log.reject(row, CHILD_BLANK);
    for (const refusal of cells.refusals) log.reject(row, refusal);
    if (child === undefined) return;
    // Rows of a child mostly stand together, and looking up one of a hundred thousand children is not free.
    if (this.#rowsOfLastChild?.child !== child) this.#rowsOfLastChild = rowsOfChild(slice, child);
    addRow(this.#rowsOfLastChild, this.#table, row);
  }

  #tooFew(fields: readonly string[]): string {
    const absent = this.#columns.slice(fields.length, this.#width).join(', ');
    return `the row ends after ${fields.length} of ${this.#width} values, so that ${absent} is not there`;
  }
}

const CHILD_BLANK = { column: 'CHILD', code: OWN_CODES.childBlank, message: 'CHILD is blank: give the child’s id' };
const COLUMN_NAMES_AGAIN = {
  code: OWN_CODES.columnNamesAgain,
  message: 'these are the column names again, as where files were put together: take the line out',
};
const LINE_TOO_LONG = {
  code: OWN_CODES.lineTooLong,
  message:
    `the line is longer than ${LONGEST_LINE_CHARACTERS} characters and was not read: ` +
    'look for line breaks that are missing',
};
const QUOTES_GO_WRONG = {
  code: OWN_CODES.quotes,
  message: 'a quotation mark in the row is not closed, or stands inside a value: mend or remove it',
};

function isBlank(fields: readonly string[]): boolean {
  for (const field of fields) if (field !== '') return false;
  return true;
}
