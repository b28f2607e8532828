/**
 * THIRD-PARTY-NOTICES.md, made from package-lock.json and the licences in node_modules: `npm run notices` writes it,
 * and without `--write` the script fails where the page no longer says what it would write. What differs between
 * platforms (packages for one system only) is taken from the lock file alone, so that the page is the same everywhere.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { describeNotices, readLockedPackages, unknownLicences } from './notices/notices-page.ts';

const PAGE = 'THIRD-PARTY-NOTICES.md';

function main(): void {
  const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
  const packages = readLockedPackages();
  const refused = unknownLicences(packages);
  for (const { name, licence } of refused) {
    console.log(`${name} is under "${licence}", which nobody has agreed to: see scripts/notices/notices-page.ts`);
  }
  const page = describeNotices(packages);
  if (values.write) writeFileSync(PAGE, page);
  const isStale = !values.write && readPage() !== page;
  if (isStale) console.log(`${PAGE} is stale: run "npm run notices" and commit it.`);
  if (refused.length > 0 || isStale) process.exitCode = 1;
  else console.log(`${packages.length} packages`);
}

function readPage(): string {
  try {
    return readFileSync(PAGE, 'utf8');
  } catch {
    return '';
  }
}

main();
