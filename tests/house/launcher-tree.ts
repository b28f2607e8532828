import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { pinnedNodePath } from '../../bin/pinned-node.mjs';
import { type Ended, run } from './run-process.ts';
import { withTree, writeFiles } from './temporary-tree.ts';

/** What a package lock of no packages says, for the tree and for what is installed in it. */
const EMPTY_LOCK = JSON.stringify({ lockfileVersion: 3, packages: {} });

/** Tells what it was started with, for whoever wants to know. */
const TELLING_PROGRAM = `
  console.log(JSON.stringify({ args: process.argv.slice(2), cwd: process.cwd(), version: process.version }));
`;

/**
 * Stands in for npm: it writes down that it was called, takes a moment, and leaves the pinned Node and npm's own list
 * behind as npm does. NPM_STAND_IN makes it fail in one way or another.
 */
const NPM_STAND_IN = `
  import { appendFileSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
  import path from 'node:path';

  appendFileSync('npm-calls.log', process.argv.slice(2).join(' ') + '\\n');
  console.log('npm says something on standard output');
  const mode = process.env.NPM_STAND_IN;
  if (mode === 'offline') {
    console.error('npm error code ENOTFOUND');
    process.exit(1);
  }
  await new Promise((resolve) => setTimeout(resolve, 150));
  rmSync('node_modules', { recursive: true, force: true });
  mkdirSync('node_modules');
  if (mode !== 'no-optional') {
    const node = process.env.PINNED_NODE;
    mkdirSync(path.dirname(node), { recursive: true });
    symlinkSync(process.execPath, node);
  }
  writeFileSync('node_modules/.package-lock.json', process.env.INSTALLED_LOCK);
`;

export interface LauncherTree {
  readonly root: string;
  /** Runs one of the launchers in bin/, with the stand-in for npm. */
  readonly start: (launcher: string, args?: readonly string[], options?: StartOptions) => Promise<Ended>;
}

export interface StartOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly nodeArgs?: readonly string[];
  readonly onOutput?: (stdout: string, child: { kill: (signal: NodeJS.Signals) => boolean }) => void;
}

interface LauncherTreeContents {
  readonly main?: string;
  readonly lock?: string;
  /** Whether everything is there already. */
  readonly installed: boolean;
}

/** A tree with the real launchers in it, a program of the test's own, and no npm but the stand-in. */
export function withLaunchers(
  { main = TELLING_PROGRAM, lock = EMPTY_LOCK, installed }: LauncherTreeContents,
  use: (tree: LauncherTree) => Promise<void>,
): Promise<void> {
  const files = {
    'package.json': '{ "type": "module" }',
    'package-lock.json': lock,
    'src/cli/main.ts': main,
    'stand-in/npm-cli.js': NPM_STAND_IN,
  };
  return withTree({ copied: ['bin'], files }, (root) => {
    const node = pinnedNodePath(root) ?? '';
    if (installed) {
      mkdirSync(path.dirname(node), { recursive: true });
      symlinkSync(process.execPath, node);
      writeFiles(root, { 'node_modules/.package-lock.json': lock });
    }
    const env = {
      npm_execpath: path.join(root, 'stand-in/npm-cli.js'),
      npm_node_execpath: process.execPath,
      PINNED_NODE: node,
      INSTALLED_LOCK: lock,
    };
    return use({
      root,
      start: (launcher, args = [], { nodeArgs = [], cwd = root, ...options } = {}) =>
        run(process.execPath, [...nodeArgs, path.join(root, 'bin', launcher), ...args], {
          ...options,
          cwd,
          env: { ...env, ...options.env },
        }),
    });
  });
}
