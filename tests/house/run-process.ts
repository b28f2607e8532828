import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { ROOT } from './temporary-tree.ts';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Called with all that was printed so far, each time something is. */
  readonly onOutput?: (stdout: string, child: ChildProcess) => void;
}

/** What npm and node:test leave for the processes they start, and which would change what is tried here. */
const INHERITED_FROM_THE_RUNNER = /^(npm_|INIT_CWD$|NODE_TEST_CONTEXT$|NODE_OPTIONS$)/i;

/** Runs a command to its end. */
export function run(command: string, args: readonly string[], options: RunOptions): Promise<Ended> {
  const child = spawn(command, args, { cwd: options.cwd, env: { ...cleanEnvironment(), ...options.env } });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk;
    options.onOutput?.(stdout, child);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk;
  });
  // A program that never reads its input may be gone before it is written.
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input ?? '');
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}

/** Runs a script of the real tree, or of a package in it, on the Node that runs this test. */
export function runScript(script: string, args: readonly string[], options: RunOptions): Promise<Ended> {
  return run(process.execPath, [path.join(ROOT, script), ...args], options);
}

function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !INHERITED_FROM_THE_RUNNER.test(name)));
}
