/**
 * `npm run check`: holds the imports of the tree against .dependency-cruiser.mjs, after proving that the imports were
 * seen at all. dependency-cruiser reads TypeScript with swc, and where that fails it finds no import and no fault.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { cruise, type ICruiseResult, type IModule, type IViolation } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { listSources } from './checking/list-sources.ts';

const ROOMS = ['src', 'tests', 'bench', 'scripts', 'bin'];
/** A line that starts with an import or a re-export of another file, which every reader of imports must find. */
const IMPORTS_A_FILE = /^(?:import|export)\b[^;'"]*['"]\.{1,2}\//m;

async function main(): Promise<void> {
  const options = await extractOptions(path.resolve('.dependency-cruiser.mjs'));
  const rooms = ROOMS.filter((room) => existsSync(room));
  const { output } = await cruise(rooms, options);
  if (typeof output === 'string') throw new Error('dependency-cruiser gave text where its findings were expected');

  const unseen = filesNotSeen(output.modules);
  for (const file of unseen)
    console.log(`not seen: ${file} imports other files, and dependency-cruiser found none of them`);
  for (const violation of output.summary.violations) console.log(describe(violation, output));
  if (unseen.length > 0 || output.summary.violations.length > 0) process.exitCode = 1;
  else console.log(`${output.summary.totalCruised} modules, ${output.summary.totalDependenciesCruised ?? 0} imports`);
}

/** Files that by their text import others, and of which no import was found. */
function filesNotSeen(modules: readonly IModule[]): string[] {
  const seen = new Set(modules.filter(({ dependencies }) => dependencies.length > 0).map(({ source }) => source));
  return listSources(ROOMS).filter((file) => !seen.has(file) && IMPORTS_A_FILE.test(readFileSync(file, 'utf8')));
}

function describe({ rule, from, to, cycle }: IViolation, { summary }: ICruiseResult): string {
  const comment = summary.ruleSetUsed?.forbidden?.find(({ name }) => name === rule.name)?.comment ?? '';
  const round = cycle?.map((step) => step.name).join(' → ');
  const route = round !== undefined ? `${from} → ${round}` : from === to ? from : `${from} → ${to}`;
  return `${rule.name}: ${route}\n    ${comment}`;
}

await main();
