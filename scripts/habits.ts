/** `npm run check`: the house rules that neither the compiler nor Biome nor dependency-cruiser can hold. */
import { readFileSync } from 'node:fs';
import { listSources } from './checking/list-sources.ts';
import { SYNTAX_HABITS } from './checking/syntax-habits.ts';
import { lineOf, walkSource } from './checking/syntax-tree.ts';
import { TREE_HABITS } from './checking/tree-habits.ts';

const files = listSources(['src', 'tests', 'bench', 'scripts', 'bin']);
const faults = [
  ...TREE_HABITS.flatMap(({ name, remedy, brokenBy }) =>
    brokenBy(files).map((place) => `${name}: ${place}: ${remedy}`),
  ),
  ...files.flatMap(faultsOfSyntax),
];

for (const fault of faults) console.log(fault);
if (faults.length > 0) process.exitCode = 1;
else console.log(`${files.length} files, ${TREE_HABITS.length + SYNTAX_HABITS.length} habits`);

function faultsOfSyntax(file: string): string[] {
  const habits = SYNTAX_HABITS.filter(({ appliesTo }) => appliesTo(file));
  const found: string[] = [];
  const source = readFileSync(file, 'utf8');
  walkSource(source, (node) => {
    for (const { name, remedy, isBrokenBy } of habits) {
      if (isBrokenBy(node)) found.push(`${name}: ${file}:${lineOf(node, source)}: ${remedy}`);
    }
  });
  return found;
}
