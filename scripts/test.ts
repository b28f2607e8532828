/**
 * `npm test`: runs every test file, or those under the paths given, and closes with one line, "N passed, N failed,
 * N skipped". `--pure` keeps to the tests that touch nothing outside their own process.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { TestServer } from '../tests/support/test-server.ts';
import { findTestFiles, usesBrowser, usesDatabase } from './testing/find-test-files.ts';
import { provideBrowser } from './testing/provide-browser.ts';
import { runTests, type TestRun } from './testing/run-tests.ts';
import type { Outcome, TestTally } from './testing/test-tally.ts';

const ROOT = process.cwd();
const SLOW_MILLISECONDS = 10_000;
/** Where Node keeps what it compiled of each module, so that the next file's process need not do it again. */
const COMPILED = path.join(ROOT, 'node_modules', '.cache', 'compiled');

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { pure: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const files = findTestFiles(ROOT, { only: positionals, pure: values.pure });
  if (files.some(usesBrowser)) provideBrowser();
  process.env['NODE_COMPILE_CACHE'] ??= COMPILED;
  const server = files.some(usesDatabase) ? await shareServer() : undefined;
  const run = await runTests(
    files.map((file) => path.join(ROOT, file)),
    { onFileEnd: (...ended) => console.log(fileLine(...ended)) },
  ).finally(() => server?.leave());
  report(run);
  if (run.tally.count('failed') > 0 || run.tally.count('passed') === 0) process.exitCode = 1;
}

/** Holds one server over the whole run, so that every file with a database joins it; Ctrl-C takes it away too. */
async function shareServer(): Promise<TestServer> {
  const server = await TestServer.share();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      process.exitCode = 1;
      server.leave().then(
        () => process.exit(),
        () => process.exit(),
      );
    });
  }
  return server;
}

function report({ tally, printed }: TestRun): void {
  const failed = tally.outcomes.filter(({ kind }) => kind === 'failed');
  for (const outcome of failed) console.log(`\nFAILED ${titleOf(outcome)}\n${indent(outcome.detail)}`);
  for (const file of new Set(failed.map((outcome) => outcome.file))) {
    const output = printed.get(file)?.trim();
    if (output) console.log(`\nPrinted by ${relative(file)}:\n${indent(output)}`);
  }
  const skipped = tally.outcomes.filter(({ kind }) => kind === 'skipped');
  if (skipped.length > 0) console.log('\nSkipped:');
  for (const outcome of skipped) console.log(`  ${titleOf(outcome)}: ${outcome.detail}`);
  if (tally.count('passed') === 0) console.log('\nNo test passed, so nothing is proved.');
  console.log(`\n${closingLine(tally)}`);
}

function closingLine(tally: TestTally): string {
  return `${tally.count('passed')} passed, ${tally.count('failed')} failed, ${tally.count('skipped')} skipped`;
}

/** `ok      tests/e2e/sign-in.e2e.test.ts (3, 15 s)`: how long it took, where that is worth knowing. */
function fileLine(file: string, tally: TestTally, milliseconds = 0): string {
  const own = tally.outcomes.filter((outcome) => outcome.file === file);
  const failed = tally.failedIn(file);
  const passed = own.filter(({ kind }) => kind === 'passed').length;
  return failed > 0
    ? `FAILED  ${relative(file)} (${failed} of ${own.length})`
    : `ok      ${relative(file)} (${passed}${milliseconds < SLOW_MILLISECONDS ? '' : `, ${Math.round(milliseconds / 1000)} s`})`;
}

function titleOf({ file, name }: Outcome): string {
  return name === file ? relative(file) : `${relative(file)}: ${name}`;
}

function relative(file: string): string {
  return path.relative(ROOT, file);
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '    ');
}

await main();
