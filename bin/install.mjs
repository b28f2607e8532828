/** Brings node_modules into agreement with package-lock.json, once, however many commands ask for it together. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { withInstallLock } from './install-lock.mjs';
import { LaunchRefusal, pinnedNodePath } from './pinned-node.mjs';

/**
 * @typedef {{ withDevelopmentTools: boolean }} Scope whether the tools that only check and test must be there too
 * @typedef {{ version?: string, integrity?: string, dev?: boolean, optional?: boolean, devOptional?: boolean }} LockedPackage
 */

const NO_NETWORK = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT/;
const OUTPUT_KEPT_TO_EXPLAIN_A_FAILURE_CHARACTERS = 20_000;

/**
 * True where node_modules holds what package-lock.json asks for. npm writes its own list of what it installed into
 * node_modules as the last thing it does, so an install that was cut short never counts, and one that a person ran by
 * hand does.
 *
 * @param {string} root
 * @param {Scope} scope
 */
export function isInstalled(root, { withDevelopmentTools }) {
  const node = pinnedNodePath(root);
  if (node !== undefined && !existsSync(node)) return false;
  const installed = readPackages(path.join(root, 'node_modules', '.package-lock.json'));
  if (installed === undefined) return false;
  const wanted = readPackages(path.join(root, 'package-lock.json')) ?? {};
  return Object.entries(wanted).every(([place, locked]) => {
    if (place === '' || (locked.dev === true && !withDevelopmentTools)) return true;
    const found = installed[place];
    // Packages for other platforms are in the lock file and not on the disk.
    if (found === undefined) return locked.optional === true || locked.devOptional === true;
    return found.version === locked.version && found.integrity === locked.integrity;
  });
}

/**
 * Installs exactly what package-lock.json says, unless another command did so while this one waited for it.
 * Throws a {@link LaunchRefusal} that says in words what went wrong.
 *
 * @param {string} root
 * @param {Scope} scope
 */
export async function install(root, scope) {
  await withInstallLock(root, async () => {
    if (isInstalled(root, scope)) return;
    say('installing what is missing; this takes a minute the first time.');
    const { code, output } = await runNpmCi(root, scope);
    if (code !== 0) throw new LaunchRefusal(whyItFailed(output, root));
  });
}

/** @param {string} text */
function say(text) {
  process.stderr.write(`footprint: ${text}\n`);
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage> | undefined}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} root
 * @param {Scope} scope
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function runNpmCi(root, { withDevelopmentTools }) {
  const { command, args, shell } = npm();
  // NODE_ENV=production would leave out what the checks and the tests need.
  const scope = withDevelopmentTools ? ['--include=dev'] : [];
  const child = spawn(command, [...args, 'ci', '--loglevel=error', ...scope], {
    cwd: root,
    shell,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        // All of it to standard error: standard output is the program's.
        process.stderr.write(chunk);
        output = (output + chunk).slice(-OUTPUT_KEPT_TO_EXPLAIN_A_FAILURE_CHARACTERS);
      });
    }
    child.once('error', (error) =>
      reject(
        new LaunchRefusal(`npm could not be run (${error.message}). It comes with Node: install it, then try again.`),
      ),
    );
    child.once('close', (code) => resolve({ code, output }));
  });
}

/** The npm that is running this script where there is one, so that one version of npm does everything. */
function npm() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  if (script?.endsWith('npm-cli.js') && node) return { command: node, args: [script], shell: false };
  // On Windows npm is a command file, which only a shell can start.
  return { command: 'npm', args: [], shell: process.platform === 'win32' };
}

/**
 * @param {string} output
 * @param {string} root
 */
function whyItFailed(output, root) {
  if (NO_NETWORK.test(output)) {
    return 'npm could not reach its package registry, so nothing was installed. Check the network (or the proxy that npm is set to use) and run the same command again.';
  }
  if (/ENOSPC/.test(output)) return `the disk that holds ${root} is full, so the packages could not be installed.`;
  if (/EACCES|EPERM|EROFS/.test(output)) return `npm may not write in ${root}, so the packages could not be installed.`;
  return 'npm could not install the packages; what it said is above. When that is put right, run the same command again.';
}
