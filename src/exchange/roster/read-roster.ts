import { splitLines } from '../ssda903/fields.ts';
import { fileKindOf } from '../ssda903/file-kind.ts';
import { COLUMN_TITLES, type RosterHeading, type RosterKind, readRosterHeading } from './columns.ts';
import { ROSTER_CODES, type RosterProblem } from './problems.ts';
import { type AppointmentRow, RosterCells, readAppointmentRow, readStaffRow, type StaffRow } from './rows.ts';

/** What a roster's file says, row by row, and what is wrong with it. */
export interface Roster {
  readonly kind: RosterKind;
  /** Data rows: every line after the column names that is not blank. */
  readonly rows: number;
  /** Where the file tells who reviews whom: the rows that can be read. */
  readonly appointments: readonly AppointmentRow[];
  /** Where it tells who works for the service: the rows that can be read. */
  readonly staff: readonly StaffRow[];
  /** In the order of the rows. */
  readonly problems: readonly RosterProblem[];
  /** What is worth knowing and not wrong. */
  readonly notes: readonly string[];
}

/** A file that is no roster: `refused` says what to mend. */
export interface RefusedRoster {
  readonly refused: string;
}

/** No service has so many people and children that its list is longer; such a file is another. */
const LARGEST_ROSTER_BYTES = 20_000_000;
/** What a spreadsheet writes before the column names to say what parts them. */
const SEPARATOR_LINE = /^sep=.$/i;

const REFUSALS: Readonly<Record<string, string>> = {
  empty: 'the file is empty',
  spreadsheet: 'the file is a spreadsheet: open it and save the sheet as CSV UTF-8',
  xml: 'the file is XML or a web page: save the list as CSV UTF-8',
  'not-text': 'the file is not text: save the list as CSV UTF-8',
};

/**
 * Reads a roster: who reviews whom, or who works for the service, whichever its first line says. A row that cannot be
 * read is told and left out, and the others are read.
 */
export function readRoster(bytes: Uint8Array): Roster | RefusedRoster {
  const kind = fileKindOf(bytes.subarray(0, 512));
  if (kind.kind !== 'text') return { refused: REFUSALS[kind.kind] ?? 'the file is not text' };
  if (bytes.length > LARGEST_ROSTER_BYTES) return { refused: 'the file is larger than any roster: is it another?' };
  const { text, isWindows } = decode(bytes, kind.encoding);
  const lines = text
    .split(/\r\n|\n|\r/)
    .map((line, index) => ({ line, row: index + 1 }))
    .filter(({ line }) => line.replaceAll(/[\s,;|"]/g, '') !== '');
  if (SEPARATOR_LINE.test(lines[0]?.line.trim() ?? '')) lines.shift();
  const [first, ...others] = lines;
  if (first === undefined) return { refused: 'the file has no lines' };
  const heading = readRosterHeading(first.line);
  if ('refused' in heading) return heading;
  return readRows(heading, others, isWindows ? [WINDOWS_TEXT] : []);
}

const WINDOWS_TEXT =
  'the file is not UTF-8 and was read as text of Windows: look whether names with accents came out right';

/** A spreadsheet's plain "CSV" is text of Windows: what is not UTF-8 is read as that. */
function decode(bytes: Uint8Array, encoding: string): { text: string; isWindows: boolean } {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), isWindows: false };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), isWindows: true };
  }
}

interface Line {
  readonly line: string;
  readonly row: number;
}

function readRows(heading: RosterHeading, lines: readonly Line[], notes: readonly string[]): Roster {
  const cells = new RosterCells(heading.indexes);
  const appointments: AppointmentRow[] = [];
  const staff: StaffRow[] = [];
  const split = splitLines(
    lines.map(({ line }) => line),
    heading.separator,
  );
  for (const [index, { row }] of lines.entries()) {
    const fields = split[index];
    if (fields === undefined) {
      cells.turnTo(row, []);
      cells.refuse('', ROSTER_CODES.quotes, QUOTES_GO_WRONG);
      continue;
    }
    cells.turnTo(row, fields);
    if (heading.kind === 'appointments') appointments.push(...readAppointmentRow(cells));
    else staff.push(...readStaffRow(cells));
  }
  const { kind } = heading;
  return {
    kind,
    rows: lines.length,
    appointments,
    staff,
    problems: cells.problems,
    notes: [...notes, ...notesOf(heading)],
  };
}

const QUOTES_GO_WRONG =
  'a quotation mark is not closed, or a value holds a line break: mend or remove it, so that the row stands on one line';

function notesOf({ notRead, twice }: RosterHeading): string[] {
  return [
    ...(notRead.length === 0 ? [] : [`not read: ${notRead.join(', ')}`]),
    ...twice.map((column) => `${COLUMN_TITLES[column]} is there more than once; the first was read`),
  ];
}
