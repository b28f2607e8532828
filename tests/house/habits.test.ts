import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { type Ended, runScript } from './run-process.ts';
import { withTree } from './temporary-tree.ts';

interface Planted {
  readonly fault: string;
  readonly habit: string;
  readonly file: string;
  readonly bad: string;
  readonly good: string;
  readonly goodFile?: string;
}

const testFile = (call: string): string => `import { describe, it, test } from 'node:test';\n${call};\n`;

const PLANTED: readonly Planted[] = [
  {
    fault: 'a migration after a gap',
    habit: 'migrations-numbered-on',
    file: 'database/migrations/0003-teams.sql',
    bad: 'select 1;\n',
    good: 'select 1;\n',
    goodFile: 'database/migrations/0001-teams.sql',
  },
  {
    fault: 'the clock read in the rules',
    habit: 'no-clock',
    file: 'src/rules/clock.ts',
    bad: 'export const today = Temporal.Now.plainDateISO();\n',
    good: "export const today = Temporal.PlainDate.from('2026-01-05');\n",
  },
  {
    fault: 'the clock taken apart in a command',
    habit: 'no-clock',
    file: 'src/cli/clock.ts',
    bad: 'const { Now } = Temporal;\nexport const clock = Now;\n',
    good: 'const { PlainDate } = Temporal;\nexport const clock = PlainDate;\n',
  },
  {
    fault: 'chance in the rules',
    habit: 'no-chance',
    file: 'src/rules/chance.ts',
    bad: 'export const luck = Math.random();\n',
    good: 'export const luck = Math.max(1, 2);\n',
  },
  {
    fault: 'chance by another spelling in a generator',
    habit: 'no-chance',
    file: 'src/synthetic/chance.ts',
    bad: "export const luck = Math['random']();\n",
    good: 'const Math = { random: () => 4 };\nexport const luck = Math.random();\n',
  },
  {
    fault: 'an import inside a type',
    habit: 'no-import-in-a-type',
    file: 'src/rules/inline.ts',
    bad: "export type Day = import('./day.ts').Day;\n",
    good: "import type { Day } from './day.ts';\nexport type Same = Day;\n",
  },
  {
    fault: 'a test that is skipped where it is declared',
    habit: 'no-test-switched-off',
    file: 'src/rules/skip.test.ts',
    bad: testFile("it.skip('adds', () => {})"),
    good: testFile("it('adds', (t) => t.skip('there is no database here'))"),
  },
  {
    fault: 'a suite that keeps the others from running',
    habit: 'no-test-switched-off',
    file: 'src/rules/only.test.ts',
    bad: testFile("describe.only('sums', () => {})"),
    good: testFile("describe('sums', () => {})"),
  },
  {
    fault: 'a test that is to be written one day',
    habit: 'no-test-switched-off',
    file: 'src/rules/todo.test.ts',
    bad: testFile("test.todo('adds')"),
    good: testFile("test('adds', () => {})"),
  },
  {
    fault: 'a test that is switched off by an option',
    habit: 'no-test-switched-off',
    file: 'src/rules/option.test.ts',
    bad: testFile("test('adds', { skip: true }, () => {})"),
    good: testFile("test('adds', { timeout: 1000 }, () => {})"),
  },
  {
    fault: 'a part of a test that is switched off by an option',
    habit: 'no-test-switched-off',
    file: 'src/rules/part.test.ts',
    bad: testFile("test('adds', (t) => t.test('twice', { todo: 'later' }, () => {}))"),
    good: testFile("test('adds', (t) => t.test('twice', () => {}))"),
  },
  {
    fault: 'a test that skips itself and does not say why',
    habit: 'no-test-switched-off',
    file: 'src/rules/silent.test.ts',
    bad: testFile("it('adds', (t) => t.skip())"),
    good: testFile("it('adds', (t) => t.skip('there is no browser here'))"),
  },
  {
    fault: 'a room that no boundary knows of',
    habit: 'known-rooms',
    file: 'src/helpers/sum.ts',
    goodFile: 'src/platform/sum.ts',
    bad: 'export const sum = 1;\n',
    good: 'export const sum = 1;\n',
  },
  {
    fault: 'a folder that is not in kebab-case',
    habit: 'kebab-case-folders',
    file: 'src/rules/carePlan/due.ts',
    goodFile: 'src/rules/care-plan/due.ts',
    bad: 'export const due = 1;\n',
    good: 'export const due = 1;\n',
  },
  {
    fault: 'JavaScript where the compiler does not look',
    habit: 'typescript-only',
    file: 'src/platform/plain.mjs',
    goodFile: 'src/platform/plain.ts',
    bad: 'export const plain = 1;\n',
    good: 'export const plain = 1;\n',
  },
  {
    fault: 'a file that the compiler is told to leave alone',
    habit: 'compiler-not-silenced',
    file: 'src/platform/unchecked.ts',
    bad: '// @ts-nocheck\nexport const one: string = 1;\n',
    good: 'export const one: number = 1;\n',
  },
  {
    fault: 'an error that shipped code expects',
    habit: 'compiler-not-silenced',
    file: 'src/platform/expected.ts',
    goodFile: 'src/platform/expected.test.ts',
    bad: '// @ts-expect-error\nexport const one: string = 1;\n',
    good: '// @ts-expect-error\nconst one: string = 1;\n',
  },
];

/** Allowed where it stands: the one place that reads the clock, and an independent oracle in a test. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'src/platform/clock/clock.ts': 'export const today = () => Temporal.Now.plainDateISO();\n',
  'src/rules/oracle.test.ts': 'Temporal.Now.instant();\nMath.random();\n',
  'bin/start.mjs': 'export const start = 1;\n',
};

const EXACT = JSON.stringify({ dependencies: { a: '1.0.0' }, devDependencies: { b: '2.0.0-beta.1' } });
const INEXACT = JSON.stringify({ dependencies: { a: '^1.0.0' }, optionalDependencies: { b: 'latest' } });

describe('The habits', () => {
  let found: Ended;

  before(async () => {
    const files = Object.fromEntries(PLANTED.map(({ file, bad }) => [file, bad]));
    found = await check({ ...files, 'package.json': INEXACT });
  });

  for (const { fault, habit, file } of PLANTED) {
    it(`refuse ${fault}`, () => {
      assert.equal(found.code, 1, found.stderr);
      assert.ok(found.stdout.includes(`${habit}: ${file}`), `wanted ${habit} for ${file} among:\n${found.stdout}`);
    });
  }

  it('refuse a version that may change under our feet', () => {
    assert.match(found.stdout, /^exact-versions: package\.json: a \^1\.0\.0/m);
    assert.match(found.stdout, /^exact-versions: package\.json: b latest/m);
  });

  it('name each fault once, with its line', () => {
    assert.equal(found.stdout.trim().split('\n').length, PLANTED.length + 2);
    assert.match(found.stdout, /^no-test-switched-off: src\/rules\/skip\.test\.ts:2:/m);
  });

  it('have no complaint about the same tree without the faults', async () => {
    const files = Object.fromEntries(PLANTED.map(({ file, goodFile, good }) => [goodFile ?? file, good]));
    const { code, stdout, stderr } = await check({ ...files, ...EXCEPTIONS, 'package.json': EXACT });
    assert.equal(code, 0, stdout + stderr);
  });
});

function check(files: Readonly<Record<string, string>>): Promise<Ended> {
  return withTree({ files }, (tree) => runScript('scripts/habits.ts', [], { cwd: tree }));
}
