/**
 * Only one command at a time may install. The lock is a file beside node_modules, which npm empties as it installs;
 * it is gone as soon as the install ends, and one that a killed command left behind is taken over.
 */
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { LaunchRefusal } from './pinned-node.mjs';

const LOCK_FILE = '.install.lock';
const LOOK_AGAIN_MILLISECONDS = 200;
const SIGN_OF_LIFE_MILLISECONDS = 5_000;
const GIVEN_UP_FOR_DEAD_MILLISECONDS = 60_000;

/**
 * Runs `work` while no other command on this checkout does the same, waiting for as long as another one is at it.
 *
 * @param {string} root
 * @param {() => Promise<void>} work
 */
export async function withInstallLock(root, work) {
  const file = path.join(root, LOCK_FILE);
  await takeLock(file);
  const signOfLife = setInterval(() => touch(file), SIGN_OF_LIFE_MILLISECONDS);
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    await work();
  } finally {
    clearInterval(signOfLife);
    process.off('exit', release);
    release();
  }
}

/** @param {string} file */
async function takeLock(file) {
  const mine = JSON.stringify({ pid: process.pid, host: hostname() });
  let told = false;
  while (!createLock(file, mine)) {
    if (removeIfAbandoned(file)) continue;
    if (!told) process.stderr.write('footprint: another command is installing; waiting for it.\n');
    told = true;
    await pause(LOOK_AGAIN_MILLISECONDS);
  }
}

/**
 * @param {string} file
 * @param {string} content
 */
function createLock(file, content) {
  try {
    writeFileSync(file, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw new LaunchRefusal(`the packages must be installed first, but ${path.dirname(file)} cannot be written to.`);
  }
}

/**
 * Removes the lock of a command that is no longer there. Two commands may find the same dead lock and the slower one
 * then holds the quicker one's new lock in its hand: it sees so and puts it back.
 *
 * @param {string} file
 */
function removeIfAbandoned(file) {
  const judged = readLock(file);
  if (judged === undefined) return true;
  if (isAlive(file, judged)) return false;
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    if (readLock(aside) !== judged) linkSync(aside, file);
  } catch {
    // Someone else was quicker; look again.
  }
  rmSync(aside, { force: true });
  return true;
}

/** @param {string} file */
function readLock(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * @param {string} file
 * @param {string} content
 */
function isAlive(file, content) {
  try {
    if (Date.now() - statSync(file).mtimeMs > GIVEN_UP_FOR_DEAD_MILLISECONDS) return false;
    const { pid, host } = JSON.parse(content);
    if (host === hostname()) process.kill(pid, 0);
    return true;
  } catch (error) {
    // An empty lock is one that is being written; a process of another user may not be signalled but is there.
    return error instanceof SyntaxError || isCode(error, 'EPERM');
  }
}

/** @param {string} file */
function touch(file) {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // The lock is gone, so nobody waits for a sign of life.
  }
}

/**
 * @param {unknown} error
 * @param {string} code
 */
function isCode(error, code) {
  return error instanceof Error && 'code' in error && error.code === code;
}
