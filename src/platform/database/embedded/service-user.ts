import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { AppError } from '../../app-error.ts';

/** The account that the embedded server runs as, in the words of `child_process`. */
export interface ServiceUser {
  readonly uid: number;
  readonly gid: number;
}

const DEFAULT_NAME = 'footprint';

/**
 * PostgreSQL refuses to run as root. Where the program itself runs as root, the server runs as an account of its own:
 * `name` (FOOTPRINT_POSTGRES_USER) or else `footprint`, which is created where it is missing: a system account without a
 * password, a home or a shell.
 *
 * @returns undefined where the program does not run as root, and the server runs as the same person
 */
export function findServiceUser(name: string = DEFAULT_NAME): ServiceUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const found = lookUp(name);
  if (found !== undefined) return found;
  const made = name === DEFAULT_NAME ? create(name) : undefined;
  if (made !== undefined) return made;
  throw new AppError(
    'database-no-service-user',
    `PostgreSQL does not run as root, and there is no account "${name}" for it here. Create one ("useradd --system ${name}"), or name another in FOOTPRINT_POSTGRES_USER, or start Footprint as an ordinary user.`,
  );
}

function lookUp(name: string): ServiceUser | undefined {
  const uid = numberFrom('id', ['-u', name]);
  const gid = numberFrom('id', ['-g', name]);
  return uid === undefined || gid === undefined || uid === 0 ? undefined : { uid, gid };
}

function create(name: string): ServiceUser | undefined {
  const options = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent'];
  spawnSync('useradd', [...options, '--shell', '/usr/sbin/nologin', name], { stdio: 'ignore' });
  // Another program may have created it at the same moment, so what counts is that it is there now.
  return lookUp(name);
}

function numberFrom(command: string, args: readonly string[]): number | undefined {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  const number = Number.parseInt(stdout ?? '', 10);
  return status === 0 && Number.isSafeInteger(number) ? number : undefined;
}

/** Whether an account may pass into a folder, which takes every folder above it too. */
export function canEnter(folder: string, user: ServiceUser): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...user, stdio: 'ignore' }).status === 0;
}
