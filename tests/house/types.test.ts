import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { type Ended, runScript } from './run-process.ts';
import { withTree } from './temporary-tree.ts';

interface Planted {
  readonly fault: string;
  readonly error: string;
  readonly file: string;
  readonly bad: string;
  readonly good: string;
}

const PLANTED: readonly Planted[] = [
  {
    fault: 'a value that may be null used as if it never were',
    error: 'TS18047',
    file: 'src/platform/null.ts',
    bad: 'export const size = (text: string | null) => text.length;\n',
    good: 'export const size = (text: string) => text.length;\n',
  },
  {
    fault: 'an element of an array used as if it were surely there',
    error: 'TS2532',
    file: 'src/platform/index-access.ts',
    bad: 'export const size = (texts: string[]) => texts[0].length;\n',
    good: 'export const size = (texts: string[]) => texts[0]?.length;\n',
  },
  {
    fault: 'undefined given for a property that may only be left out',
    error: 'TS2375',
    file: 'src/platform/optional.ts',
    bad: 'export const plan: { on?: number } = { on: undefined };\n',
    good: 'export const plan: { on?: number } = {};\n',
  },
  {
    fault: 'syntax that Node cannot take away without building',
    error: 'TS1294',
    file: 'src/platform/erasable.ts',
    bad: "export enum Layer {\n  Statute = 'statute',\n}\n",
    good: "export type Layer = 'statute';\n",
  },
  {
    fault: 'a type imported as if it were a value',
    error: 'TS1484',
    file: 'src/platform/type-import.ts',
    bad: "import { Layer } from './erasable-types.ts';\nexport type Same = Layer;\n",
    good: "import type { Layer } from './erasable-types.ts';\nexport type Same = Layer;\n",
  },
  {
    fault: 'a path that forgets to return a value',
    error: 'TS7030',
    file: 'src/platform/returns.ts',
    bad: 'export const sign = (day: number) => {\n  if (day > 0) return 1;\n};\n',
    good: 'export const sign = (day: number) => {\n  if (day > 0) return 1;\n  return -1;\n};\n',
  },
  {
    fault: 'a launcher whose documented types are not kept',
    error: 'TS2322',
    file: 'bin/launch.mjs',
    bad: "/** @type {number} */\nexport const code = 'seventy';\n",
    good: '/** @type {number} */\nexport const code = 70;\n',
  },
];

/** Nothing that Node adds to the language may be seen by the rules, not even where a lint rule is switched off. */
const NOT_FOR_RULES: readonly Planted[] = ['process', 'console', 'setTimeout', 'Buffer', 'performance'].map((name) => ({
  fault: `${name} in the rules`,
  error: 'TS2',
  file: `src/rules/with-${name.toLowerCase()}.ts`,
  bad: `export const used = ${name};\n`,
  good: 'export const used = 1;\n',
}));

const CONFIGURATION = { copied: ['tsconfig.json', 'tsconfig.rules.json', 'package.json'], linked: true };
const TYPES = { 'src/platform/erasable-types.ts': "export type Layer = 'statute';\n" };

for (const { project, planted } of [
  { project: 'tsconfig.json', planted: PLANTED },
  { project: 'tsconfig.rules.json', planted: NOT_FOR_RULES },
]) {
  describe(`The compiler, by ${project}`, () => {
    let found: Ended;

    before(async () => {
      const files = Object.fromEntries(planted.map(({ file, bad }) => [file, bad]));
      found = await withTree({ ...CONFIGURATION, files: { ...files, ...TYPES } }, (tree) => compile(tree, project));
    });

    for (const { fault, error, file } of planted) {
      it(`refuses ${fault}`, () => {
        assert.notEqual(found.code, 0);
        const isFound = found.stdout
          .split('\n')
          .some((line) => line.startsWith(file) && line.includes(`error ${error}`));
        assert.ok(isFound, `wanted ${error} for ${file} among:\n${found.stdout}`);
      });
    }

    it('has no complaint about the same tree without the faults', async () => {
      const files = Object.fromEntries(planted.map(({ file, good }) => [file, good]));
      const { code, stdout } = await withTree({ ...CONFIGURATION, files: { ...files, ...TYPES } }, (tree) =>
        compile(tree, project),
      );
      assert.equal(code, 0, stdout);
    });
  });
}

function compile(tree: string, project: string): Promise<Ended> {
  return runScript('node_modules/typescript/bin/tsc', ['-p', project, '--pretty', 'false'], { cwd: tree });
}
