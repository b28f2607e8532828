import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { runScript } from './run-process.ts';
import { ROOT, withTree } from './temporary-tree.ts';

const MANIFEST: { dependencies: Record<string, string> } = JSON.parse(
  readFileSync(path.join(ROOT, 'package.json'), 'utf8'),
);

/** Every package that the manifest names is used, as knip counts that too. */
const TIDY: Readonly<Record<string, string>> = {
  'src/cli/main.ts': "import { due } from './due.ts';\n\nprocess.exitCode = due;\n",
  'src/cli/due.ts': `${importing(Object.keys(MANIFEST.dependencies))}export const due = 1;\n`,
  'src/cli/due.test.ts':
    "import './due.ts';\nimport 'fast-check';\nimport 'playwright-core';\nimport '@axe-core/playwright';\n" +
    importing(['ical.js', 'postal-mime', 'smtp-server']),
  'src/rules/index.ts': 'export const offeredToOthers = 1;\n',
  'scripts/boundaries.ts': "import 'dependency-cruiser';\nimport '@swc/core';\n",
  'bin/start.mjs': '',
  'bin/footprint.mjs': '',
  'bin/run-script.mjs': '',
};

const CONFIGURATION = {
  copied: ['knip.json', 'package.json', 'tsconfig.json', '.gitignore', '.dependency-cruiser.mjs'],
};

describe('The search for dead code', () => {
  it('refuses a file that nothing uses, an export that nothing uses, and a package that nothing uses', async () => {
    const { code, stdout } = await search({
      ...TIDY,
      'src/cli/forgotten.ts': 'export const forgotten = 1;\n',
      'src/cli/due.ts': 'export const due = 1;\nexport const overdue = 2;\n',
    });
    assert.equal(code, 1, stdout);
    assert.match(stdout, /Unused files[\s\S]*src\/cli\/forgotten\.ts/);
    assert.match(stdout, /Unused exports[\s\S]*overdue .*src\/cli\/due\.ts/);
    assert.match(stdout, /Unused dependencies[\s\S]*csv-parse/);
  });

  it('has no complaint about a tree in which everything is used', async () => {
    const { code, stdout, stderr } = await search(TIDY);
    assert.equal(code, 0, stdout + stderr);
  });
});

function search(files: Readonly<Record<string, string>>): ReturnType<typeof runScript> {
  return withTree({ ...CONFIGURATION, files, linked: true }, (tree) =>
    runScript('node_modules/knip/bin/knip.js', ['--no-progress'], { cwd: tree }),
  );
}

function importing(packages: readonly string[]): string {
  return packages.map((name) => `import '${name}';\n`).join('');
}
