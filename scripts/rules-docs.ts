/**
 * Writes docs/rules: a page a rule with its law, its figure in each procedure and its worked examples, all taken from
 * src/rules. Without `--write` it says which pages are stale, and fails where one is.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { makeRulePages } from './rules-docs/rule-pages.ts';

const FOLDER = path.join(import.meta.dirname, '..', 'docs', 'rules');

const pages = makeRulePages();
mkdirSync(FOLDER, { recursive: true });
const onDisk = readdirSync(FOLDER);
const superfluous = onDisk.filter((name) => !pages.has(name));
const stale = [...pages].filter(
  ([name, text]) => !onDisk.includes(name) || readFileSync(path.join(FOLDER, name), 'utf8') !== text,
);

if (process.argv.includes('--write')) {
  for (const name of superfluous) rmSync(path.join(FOLDER, name));
  for (const [name, text] of stale) writeFileSync(path.join(FOLDER, name), text);
  console.log(`docs/rules: ${stale.length} written, ${superfluous.length} removed, ${pages.size} in all`);
} else if (stale.length + superfluous.length > 0) {
  console.error(`docs/rules does not match src/rules: ${[...stale.map(([name]) => name), ...superfluous].join(', ')}`);
  console.error('Run npm run docs and commit what it writes.');
  process.exitCode = 1;
} else {
  console.log(`docs/rules: ${pages.size} pages match src/rules`);
}
