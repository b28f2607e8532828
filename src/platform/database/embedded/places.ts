import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { AppError, hasCode } from '../../app-error.ts';
import { canEnter, type ServiceUser } from './service-user.ts';

/** Where an embedded database lives. */
export interface Places {
  /** FOOTPRINT_HOME. */
  readonly home: string;
  /** Everything of the database; it appears whole or not at all. */
  readonly folder: string;
  /** The folder that `folder` is in, where what must outlive it can be kept: half-made databases, copied programs. */
  readonly base: string;
  readonly data: string;
  /** The port and the passwords, readable by the owner alone. */
  readonly connectionFile: string;
  /** What PostgreSQL has said since it was last started. */
  readonly log: string;
}

const ONLY_THE_OWNER = 0o700;
/** The server's account may pass through, and nobody else; it may not list. */
const AND_THE_SERVER_PASSES = 0o710;
const POINTER_FILE = 'database-is-at';
/** Root's own folders are closed to the server's account, so a database of root's stands where system services do. */
const SYSTEM_BASE = '/var/lib/footprint';

/** Finds the places of the database of `home`, making the folder itself where it is missing. */
export function findPlaces(home: string, runAs: ServiceUser | undefined): Places {
  makeFolder(home, runAs);
  const base = findBase(home, runAs);
  const folder = path.join(base, 'database');
  return {
    home,
    base,
    folder,
    data: path.join(folder, 'data'),
    connectionFile: path.join(folder, 'connection.json'),
    log: path.join(folder, 'server.log'),
  };
}

/** A folder that the owner alone may enter, and the server's account where it has one of its own. */
export function makeFolder(folder: string, runAs: ServiceUser | undefined): void {
  try {
    if (!existsSync(folder)) {
      mkdirSync(path.dirname(folder), { recursive: true });
      makeUnlessThere(folder);
      closeToOthers(folder, runAs);
    } else if (!lstatSync(folder).isDirectory() && !isFolderBehindLink(folder)) {
      throw new AppError('database-folder-is-a-file', `${folder} is a file, and Footprint needs a folder there.`);
    } else if (runAs !== undefined) closeToOthers(folder, runAs);
    readdirSync(folder);
  } catch (error) {
    throw explainFolder(error, folder);
  }
}

function makeUnlessThere(folder: string): void {
  try {
    mkdirSync(folder, { mode: ONLY_THE_OWNER });
  } catch (error) {
    // Another program that starts at this moment makes the same.
    if (!hasCode(error, 'EEXIST')) throw error;
  }
}

function isFolderBehindLink(folder: string): boolean {
  return lstatSync(folder).isSymbolicLink() && existsSync(path.join(folder, '.'));
}

function closeToOthers(folder: string, runAs: ServiceUser | undefined): void {
  if (runAs !== undefined) chownSync(folder, 0, runAs.gid);
  chmodSync(folder, runAs === undefined ? ONLY_THE_OWNER : AND_THE_SERVER_PASSES);
}

function findBase(home: string, runAs: ServiceUser | undefined): string {
  const pointer = path.join(home, POINTER_FILE);
  if (existsSync(pointer)) {
    const base = readFileSync(pointer, 'utf8').trim();
    makeFolder(base, runAs);
    return base;
  }
  if (runAs === undefined || existsSync(path.join(home, 'database')) || canEnter(home, runAs)) return home;
  return startBaseElsewhere(home, pointer, runAs);
}

/** The name is new each time, so that a home that was deleted never finds its old database again by chance. */
function startBaseElsewhere(home: string, pointer: string, runAs: ServiceUser): string {
  const name = `${path.basename(path.dirname(home))}-${randomBytes(6).toString('hex')}`;
  makeFolder(SYSTEM_BASE, runAs);
  try {
    writeFileSync(pointer, `${path.join(SYSTEM_BASE, name)}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    // Another program that starts at this moment chose the place.
    if (!hasCode(error, 'EEXIST')) throw explainFolder(error, home);
  }
  const base = readFileSync(pointer, 'utf8').trim();
  makeFolder(base, runAs);
  return base;
}

/** Says in plain words why a folder cannot be used; any other error is given back as it is. */
export function explainFolder(error: unknown, folder: string): unknown {
  if (hasCode(error, 'EACCES', 'EPERM')) {
    return new AppError(
      'database-folder-unreadable',
      `the folder ${folder} may not be read and written by this user (${userName()}). Run Footprint as the user who owns it, or set FOOTPRINT_HOME to a folder of your own.`,
      { cause: error },
    );
  }
  if (hasCode(error, 'EROFS')) {
    const message = `the folder ${folder} is on a disk that cannot be written to. Set FOOTPRINT_HOME to another folder.`;
    return new AppError('database-folder-read-only', message, { cause: error });
  }
  if (hasCode(error, 'ENOTDIR', 'EEXIST')) {
    const message = `${folder} cannot be made, because something on the way to it is a file.`;
    return new AppError('database-folder-is-a-file', message, { cause: error });
  }
  if (hasCode(error, 'ENOSPC', 'EDQUOT')) return diskFull(folder, error);
  return error;
}

/** Whether PostgreSQL says that it found no room. */
export function saysDiskFull(said: string): boolean {
  return /No space left on device|Disk quota exceeded/.test(said);
}

export function diskFull(folder: string, cause?: unknown): AppError {
  const message = `the disk that holds ${folder} is full. Nothing that was saved is lost: make room, then run the same command again.`;
  return new AppError('database-disk-full', message, { cause });
}

function userName(): string {
  return process.env['USER'] ?? String(process.getuid?.() ?? 'unknown');
}
