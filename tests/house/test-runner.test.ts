import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import { type Ended, run, runScript } from './run-process.ts';
import { ROOT, withTree } from './temporary-tree.ts';

const IMPORTS = "import assert from 'node:assert/strict';\nimport { before, describe, it, test } from 'node:test';\n";

describe('npm test', () => {
  it('counts leaves, names what it skipped and why, and closes with one plain line', async () => {
    const { code, stdout } = await runTree({
      'src/sums.test.ts': `${IMPORTS}
        describe('sums', () => {
          it('adds', () => assert.equal(1 + 1, 2));
          it('subtracts', () => assert.equal(2 - 1, 1));
          it('asks the oracle', (t) => t.skip('there is no oracle here'));
        });
        test('in parts', async (t) => {
          await t.test('the first', () => {});
          await t.test('the second', () => {});
        });`,
      'tests/golden/cases.test.ts': `${IMPORTS} it('holds', () => {});`,
    });
    assert.equal(code, 0, stdout);
    assert.match(stdout, /^ {2}src\/sums\.test\.ts: sums > asks the oracle: there is no oracle here$/m);
    assert.equal(closingLine(stdout), '5 passed, 0 failed, 1 skipped');
  });

  it('fails where a test fails, and shows where and why', async () => {
    const { code, stdout } = await runTree({
      'src/sums.test.ts': `${IMPORTS}
        describe('sums', () => {
          it('adds', () => { console.log('adding'); assert.equal(1 + 1, 3); });
          it('subtracts', () => {});
        });`,
    });
    assert.equal(code, 1);
    assert.match(stdout, /^FAILED src\/sums\.test\.ts: sums > adds\n[\s\S]*2 !== 3[\s\S]*sums\.test\.ts:5/m);
    assert.match(stdout, /^Printed by src\/sums\.test\.ts:\n {4}adding$/m);
    assert.equal(closingLine(stdout), '1 passed, 1 failed, 0 skipped');
  });

  it('counts as failed whatever else goes wrong in a file', async () => {
    const { code, stdout } = await runTree({
      'src/a-crash.test.ts': "throw new Error('no such thing');\n",
      'src/b-empty.test.ts': 'export {};\n',
      'src/c-leaves.test.ts': `${IMPORTS} it('leaves', () => process.exit(0)); it('is never reached', () => {});`,
      'src/d-hook.test.ts': `${IMPORTS} before(() => { throw new Error('no'); }); it('waits', () => {});`,
      'src/e-late.test.ts': `${IMPORTS} it('passes', () => { setTimeout(() => { throw new Error('late'); }, 5); });`,
      'src/f-parent.test.ts': `${IMPORTS} test('whole', async (t) => { await t.test('part', () => {}); assert.fail(); });`,
      'src/g-killed.test.ts': `${IMPORTS} it('dies', () => process.kill(process.pid, 'SIGKILL'));`,
    });
    assert.equal(code, 1);
    for (const title of [
      'a-crash.test.ts',
      'b-empty.test.ts',
      'c-leaves.test.ts',
      'e-late.test.ts',
      'g-killed.test.ts',
    ]) {
      assert.match(stdout, new RegExp(`^FAILED src/${title}$`, 'm'));
    }
    assert.match(stdout, /^FAILED src\/d-hook\.test\.ts: waits$/m);
    assert.match(stdout, /^FAILED src\/f-parent\.test\.ts: whole$/m);
    assert.equal(closingLine(stdout), '2 passed, 7 failed, 0 skipped');
  });

  it('fails where there is no test', async () => {
    const { code, stdout } = await runTree({ 'src/sums.ts': 'export const one = 1;\n' });
    assert.equal(code, 1);
    assert.equal(closingLine(stdout), '0 passed, 0 failed, 0 skipped');
  });

  it('fails where every test was skipped', async () => {
    const { code, stdout } = await runTree({ 'src/a.test.ts': `${IMPORTS} it('a', (t) => t.skip('not today'));` });
    assert.equal(code, 1);
    assert.equal(closingLine(stdout), '0 passed, 0 failed, 1 skipped');
  });

  it('keeps to the folders and files it is given', async () => {
    const pass = `${IMPORTS} it('passes', () => {});`;
    const files = { 'src/rules/a.test.ts': pass, 'src/rules-of-play/b.test.ts': pass, 'bench/c.test.ts': pass };
    const { stdout } = await runTree(files, ['src/rules', './bench/c.test.ts']);
    assert.match(stdout, /^ok {6}bench\/c\.test\.ts \(1\)\nok {6}src\/rules\/a\.test\.ts \(1\)\n/);
    assert.equal(closingLine(stdout), '2 passed, 0 failed, 0 skipped');
    const none = await runTree(files, ['src/elsewhere']);
    assert.equal(none.code, 1);
  });

  it('leaves out, for the check, whatever needs a database or more than its own process', async () => {
    const pass = `${IMPORTS} it('passes', () => {});`;
    const files = {
      'src/a.test.ts': pass,
      'src/b.db.test.ts': pass,
      'src/d.e2e.test.ts': pass,
      'tests/e2e/c.test.ts': pass,
    };
    const { stdout } = await runTree(files, ['--pure']);
    assert.equal(closingLine(stdout), '1 passed, 0 failed, 0 skipped');
  });

  it('names each test that needs a browser where there is none, and why it was skipped', async () => {
    const env = { FOOTPRINT_TEST_BROWSER: '/nowhere/chromium' };
    const { stdout } = await runScript('scripts/test.ts', ['tests/e2e/sign-in.e2e.test.ts'], { cwd: ROOT, env });
    assert.match(stdout, /^ {2}tests\/e2e\/[^:]+: signing in > .+: there is no browser at \/nowhere\/chromium$/m);
    assert.match(closingLine(stdout) ?? '', /^0 passed, 0 failed, [1-9]\d* skipped$/);
  });

  it('stops a file that holds something open, and counts it as failed', async () => {
    const held = `${IMPORTS} it('passes', () => { setTimeout(() => {}, 600_000); });`;
    const script = `
      import { runTests } from ${JSON.stringify(path.join(ROOT, 'scripts/testing/run-tests.ts'))};
      const options = { onFileEnd: () => {}, silenceLimitMilliseconds: 500 };
      const { tally } = await runTests([process.argv[2]], options);
      console.log(JSON.stringify(tally.outcomes));`;
    await withTree({ files: { 'held.test.ts': held, 'run.ts': script } }, async (tree) => {
      const { stdout } = await run(process.execPath, ['run.ts', path.join(tree, 'held.test.ts')], { cwd: tree });
      assert.match(stdout, /"kind":"failed","detail":"stopped: it was still running, or held something open/);
    });
  });
});

function runTree(files: Readonly<Record<string, string>>, args: readonly string[] = []): Promise<Ended> {
  const tree = { ...files, 'package.json': '{ "type": "module" }' };
  return withTree({ files: tree }, (folder) => runScript('scripts/test.ts', args, { cwd: folder }));
}

function closingLine(stdout: string): string | undefined {
  return stdout.trimEnd().split('\n').at(-1);
}
