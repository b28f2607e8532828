import { type Group, type Register, type Requirement, STATES, wordsOfTotals } from './register.ts';
import type { Mention } from './test-titles.ts';

/** What the tests of the tree say. */
export interface TestsOfTree {
  /** Every file of tests. */
  readonly files: readonly string[];
  readonly mentions: readonly Mention[];
}

/** A requirement is never removed or numbered anew: people and tests cite its id. One that is added is counted here. */
export const REQUIREMENTS_IN_ALL = 949;

const ID = /^[A-Z]{3}-\d{2}$/;

/** Everything that is wrong with the register, or between it and the tests; each sentence says what to mend. */
export function findFaults(register: Register, tests: TestsOfTree): string[] {
  const namedBy = Map.groupBy(tests.mentions, ({ id }) => id);
  return [
    ...faultsOfPage(register),
    ...faultsOfIds(register),
    ...register.requirements.flatMap((requirement) => [
      ...faultsOfState(requirement),
      ...faultsOfProof(requirement, namedBy.get(requirement.id) ?? [], tests.files),
    ]),
    ...faultsOfMentions(register, tests.mentions),
  ];
}

function faultsOfPage({ requirements, totals, strayLines }: Register): string[] {
  const faults = strayLines.map(
    (line) =>
      `line ${line}: this is no row of the register: write | ID | Requirement | State | Shown by / what is missing |, ` +
      'under a heading that ends with the letters of its group, such as (SCH)',
  );
  if (requirements.length !== REQUIREMENTS_IN_ALL) {
    faults.push(
      `${requirements.length} requirements, where there are ${REQUIREMENTS_IN_ALL}: put back the row that is gone; ` +
        'for one that was added, change REQUIREMENTS_IN_ALL in scripts/requirements/faults.ts',
    );
  }
  const counted = wordsOfTotals(requirements);
  if (totals === undefined)
    faults.push(`the totals are missing: write near the top, on a line of its own, **${counted}**`);
  else if (totals !== counted) faults.push(`the totals are out of date: write **${counted}**, not **${totals}**`);
  return faults;
}

function faultsOfIds({ groups, requirements }: Register): string[] {
  const faults = requirements
    .filter(({ id }) => !ID.test(id))
    .map(({ line, id }) => `line ${line}: "${id}" is no id: write three capital letters, a hyphen and two digits`);
  for (const [id, rows] of Map.groupBy(requirements, (requirement) => requirement.id)) {
    const lines = rows.map(({ line }) => line).join(' and ');
    if (rows.length > 1)
      faults.push(`lines ${lines}: ${id} stands ${rows.length} times: give each requirement its own id`);
  }
  return [...faults, ...groups.flatMap(faultsOfOrder)];
}

/** Ids run on in their group, so that none is lost or moved unseen. Only the first break of a group is told. */
function faultsOfOrder({ code, requirements }: Group): string[] {
  const expected = (index: number): string => `${code}-${String(index + 1).padStart(2, '0')}`;
  const index = requirements.findIndex(({ id }, position) => ID.test(id) && id !== expected(position));
  const broken = requirements[index];
  if (broken === undefined) return [];
  return [
    `line ${broken.line}: ${broken.id} stands where ${expected(index)} should: ids run on in their group, without a gap`,
  ];
}

function faultsOfState({ line, id, words, state, shownBy, missing }: Requirement): string[] {
  const where = `line ${line}: ${id}`;
  const faults: string[] = [];
  if (words === '') faults.push(`${where} has no words: say what is required`);
  if (!isState(state))
    return [...faults, `${where} is "${state}": write ${STATES.map((one) => `"${one}"`).join(', ')}`];
  if (state === 'partly' && missing === '') {
    faults.push(`${where} is partly built: say after its tests what is not there, as "Missing: …"`);
  }
  if (state === 'built' && missing !== '') {
    faults.push(`${where} is called built and yet something is missing: call it partly, or take that away`);
  }
  if (state === 'not yet' && shownBy.length > 0) {
    faults.push(`${where} is "not yet" and yet lists tests: call it partly or built, or take them away`);
  }
  return faults;
}

/** What is built, in whole or in part, lists files of tests, and each of them names it in a title. */
function faultsOfProof(
  { line, id, state, shownBy }: Requirement,
  mentions: readonly Mention[],
  files: readonly string[],
): string[] {
  if (state !== 'built' && state !== 'partly') return [];
  const where = `line ${line}: ${id}`;
  const naming = new Set(mentions.map(({ file }) => file));
  const faults: string[] = [];
  if (naming.size === 0) {
    faults.push(
      `${where} is ${state}, and no test names it: write [${id}] into the title of the test that shows it, or call it "not yet"`,
    );
  }
  if (shownBy.length === 0) {
    const found = [...naming].map((file) => `\`${file}\``).join(', ');
    faults.push(
      `${where} lists no test: name in the last column, in backticks, the file that shows it${found && `: ${found}`}`,
    );
  }
  for (const file of shownBy) {
    if (!files.includes(file)) faults.push(`${where} lists ${file}, which is no file of tests: mend its path`);
    else if (!naming.has(file))
      faults.push(`${where} lists ${file}, where no title names it: write [${id}] there, or list another`);
  }
  return faults;
}

/** Every id that a title names is in the register, and is called more than "not yet". */
function faultsOfMentions({ requirements }: Register, mentions: readonly Mention[]): string[] {
  const byId = new Map(requirements.map((requirement) => [requirement.id, requirement]));
  return mentions.flatMap(({ file, line, id }) => {
    const where = `${file}:${line} names [${id}]`;
    if (!ID.test(id)) return [`${where}, which is no id: write [SCH-01], or [SCH-01, SCH-02] for several`];
    const requirement = byId.get(id);
    if (requirement === undefined) return [`${where}, which is not in the register: mend the title`];
    if (requirement.state !== 'not yet') return [];
    return [
      `${where}, which the register calls "not yet" (line ${requirement.line}): say there what the test shows and what is missing`,
    ];
  });
}

function isState(state: string): boolean {
  return STATES.some((one) => one === state);
}
