import { SEPARATORS, type Separator, splitLines } from './fields.ts';
import { type FileFinding, OWN_CODES } from './problems.ts';
import { quoted } from './rows/cells.ts';
import { PLACEMENT_COLUMNS_ADDED_LOCALLY, type Recognition, TABLES, type TableDefinition } from './tables.ts';

const KNOWN_COLUMNS = new Set(Object.values(TABLES).flatMap(({ columns }) => columns));
const COLUMNS_SHOWN = 8;

const SEPARATOR_NAMES: Readonly<Record<Separator, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'upright bars',
};

/** The first line of a file: the names of its columns, and what parts them. */
export interface HeaderLine {
  readonly columns: readonly string[];
  readonly separator: Separator;
}

/** Reads the first line with the separator by which most of its values are names of columns of the return. */
export function readHeaderLine(line: string): HeaderLine {
  let best: (HeaderLine & { known: number }) | undefined;
  for (const separator of SEPARATORS) {
    const columns = splitLines([line], separator)[0] ?? line.split(separator);
    const known = columns.filter((name) => KNOWN_COLUMNS.has(name)).length;
    if (best === undefined || known > best.known) best = { separator, columns, known };
  }
  return best ?? { separator: ',', columns: [] };
}

type RecognisedTable = Extract<Recognition, { kind: 'table' }>;

/** What is worth a warning in the first line of a file that can be read. */
export function findingsOfHeader({ columns, separator }: HeaderLine, { missing }: RecognisedTable): FileFinding[] {
  const findings: FileFinding[] = [];
  if (missing.length > 0) {
    const message = `the file has no column ${missing.join(', ')}; it was read as blank in every row`;
    findings.push({ code: OWN_CODES.columnMissing, message });
  }
  const twice = new Set(columns.filter((name, index) => name !== '' && columns.indexOf(name) !== index));
  if (twice.size > 0) {
    const message = `column ${[...twice].join(', ')} is there more than once; the first was read`;
    findings.push({ code: OWN_CODES.columnTwice, message });
  }
  if (separator !== ',') {
    const remedy = 'the Department refuses it: save it with commas';
    const message = `values are parted by ${SEPARATOR_NAMES[separator]}; they were read, but ${remedy}`;
    findings.push({ code: OWN_CODES.fileSeparator, message });
  }
  return findings;
}

/** Columns of a file that are not the return's and were let lie. */
export function extraNotRead({ table, extra }: RecognisedTable): string[] {
  const read: readonly string[] = table.name === 'Episodes' ? PLACEMENT_COLUMNS_ADDED_LOCALLY : [];
  return extra.filter((name) => !read.includes(name));
}

/** The code and the message for a file whose rows cannot be read. */
export function whyNotRead(found: Exclude<Recognition, { kind: 'table' }>, columns: readonly string[]): FileFinding {
  if (found.kind === 'key-missing') {
    const { table, missingKeys } = found;
    const message = `a ${table.name} file cannot be read without ${missingKeys.join(', ')}: export it with that column`;
    return { code: OWN_CODES.columnMissing, message };
  }
  const shown = columns.slice(0, COLUMNS_SHOWN).map(quoted).join(', ');
  const looks = `its first line is ${shown}${columns.length > COLUMNS_SHOWN ? ' and more' : ''}`;
  const message = `the file is no table of the return: ${looks}; ${nearestTable(found.nearest, columns)}`;
  return { code: OWN_CODES.tableUnknown, message };
}

function nearestTable(nearest: TableDefinition | undefined, columns: readonly string[]): string {
  if (nearest !== undefined) {
    const missing = nearest.columns.filter((name) => !columns.includes(name));
    return `the nearest is ${nearest.name}, of which ${missing.join(', ')} are missing`;
  }
  const known = columns.filter((name) => KNOWN_COLUMNS.has(name));
  if (known.length > 0) return `${known.join(', ')} are columns of several tables, and no other tells which it is`;
  return 'none of these names is a column of the return, and the first line must name them';
}
