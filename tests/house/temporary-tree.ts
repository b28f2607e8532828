import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the package under test. */
export const ROOT = path.resolve(fileURLToPath(import.meta.url), '../../..');

interface TreeContents {
  /** Files and folders of the real tree to copy, by their paths from its root. */
  readonly copied?: readonly string[];
  /** Files to write, by path, with their text. */
  readonly files?: Readonly<Record<string, string>>;
  /** Whether the tree has the real packages, through a link. Nothing may be installed in a tree that has. */
  readonly linked?: boolean;
}

/** Makes a small tree outside the real one and calls `use` with its path; it is gone when `use` ends. */
export async function withTree<Result>(
  { copied = [], files = {}, linked = false }: TreeContents,
  use: (tree: string) => Promise<Result>,
): Promise<Result> {
  const tree = mkdtempSync(path.join(tmpdir(), 'footprint-house-'));
  try {
    for (const name of copied) cpSync(path.join(ROOT, name), path.join(tree, name), { recursive: true });
    writeFiles(tree, files);
    if (linked) symlinkSync(path.join(ROOT, 'node_modules'), path.join(tree, 'node_modules'), 'junction');
    return await use(tree);
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

export function writeFiles(tree: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(tree, name)), { recursive: true });
    writeFileSync(path.join(tree, name), text);
  }
}
