import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { runScript } from './run-process.ts';
import { withTree } from './temporary-tree.ts';

interface Planted {
  readonly habit: string;
  readonly rule: string;
  readonly file: string;
  readonly bad: string;
  /** The same intent, as the house wants it. */
  readonly good: string;
  /** Where the fault is in the name, the name that is wanted. */
  readonly goodFile?: string;
}

const PLANTED: readonly Planted[] = [
  {
    habit: 'a Date in the rules',
    rule: 'lint/style/noRestrictedGlobals',
    file: 'src/rules/date.ts',
    bad: 'export const today = new Date(0);\n',
    good: 'export const today = 20_000;\n',
  },
  {
    habit: 'a Date as a type in the rules',
    rule: 'lint/style/noRestrictedGlobals',
    file: 'src/rules/date-type.ts',
    bad: 'export const same = (day: Date) => day;\n',
    good: 'export const same = (day: number) => day;\n',
  },
  {
    habit: 'the console in the rules',
    rule: 'lint/style/noRestrictedGlobals',
    file: 'src/rules/console.ts',
    bad: "console.log('due');\n",
    good: "export const text = 'due';\n",
  },
  {
    habit: 'the process in the rules',
    rule: 'lint/style/noRestrictedGlobals',
    file: 'src/rules/process.ts',
    bad: 'export const platform = process.platform;\n',
    good: "export const platform = 'any';\n",
  },
  {
    habit: 'the global object in the rules',
    rule: 'lint/style/noRestrictedGlobals',
    file: 'src/rules/global.ts',
    bad: 'export const clock = globalThis;\n',
    good: 'export const clock = undefined;\n',
  },
  {
    habit: 'a timer in the formats',
    rule: 'lint/style/noRestrictedGlobals',
    file: 'src/exchange/timer.ts',
    bad: 'export const later = (run: () => void) => setTimeout(run, 1);\n',
    good: 'export const later = (run: () => void) => run();\n',
  },
  {
    habit: 'a Date in a command',
    rule: 'lint/style/noRestrictedGlobals',
    file: 'src/cli/date.ts',
    bad: 'export const now = Date.now();\n',
    good: 'export const now = 0;\n',
  },
  {
    habit: 'a Date reached through the global object in a command',
    rule: 'lint/style/noRestrictedGlobals',
    file: 'src/cli/global-date.ts',
    bad: 'export const now = globalThis.Date;\n',
    good: 'export const now = 0;\n',
  },
  {
    habit: 'the console in the casework',
    rule: 'lint/suspicious/noConsole',
    file: 'src/casework/reviews/talk.ts',
    bad: "console.log('done');\n",
    good: "export const said = 'done';\n",
  },
  {
    habit: 'a default export',
    rule: 'lint/style/noDefaultExport',
    file: 'src/platform/default.ts',
    bad: 'export default 1;\n',
    good: 'export const one = 1;\n',
  },
  {
    habit: 'an any',
    rule: 'lint/suspicious/noExplicitAny',
    file: 'src/platform/any.ts',
    bad: 'export const read = (value: any) => value;\n',
    good: 'export const read = (value: unknown) => value;\n',
  },
  {
    habit: 'a non-null assertion',
    rule: 'lint/style/noNonNullAssertion',
    file: 'src/platform/non-null.ts',
    bad: 'export const size = (text: string | null) => text!.length;\n',
    good: 'export const size = (text: string | null) => text?.length;\n',
  },
  {
    habit: 'an enum',
    rule: 'lint/style/noEnum',
    file: 'src/platform/enum.ts',
    bad: "export enum Layer {\n  Statute = 'statute',\n}\n",
    good: "export type Layer = 'statute';\n",
  },
  {
    habit: 'a namespace',
    rule: 'lint/style/noNamespace',
    file: 'src/platform/namespace.ts',
    bad: 'export namespace Law {\n  export const first = 1;\n}\n',
    good: 'export const law = { first: 1 };\n',
  },
  {
    habit: 'a file name that is not in kebab-case',
    rule: 'lint/style/useFilenamingConvention',
    file: 'src/platform/fileName.ts',
    goodFile: 'src/platform/file-name.ts',
    bad: 'export const one = 1;\n',
    good: 'export const one = 1;\n',
  },
  {
    habit: 'a barrel file',
    rule: 'lint/performance/noBarrelFile',
    file: 'src/platform/barrel.ts',
    bad: "export { one } from './one.ts';\n",
    good: "import { one } from './one.ts';\n\nexport const two = one + one;\n",
  },
  {
    habit: 'an export of everything in another file',
    rule: 'lint/performance/noReExportAll',
    file: 'src/platform/index.ts',
    bad: "export * from './one.ts';\n",
    good: "import { one } from './one.ts';\n\nexport const two = one + one;\n",
  },
  {
    habit: 'an import that is not used',
    rule: 'lint/correctness/noUnusedImports',
    file: 'src/platform/unused-import.ts',
    bad: "import { one } from './one.ts';\n\nexport const two = 2;\n",
    good: 'export const two = 2;\n',
  },
  {
    habit: 'a variable that is not used',
    rule: 'lint/correctness/noUnusedVariables',
    file: 'src/platform/unused-variable.ts',
    bad: 'const one = 1;\nexport const two = 2;\n',
    good: 'export const two = 2;\n',
  },
  {
    habit: 'a promise that nobody waits for',
    rule: 'lint/nursery/noFloatingPromises',
    file: 'src/platform/floating.ts',
    bad: 'const work = async (): Promise<void> => {\n  await null;\n};\nexport const begin = () => {\n  work();\n};\n',
    good: 'const work = async (): Promise<void> => {\n  await null;\n};\nexport const begin = async () => {\n  await work();\n};\n',
  },
  {
    habit: 'more than three parameters',
    rule: 'lint/complexity/useMaxParams',
    file: 'src/platform/parameters.ts',
    bad: 'export const sum = (a: number, b: number, c: number, d: number) => a + b + c + d;\n',
    good: 'export const sum = (a: number, b: number, c: number) => a + b + c;\n',
  },
  {
    habit: 'a test that keeps the others from running',
    rule: 'lint/suspicious/noFocusedTests',
    file: 'src/platform/focused.test.ts',
    bad: "import { it } from 'node:test';\n\nit.only('adds', () => undefined);\n",
    good: "import { it } from 'node:test';\n\nit('adds', () => undefined);\n",
  },
  {
    habit: 'a file that is not formatted',
    rule: 'format',
    file: 'src/platform/unformatted.ts',
    bad: 'export const  one = "1"\n',
    good: "export const one = '1';\n",
  },
  {
    habit: 'imports out of order',
    rule: 'assist/source/organizeImports',
    file: 'src/platform/order.ts',
    bad: "import { b } from './b.ts';\nimport { a } from './a.ts';\n\nexport const all = [a, b];\n",
    good: "import { a } from './a.ts';\nimport { b } from './b.ts';\n\nexport const all = [a, b];\n",
  },
];

/** Allowed where it stands: each would be a fault anywhere else. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'src/rules/index.ts': "export * from './due.ts';\n",
  'src/platform/clock/system-clock.ts': 'export const readClock = () => Date.now();\n',
  'src/rules/against-date.test.ts': 'export {};\n\nDate.UTC(2026, 0, 5);\n',
  'src/cli/print.ts': "console.log('done');\n",
};

const CONFIGURATION = { copied: ['biome.json', '.gitignore'], linked: true };

describe('Biome', () => {
  let found: Set<string>;

  before(async () => {
    const files = Object.fromEntries(PLANTED.map(({ file, bad }) => [file, bad]));
    found = await withTree({ ...CONFIGURATION, files }, async (tree) => {
      const { code, stdout } = await lint(tree, ['--reporter=json', '--max-diagnostics=none']);
      assert.equal(code, 1, stdout);
      const { diagnostics }: { diagnostics: readonly Diagnostic[] } = JSON.parse(stdout);
      return new Set(diagnostics.map(({ category, location }) => `${category} ${location.path}`));
    });
  });

  for (const { habit, rule, file } of PLANTED) {
    it(`refuses ${habit}`, () => {
      assert.ok(found.has(`${rule} ${file}`), `wanted ${rule} for ${file} among:\n${[...found].join('\n')}`);
    });
  }

  it('has no complaint about the same tree without the faults', async () => {
    const files = Object.fromEntries(PLANTED.map(({ file, goodFile, good }) => [goodFile ?? file, good]));
    await withTree({ ...CONFIGURATION, files: { ...files, ...EXCEPTIONS } }, async (tree) => {
      const { code, stdout, stderr } = await lint(tree, []);
      assert.equal(code, 0, stdout + stderr);
      assert.match(stdout, new RegExp(`Checked ${Object.keys({ ...files, ...EXCEPTIONS }).length + 1} files`));
    });
  });
});

interface Diagnostic {
  readonly category: string;
  readonly location: { readonly path: string };
}

function lint(tree: string, args: readonly string[]): ReturnType<typeof runScript> {
  return runScript('node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings', ...args], { cwd: tree });
}
