import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { type Ended, run } from './run-process.ts';
import { withTree } from './temporary-tree.ts';

/** Stands in for npm: says what it was asked, and does what the test wants of each of the two commands. */
const npm = ({ check = 'true', test = 'true' }: { check?: string; test?: string }): string => `#!/usr/bin/env bash
echo "npm $*"
case "$*" in
  'run check') ${check} ;;
  'test') echo '7 passed, 0 failed, 1 skipped'; ${test} ;;
  *) exit 99 ;;
esac
`;

describe('.ci/run', () => {
  it('runs the check and the tests, and ends on the closing line of the tests', async () => {
    const { code, stdout } = await runCi(npm({}));
    assert.equal(code, 0);
    assert.equal(stdout, 'npm run check\nnpm test\n7 passed, 0 failed, 1 skipped\n');
  });

  it('fails where the check fails, and runs the tests all the same', async () => {
    const { code, stdout } = await runCi(npm({ check: 'false' }));
    assert.equal(code, 1);
    assert.match(stdout, /npm test\n/);
  });

  it('fails where the tests fail', async () => {
    const { code } = await runCi(npm({ test: 'false' }));
    assert.equal(code, 1);
  });

  it('fails where something is left in the tree, and names it', async () => {
    const { code, stderr } = await runCi(npm({ test: 'touch left-behind.txt' }));
    assert.equal(code, 1);
    assert.match(stderr, /\?\? left-behind\.txt/);
  });

  it('fails where a file of the tree was changed', async () => {
    const { code, stderr } = await runCi(npm({ check: 'echo more >> .gitignore' }));
    assert.equal(code, 1);
    assert.match(stderr, / M \.gitignore/);
  });
});

function runCi(npmStandIn: string): Promise<Ended> {
  return withTree({ copied: ['.ci/run', '.gitignore'], files: { 'stand-in/npm': npmStandIn } }, async (tree) => {
    chmodSync(path.join(tree, 'stand-in/npm'), 0o755);
    const git = (...args: readonly string[]): Promise<Ended> =>
      run('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.org', ...args], { cwd: tree });
    await git('init', '--quiet');
    await git('add', '--all');
    const { code, stderr } = await git('commit', '--quiet', '--message', 'Everything');
    assert.equal(code, 0, stderr);
    const env = { PATH: `${path.join(tree, 'stand-in')}${path.delimiter}${process.env['PATH']}` };
    return run('bash', ['.ci/run'], { cwd: tree, env });
  });
}
