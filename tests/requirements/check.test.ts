/** The check of the register as `npm run check` runs it; what it finds is tested beside scripts/requirements/. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { type Ended, runScript } from '../house/run-process.ts';
import { ROOT, withTree } from '../house/temporary-tree.ts';

const PAGE = 'docs/requirements.md';

describe('The check of the requirements', () => {
  it('passes for this tree, and says the totals last', async () => {
    const { code, stdout } = await runScript('scripts/requirements.ts', [], { cwd: ROOT });
    assert.equal(code, 0, stdout);
    assert.match(stdout, /^949 requirements: \d+ built, \d+ partly, \d+ not yet\.\n$/);
  });

  it('fails where a test names a requirement that is not there, with the place', async () => {
    const stray = 'src/rules/stray.test.ts';
    const { code, stdout } = await check({
      [stray]: "import { test } from 'node:test';\ntest('flies [ZZZ-01]', () => {});\n",
    });
    assert.equal(code, 1);
    assert.ok(stdout.includes(`${PAGE}: ${stray}:2 names [ZZZ-01], which is not in the register`), stdout);
  });

  it('fails where the tests that the register lists are gone', async () => {
    const { code, stdout } = await check({});
    assert.equal(code, 1);
    assert.match(stdout, /SCH-01 is built, and no test names it/);
  });
});

/** Runs the check in a tree that has the real register and no other test than those given. */
function check(files: Readonly<Record<string, string>>): Promise<Ended> {
  const page = readFileSync(path.join(ROOT, PAGE), 'utf8');
  return withTree({ files: { ...files, [PAGE]: page } }, (tree) =>
    runScript('scripts/requirements.ts', [], { cwd: tree }),
  );
}
