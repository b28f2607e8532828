/**
 * What every launcher shares: it runs a file of this package on the pinned Node and hands back that file's fate.
 *
 * Plain JavaScript, because it must start on whatever Node (20 or newer) a person has, before anything is installed.
 * It says nothing on standard output: that belongs to the program it starts.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { install, isInstalled } from './install.mjs';
import { LaunchRefusal, pinnedNode, refuseUnknownPlatform } from './pinned-node.mjs';

/** The package's own folder, wherever it was called from. */
export const PACKAGE_ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Exit code when the program could not be started at all: 0, 1 and 2 are the program's own answers. */
const COULD_NOT_START = 70;
const OLDEST_NODE_MAJOR = 20;
const SIGNALS_PASSED_ON = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Runs `script` (a path inside the package) with `args`, first installing what is missing.
 *
 * @param {string} script
 * @param {readonly string[]} args handed on exactly as they are
 * @param {{ cwd?: string, withDevelopmentTools?: boolean }} [options] the folder that relative file arguments count
 *   from, and whether the script needs more than the program itself does (the checks and the tests)
 */
export async function launch(script, args, { cwd = process.cwd(), withDevelopmentTools = false } = {}) {
  try {
    refuseOldNode();
    refuseUnknownPlatform();
    if (!isInstalled(PACKAGE_ROOT, { withDevelopmentTools })) await install(PACKAGE_ROOT, { withDevelopmentTools });
    await runToItsEnd(pinnedNode(PACKAGE_ROOT), [path.join(PACKAGE_ROOT, script), ...args], cwd);
  } catch (error) {
    if (!(error instanceof LaunchRefusal)) throw error;
    process.stderr.write(`footprint: ${error.message}\n`);
    process.exitCode = COULD_NOT_START;
  }
}

/**
 * The folder the person was in. `npm start` and `npm test` move to the package's folder and leave the person's own in
 * INIT_CWD; npm sets that for every script, so it only counts when the script is this package's.
 */
export function callersFolder() {
  const startedByThisPackage = process.env['npm_package_json'] === path.join(PACKAGE_ROOT, 'package.json');
  const folder = process.env['INIT_CWD'];
  return startedByThisPackage && folder && existsSync(folder) ? folder : process.cwd();
}

function refuseOldNode() {
  const major = Number.parseInt(process.versions.node, 10);
  if (major < OLDEST_NODE_MAJOR) {
    throw new LaunchRefusal(
      `Node ${OLDEST_NODE_MAJOR} or newer is needed to start; this is ${process.version}. Install a newer one from https://nodejs.org and run the same command again.`,
    );
  }
}

/**
 * @param {string} node
 * @param {readonly string[]} args
 * @param {string} cwd
 */
async function runToItsEnd(node, args, cwd) {
  const child = spawn(node, args, { cwd, stdio: 'inherit' });
  const stopPassingOn = passSignalsOn(child);
  /** @type {{ code: number | null, signal: NodeJS.Signals | null }} */
  const { code, signal } = await new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new LaunchRefusal(whyItDidNotStart(node, cwd, error))));
    child.once('exit', (exitCode, exitSignal) => resolve({ code: exitCode, signal: exitSignal }));
  });
  stopPassingOn();
  process.exitCode = code ?? 128 + (constants.signals[signal ?? 'SIGTERM'] ?? 0);
  // Dying of the same signal tells the shell what happened; the exit code above is for systems where that fails.
  if (signal !== null) process.kill(process.pid, signal);
}

/** @param {import('node:child_process').ChildProcess} child */
function passSignalsOn(child) {
  const listeners = SIGNALS_PASSED_ON.map((signal) => {
    const listener = () => {
      // Ctrl-C in a terminal reaches the child by itself; a second one could read as "stop at once".
      if (signal !== 'SIGINT' || !isAtATerminal()) child.kill(signal);
    };
    process.on(signal, listener);
    return { signal, listener };
  });
  return () => {
    for (const { signal, listener } of listeners) process.off(signal, listener);
  };
}

function isAtATerminal() {
  return process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
}

/**
 * @param {string} node
 * @param {string} cwd
 * @param {Error} error
 */
function whyItDidNotStart(node, cwd, error) {
  if (!existsSync(cwd)) return `the folder ${cwd} is no longer there.`;
  if ('code' in error && error.code === 'ENOENT' && process.platform === 'linux') {
    return `${node} is there but this Linux cannot run it, as happens where the C library is not glibc (Alpine, for one). Use a glibc system such as Debian, or install Node 26 yourself and run: node src/cli/main.ts`;
  }
  return `${node} could not be run (${error.message}).`;
}
