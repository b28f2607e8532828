/**
 * `npm run check`: holds docs/requirements.md against itself and against the tests, so that nothing is called built
 * which no test shows, and no test names a requirement that the register does not know.
 */
import { readFileSync } from 'node:fs';
import { findFaults } from './requirements/faults.ts';
import { readRegister, wordsOfTotals } from './requirements/register.ts';
import { readMentions, type TestFile } from './requirements/test-titles.ts';
import { findTestFiles } from './testing/find-test-files.ts';

const PAGE = 'docs/requirements.md';

function main(): void {
  const register = readRegister(readFileSync(PAGE, 'utf8'));
  const tests = readTests();
  const mentions = readMentions(tests);
  const faults = findFaults(register, { files: tests.map(({ file }) => file), mentions });
  for (const fault of faults) console.log(`${PAGE}: ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
  else console.log(wordsOfTotals(register.requirements));
}

function readTests(): TestFile[] {
  const files = findTestFiles(process.cwd(), { only: [], pure: false });
  return files.map((file) => ({ file, source: readFileSync(file, 'utf8') }));
}

main();
