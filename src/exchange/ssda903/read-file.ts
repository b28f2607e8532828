import { extraNotRead, findingsOfHeader, readHeaderLine, whyNotRead } from './columns.ts';
import { hasUnreadableCharacters, type LineBatch, LONGEST_LINE_CHARACTERS, openFile, readLines } from './file-lines.ts';
import { OWN_CODES } from './problems.ts';
import { type FileReading, RowTaker } from './row-taker.ts';
import { recogniseTable } from './tables.ts';

const ONLY_SEPARATORS = /^[\s,;|"]*$/;

/**
 * Reads one file into the slice of its year. Whatever the file holds, this ends: what is no table of the return is
 * refused in one message, and a row that cannot be read is told and left out while the others go in.
 */
export async function readFile(reading: FileReading): Promise<void> {
  const { file, bytes, log } = reading;
  const opened = await openFile(bytes);
  try {
    if (opened.kind.kind !== 'text') {
      log.refuseFile(file, REFUSED_KINDS[opened.kind.kind]);
      return;
    }
    if (opened.kind.encoding !== 'utf-8') {
      const remedy = 'it was read, but the Department refuses it: save it as CSV UTF-8';
      log.warnOfFile(file, { code: OWN_CODES.fileUtf16, message: `the file is written in UTF-16; ${remedy}` });
    }
    const reader = new FileReader(reading);
    for await (const batch of readLines(opened.pieces, opened.kind.encoding)) {
      if (!reader.take(batch)) return;
    }
    reader.finish();
  } finally {
    await opened.close();
  }
}

const NOT_TEXT = 'the file is not text: export the table again as CSV UTF-8';

const FIRST_LINE_TOO_LONG = {
  code: OWN_CODES.lineTooLong,
  message: `the first line is longer than ${LONGEST_LINE_CHARACTERS} characters, so it names no columns: ${NOT_TEXT}`,
};

/** Why a file of a kind cannot be read. */
const REFUSED_KINDS = {
  empty: { code: OWN_CODES.fileEmpty, message: 'the file is empty: export the table again' },
  spreadsheet: {
    code: OWN_CODES.fileSpreadsheet,
    message:
      'the file is a spreadsheet, whatever its name: open it and save each table as a file of its own, CSV UTF-8',
  },
  xml: {
    code: OWN_CODES.fileXml,
    message: 'the file is XML or a web page: export the return as CSV, one file for each table',
  },
  'not-text': { code: OWN_CODES.fileNotText, message: NOT_TEXT },
};

/** Takes the lines of one file: the first is the names of the columns, the others are rows. */
class FileReader {
  readonly #reading: FileReading;
  /** What to do with the lines after the first; undefined until the first has come. */
  #takeRows: ((batch: LineBatch) => void) | undefined;

  constructor(reading: FileReading) {
    this.#reading = reading;
  }

  /** False where nothing more of the file is wanted. */
  take(batch: LineBatch): boolean {
    const { file, log, onRows } = this.#reading;
    let rest = batch;
    if (this.#takeRows === undefined) {
      const [first] = batch.lines;
      if (first === undefined || (batch.tooLong[0] ?? Number.MAX_VALUE) < (batch.numbers[0] ?? 0)) {
        log.refuseFile(file, FIRST_LINE_TOO_LONG);
        return false;
      }
      if (batch.isSuspect && hasUnreadableCharacters(first)) {
        log.refuseFile(file, { code: OWN_CODES.fileNotText, message: NOT_TEXT });
        return false;
      }
      this.#takeRows = this.#rowTaker(first);
      rest = { ...batch, lines: batch.lines.slice(1), numbers: batch.numbers.slice(1) };
    }
    this.#takeRows(rest);
    onRows(file);
    return true;
  }

  finish(): void {
    const { file, log } = this.#reading;
    if (this.#takeRows === undefined) log.refuseFile(file, REFUSED_KINDS.empty);
    else if (file.rows === 0 && file.table !== undefined) file.notes.push('the file has column names and no rows');
  }

  #rowTaker(firstLine: string): (batch: LineBatch) => void {
    const { file, log } = this.#reading;
    const header = readHeaderLine(firstLine);
    const found = recogniseTable(header.columns);
    if (found.kind !== 'table') {
      if (found.kind === 'key-missing') file.table = found.table;
      log.refuseFile(file, whyNotRead(found, header.columns));
      return (batch) => this.#rejectAll(batch);
    }
    file.table = found.table;
    file.missingColumns = new Set(found.missing);
    for (const finding of findingsOfHeader(header, found)) log.warnOfFile(file, finding);
    const notRead = extraNotRead(found);
    if (notRead.length > 0) file.notes.push(`columns that are not of the return were not read: ${notRead.join(', ')}`);
    const rows = new RowTaker(this.#reading, found.table, header);
    return (batch) => rows.take(batch);
  }

  /** Rows of a file that cannot be read at all are counted, so that each is accounted for. */
  #rejectAll(batch: LineBatch): void {
    const { file } = this.#reading;
    let count = batch.tooLong.length;
    for (const line of batch.lines) if (!ONLY_SEPARATORS.test(line)) count += 1;
    file.rows += count;
    file.rejected += count;
  }
}
