import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findFaults, REQUIREMENTS_IN_ALL } from './faults.ts';
import { readRegister } from './register.ts';
import { readMentions, type TestFile } from './test-titles.ts';

const PER_GROUP = 73;
const SUM = 'src/rules/sum.test.ts';
const PROOF: TestFile = {
  file: SUM,
  source: "test('adds [AAA-01, AAA-02]', () => {});\nit('adds twice [AAA-02]', () => {});\n",
};

/** A row of the register: an id with its state and last column; the words are always the same. */
type Row = readonly [id: string, state: string, last: string];

const BUILT: Row = ['AAA-01', 'built', `\`${SUM}\``];
const PARTLY: Row = ['AAA-02', 'partly', `\`${SUM}\`. Missing: the page.`];

/** A register without a fault, but for the rows that are put in place of its own. */
function pageWith(planted: { rows?: readonly Row[]; totals?: string; extra?: string } = {}): string {
  const rows = new Map([BUILT, PARTLY, ...(planted.rows ?? [])].map((row) => [row[0], row]));
  const states = { built: 0, partly: 0, 'not yet': 0 };
  const groups = Array.from({ length: REQUIREMENTS_IN_ALL / PER_GROUP }, (_, group) => {
    const code = `AA${String.fromCodePoint(65 + group)}`;
    const lines = Array.from({ length: PER_GROUP }, (_row, index) => {
      const id = `${code}-${String(index + 1).padStart(2, '0')}`;
      const [written, state, last] = rows.get(id) ?? [id, 'not yet', ''];
      if (state in states) states[state as keyof typeof states] += 1;
      return `| ${written} | Something is done. | ${state} | ${last} |`;
    });
    return [`## Group (${code})`, '', '| ID | Requirement | State | Shown by |', '| --- | --- | --- | --- |', ...lines];
  });
  const counted = `${REQUIREMENTS_IN_ALL} requirements: ${states.built} built, ${states.partly} partly, ${states['not yet']} not yet.`;
  return ['# Register', '', `**${planted.totals ?? counted}**`, ...groups.flat(), planted.extra ?? ''].join('\n');
}

function faultsIn(page: string, tests: readonly TestFile[] = [PROOF]): string[] {
  return findFaults(readRegister(page), { files: tests.map(({ file }) => file), mentions: readMentions(tests) });
}

function refuses(page: string, ...expected: readonly RegExp[]): void {
  const faults = faultsIn(page);
  for (const one of expected)
    assert.ok(
      faults.some((fault) => one.test(fault)),
      `wanted ${one} among:\n${faults.join('\n')}`,
    );
  assert.equal(faults.length, expected.length, faults.join('\n'));
}

describe('the register', () => {
  test('passes where every state is shown, counted and explained', () => {
    assert.deepEqual(faultsIn(pageWith()), []);
  });

  test('is refused where an id stands twice, with both lines and the one that is gone', () => {
    const page = pageWith().replace('| AAC-05 |', '| AAC-04 |');
    refuses(page, /^lines \d+ and \d+: AAC-04 stands 2 times/, /AAC-04 stands where AAC-05 should/);
  });

  test('is refused where an id is written wrongly', () => {
    refuses(pageWith().replace('| AAC-05 |', '| AAC-5 |'), /"AAC-5" is no id: write three capital letters/);
  });

  test('is refused where a requirement stands in another group', () => {
    const page = pageWith().replace('| AAC-05 |', '| AAZ-05 |');
    refuses(page, /AAZ-05 stands where AAC-05 should/);
  });

  test('is refused where a requirement is gone, even where the totals agree', () => {
    const page = pageWith({ totals: '948 requirements: 1 built, 1 partly, 946 not yet.' });
    refuses(
      page.replace('| AAM-73 | Something is done. | not yet |  |\n', ''),
      /^948 requirements, where there are 949: put back/,
    );
  });

  test('is refused where a row has no words', () => {
    refuses(pageWith().replace('| AAC-05 | Something is done. |', '| AAC-05 |  |'), /AAC-05 has no words/);
  });

  test('is refused where a row has lost a column, with its line', () => {
    const page = pageWith({ extra: '| AAM-74 | Something is done. | not yet |' });
    refuses(page, /^line \d+: this is no row of the register: write \| ID \|/);
  });

  test('is refused where a row stands before the first group; a table of words may stand there', () => {
    const words = '| short | stands for |\n| --- | --- |\n| wd | working day |\n';
    assert.deepEqual(faultsIn(pageWith().replace('## Group (AAA)', `${words}\n## Group (AAA)`)), []);
    const row = '| AAA-74 | Something is done. | not yet | |';
    refuses(
      pageWith().replace('## Group (AAA)', `${row}\n\n## Group (AAA)`),
      /^line \d+: this is no row of the register/,
    );
  });

  test('is refused where a state is none of the three', () => {
    refuses(
      pageWith({ rows: [['AAC-05', 'done', '']], totals: '949 requirements: 1 built, 1 partly, 946 not yet.' }),
      /AAC-05 is "done": write "built", "partly", "not yet"/,
    );
  });

  test('is refused where the totals are out of date, with the right ones', () => {
    const page = pageWith({ totals: '949 requirements: 9 built, 1 partly, 939 not yet.' });
    refuses(page, /the totals are out of date: write \*\*949 requirements: 1 built, 1 partly, 947 not yet\.\*\*/);
  });

  test('is refused where it has no totals', () => {
    refuses(
      pageWith({ totals: 'Many.' }),
      /the totals are missing: write near the top, .*\*\*949 requirements: 1 built/,
    );
  });

  test('is refused where something partly built does not say what is missing', () => {
    refuses(pageWith({ rows: [['AAA-02', 'partly', `\`${SUM}\``]] }), /AAA-02 is partly built: say after its tests/);
  });

  test('is refused where something is called built and yet lacks something', () => {
    const rows: Row[] = [['AAA-01', 'built', `\`${SUM}\`. Missing: the page.`]];
    refuses(pageWith({ rows }), /AAA-01 is called built and yet something is missing/);
  });

  test('is refused where something that is not begun lists a test', () => {
    const rows: Row[] = [['AAC-05', 'not yet', `\`${SUM}\``]];
    refuses(pageWith({ rows }), /AAC-05 is "not yet" and yet lists tests/);
  });

  test('may say something of what is not begun', () => {
    const rows: Row[] = [['AAC-05', 'not yet', 'The register of social workers has another name now.']];
    assert.deepEqual(faultsIn(pageWith({ rows })), []);
  });
});

describe('between the register and the tests, it is refused', () => {
  test('that something is called built and no title names it', () => {
    const rows: Row[] = [['AAC-05', 'built', `\`${SUM}\``]];
    refuses(
      pageWith({ rows }),
      /AAC-05 is built, and no test names it: write \[AAC-05\] into the title/,
      /AAC-05 lists src\/rules\/sum\.test\.ts, where no title names it/,
    );
  });

  test('that something built lists no test, with the file that names it', () => {
    const rows: Row[] = [['AAA-01', 'built', '']];
    refuses(pageWith({ rows }), /AAA-01 lists no test: .*: `src\/rules\/sum\.test\.ts`$/);
  });

  test('that a test is listed which does not exist', () => {
    const rows: Row[] = [['AAA-01', 'built', `\`${SUM}\`, \`src/rules/gone.test.ts\``]];
    refuses(pageWith({ rows }), /AAA-01 lists src\/rules\/gone\.test\.ts, which is no file of tests/);
  });

  test('that a file is listed which names another requirement only', () => {
    const other: TestFile = { file: 'src/other.test.ts', source: "test('divides [AAA-02]', () => {});\n" };
    const rows: Row[] = [['AAA-01', 'built', `\`${SUM}\`, \`${other.file}\``]];
    const faults = faultsIn(pageWith({ rows }), [PROOF, other]);
    assert.equal(faults.length, 1);
    assert.match(faults[0] ?? '', /AAA-01 lists src\/other\.test\.ts, where no title names it/);
  });

  test('that a title names what is not begun', () => {
    const eager: TestFile = { file: 'src/eager.test.ts', source: "\ntest('flies [AAC-05]', () => {});\n" };
    const faults = faultsIn(pageWith(), [PROOF, eager]);
    assert.equal(faults.length, 1);
    assert.match(
      faults[0] ?? '',
      /^src\/eager\.test\.ts:2 names \[AAC-05\], which the register calls "not yet" \(line \d+\)/,
    );
  });

  test('that a title names what the register does not have', () => {
    const stray: TestFile = { file: 'src/stray.test.ts', source: "it('flies [ZZZ-01]', () => {});\n" };
    assert.deepEqual(faultsIn(pageWith(), [PROOF, stray]), [
      'src/stray.test.ts:1 names [ZZZ-01], which is not in the register: mend the title',
    ]);
  });

  test('that a title names an id which is written wrongly', () => {
    const stray: TestFile = { file: 'src/stray.test.ts', source: "it('flies [AAA-1 and AAA-02]', () => {});\n" };
    const faults = faultsIn(pageWith(), [PROOF, stray]);
    assert.equal(faults.length, 1);
    assert.match(
      faults[0] ?? '',
      /names \[AAA-1 and AAA-02\], which is no id: write \[SCH-01\], or \[SCH-01, SCH-02\]/,
    );
  });
});
