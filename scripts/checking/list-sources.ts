import { globSync } from 'node:fs';
import path from 'node:path';

/** Every source file under the folders given, as sorted paths with forward slashes. */
export function listSources(folders: readonly string[]): string[] {
  return folders
    .flatMap((folder) => globSync(`${folder}/**/*.{ts,mts,cts,tsx,js,mjs,cjs,jsx}`))
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => !file.includes('node_modules/'))
    .sort();
}
