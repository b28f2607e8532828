import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { run } from './run-process.ts';
import { ROOT, withTree } from './temporary-tree.ts';

/** A step of a guide: the sentence before a block of code says what to do with it. */
const STEP = /(Add to|Write|Replace) `([^`]+)`(?: by)?:\n\n```ts\n([\s\S]*?)```/g;

interface GuideStep {
  readonly verb: string;
  readonly file: string;
  readonly code: string;
}

function readSteps(guide: string): GuideStep[] {
  const text = readFileSync(path.join(ROOT, 'docs/guides', guide), 'utf8');
  return [...text.matchAll(STEP)].map(([, verb = '', file = '', code = '']) => ({ verb, file, code }));
}

function follow(steps: readonly GuideStep[], tree: string): void {
  for (const { verb, file, code } of steps) {
    const full = path.join(tree, file);
    // Who has followed the guide in this very tree has it there already.
    if (verb === 'Add to' && readFileSync(full, 'utf8').includes(code)) continue;
    if (verb === 'Add to') appendFileSync(full, `\n${code}`);
    else writeFileSync(full, code);
  }
}

test('who follows the guide adds a rule in one folder, and its worked example is a test that passes', async () => {
  await withTree({ copied: ['src/rules', 'tsconfig.json', 'package.json'], linked: true }, async (tree) => {
    const steps = readSteps('add-a-rule.md');
    assert.deepEqual([...new Set(steps.map(({ file }) => path.dirname(file)))], ['src/rules/plans']);
    follow(steps, tree);
    const tests = await run(process.execPath, ['--test', 'src/rules/engine/worked-examples.test.ts'], { cwd: tree });
    assert.equal(tests.code, 0, tests.stdout);
    assert.match(tests.stdout, /✔ A placement plan that is ready a day late/);
  });
});

test('who follows the guide adds a procedure, and its figure stands beside the national one', async () => {
  await withTree({ copied: ['src/rules', 'package.json'] }, async (tree) => {
    const steps = readSteps('add-a-procedure.md');
    assert.equal(steps.length, 4);
    const [source, procedure, listImport, listEntry] = steps;
    if (!source || !procedure || !listImport || !listEntry) return assert.fail('the guide has four steps with code');
    insertAfter(path.join(tree, source.file), 'export const SOURCES = {\n', source.code);
    follow([procedure], tree);
    const list = path.join(tree, listImport.file);
    writeFileSync(list, `${listImport.code}${readFileSync(list, 'utf8')}`);
    insertAfter(list, '  national,\n', listEntry.code);
    const code = `
      import { workOutTimetable, toContractResult } from './src/rules/index.ts';
      const told = { procedure: 'exampleshire', asOf: '2026-03-02', events: [
        { type: 'became-looked-after', on: '2026-01-05' }, { type: 'review-arranged', review: 'r1', on: '2026-03-02' } ] };
      const { obligations } = toContractResult(workOutTimetable(told, { procedure: 'national', asOf: 0 }));
      const { due, nationalDue } = obligations.find(({ rule }) => rule === 'preparation.invitations');
      console.log(due, nationalDue);`;
    const outcome = await run(process.execPath, ['--input-type=module', '--eval', code], { cwd: tree });
    assert.equal(outcome.stdout.trim(), '2026-02-09 2026-02-16', outcome.stderr);
  });
});

function insertAfter(file: string, line: string, code: string): void {
  const text = readFileSync(file, 'utf8');
  assert.ok(text.includes(line), `${file} has the line ${line}`);
  writeFileSync(file, text.replace(line, `${line}${code}`));
}
