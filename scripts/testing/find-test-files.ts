import { globSync } from 'node:fs';
import path from 'node:path';

const ALL_TESTS = '{src,tests,scripts,bench}/**/*.test.ts';

/**
 * The test files of the tree at `root`, as paths from it: those with a browser first, then those with a database, so that
 * no long file is begun when the others are done; by name within each.
 *
 * @param only files or folders to keep to; everything where it is empty
 * @param pure whether to leave out whatever may touch a database, a browser, a process or the disk: everything outside
 *   `src`, and `*.db.test.ts` and `*.e2e.test.ts` inside it
 */
export function findTestFiles(root: string, { only, pure }: { only: readonly string[]; pure: boolean }): string[] {
  const wanted = only.map((filter) => path.relative(root, path.resolve(root, filter)).split(path.sep).join('/'));
  return globSync(ALL_TESTS, { cwd: root, exclude: (name) => name === 'node_modules' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => !pure || isPure(file))
    .filter((file) => wanted.length === 0 || wanted.some((filter) => isWithin(file, filter)))
    .sort((a, b) => weightOf(b) - weightOf(a) || (a < b ? -1 : 1));
}

/** Whether a test file, by its name, needs a database. */
export function usesDatabase(file: string): boolean {
  return file.endsWith('.db.test.ts') || usesBrowser(file);
}

/** Whether a test file, by its name, opens pages in a browser. */
export function usesBrowser(file: string): boolean {
  return file.endsWith('.e2e.test.ts');
}

function weightOf(file: string): number {
  return Number(usesBrowser(file)) + Number(usesDatabase(file));
}

function isPure(file: string): boolean {
  return file.startsWith('src/') && !usesDatabase(file);
}

function isWithin(file: string, filter: string): boolean {
  return filter === '' || file === filter || file.startsWith(`${filter}/`);
}
