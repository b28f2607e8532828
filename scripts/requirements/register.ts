/** How far a requirement is met. */
export const STATES = ['built', 'partly', 'not yet'] as const;

/** One row of the register, as it stands there; `findFaults` says what is wrong with it. */
export interface Requirement {
  /** The line of the page, from 1. */
  readonly line: number;
  /** `SCH-01`. */
  readonly id: string;
  readonly words: string;
  readonly state: string;
  /** The files of tests that the last column lists. */
  readonly shownBy: readonly string[];
  /** What the last column says is missing; empty where it says nothing of it. */
  readonly missing: string;
}

/** A section of the register: its heading ends with the three letters that its ids begin with. */
export interface Group {
  /** `SCH`. */
  readonly code: string;
  readonly requirements: readonly Requirement[];
}

export interface Register {
  readonly groups: readonly Group[];
  /** Every requirement, in the order of the page. */
  readonly requirements: readonly Requirement[];
  /** The sentence with the totals at the top, without its asterisks; undefined where there is none. */
  readonly totals: string | undefined;
  /** Lines that should be rows of the register and are not: of another number of columns, or before the first group. */
  readonly strayLines: readonly number[];
}

interface GroupBeingRead {
  readonly code: string;
  readonly requirements: Requirement[];
}

const GROUP_HEADING = /^## .*\((?<code>[A-Z]{3})\)\s*$/;
const TOTALS = /^\*\*(?<totals>\d+ requirements: .*)\*\*$/;
const TABLE_LINE = /^\s*\|/;
const HEADER_OR_RULE = /^\|\s*(ID\s*\||-)/;
/** Before the first group there are other tables, which explain the words. */
const LOOKS_LIKE_A_ROW = /^\s*\|\s*[A-Z]{3}-\d/;
const TEST_FILE = /`(?<file>[^`]*\.ts)`/g;
const MISSING = /\bmissing:\s*(?<missing>.*)$/i;

/** Reads the register from the text of its page. */
export function readRegister(page: string): Register {
  const groups: GroupBeingRead[] = [];
  const strayLines: number[] = [];
  let totals: string | undefined;
  for (const [index, text] of page.split('\n').entries()) {
    const code = GROUP_HEADING.exec(text)?.groups?.['code'];
    if (code !== undefined) groups.push({ code, requirements: [] });
    totals ??= TOTALS.exec(text)?.groups?.['totals'];
    if (!TABLE_LINE.test(text) || HEADER_OR_RULE.test(text)) continue;
    const group = groups.at(-1);
    if (group === undefined && !LOOKS_LIKE_A_ROW.test(text)) continue;
    const requirement = readRow(text, index + 1);
    if (requirement === undefined || group === undefined) strayLines.push(index + 1);
    else group.requirements.push(requirement);
  }
  return { groups, requirements: groups.flatMap(({ requirements }) => requirements), totals, strayLines };
}

/** The sentence that must stand at the top: "949 requirements: 1 built, 2 partly, 946 not yet." */
export function wordsOfTotals(requirements: readonly Requirement[]): string {
  const counts = STATES.map((state) => `${requirements.filter((one) => one.state === state).length} ${state}`);
  return `${requirements.length} requirements: ${counts.join(', ')}.`;
}

function readRow(text: string, line: number): Requirement | undefined {
  const cells = text.trim().split('|').slice(1, -1);
  const [id, words, state, last] = cells.map((cell) => cell.trim());
  if (cells.length !== 4 || id === undefined || words === undefined || state === undefined || last === undefined) {
    return undefined;
  }
  const missing = MISSING.exec(last)?.groups?.['missing'] ?? '';
  const shownBy = [...last.matchAll(TEST_FILE)].map(({ groups }) => groups?.['file'] ?? '');
  return { line, id, words, state, shownBy, missing };
}
