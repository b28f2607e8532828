import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import { runSteps } from '../../scripts/checking/run-steps.ts';
import { withTree } from './temporary-tree.ts';

const FILES = {
  'pass.mjs': "console.log('reading');\nconsole.log('3 files');\n",
  'fail.mjs': "console.log('first fault');\nconsole.error('second fault');\nprocess.exit(1);\n",
  'crash.mjs': "process.kill(process.pid, 'SIGKILL');\n",
  'slow-pass.mjs': "await new Promise((resolve) => setTimeout(resolve, 50));\nconsole.log('late');\n",
};

describe('The runner of the checks', () => {
  it('passes where every step does, and tells each with its time and its last line', async () => {
    const { passed, told } = await runAll(['pass', 'slow-pass']);
    assert.ok(passed);
    assert.match(told, /^ok {5} +\d+\.\d s {2}pass: 3 files$/m);
    assert.match(told, /^ok {5} +\d+\.\d s {2}slow-pass: late$/m);
    assert.match(told, /^All passed: 2 checks in \d+\.\d s\.$/m);
  });

  it('runs every step where one fails, shows all that the failed one printed, and says so at the end', async () => {
    const { passed, told } = await runAll(['fail', 'pass', 'slow-pass']);
    assert.ok(!passed);
    assert.match(told, /^FAILED +\d+\.\d s {2}fail\n\nfirst fault\nsecond fault$/m);
    assert.match(told, /^ok .* slow-pass: late$/m);
    assert.match(told, /^FAILED: fail \(3 checks in \d+\.\d s\)\.$/m);
  });

  it('counts a step that is killed as failed', async () => {
    const { passed } = await runAll(['crash']);
    assert.ok(!passed);
  });
});

function runAll(names: readonly string[]): Promise<{ passed: boolean; told: string }> {
  return withTree({ files: FILES }, async (tree) => {
    const told: string[] = [];
    const steps = names.map((name) => ({ name, run: [path.join(tree, `${name}.mjs`)] as const }));
    const passed = await runSteps(steps, (line) => told.push(line));
    return { passed, told: told.join('\n') };
  });
}
