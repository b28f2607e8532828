import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, linkSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { totalmem } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { AppError, hasCode } from '../../app-error.ts';
import { diskFull, explainFolder, type Places, saysDiskFull } from './places.ts';
import type { Programs } from './programs.ts';
import type { ServiceUser } from './service-user.ts';

/** What the server's own `postmaster.pid` says. */
export interface RunningServer {
  readonly pid: number;
  readonly port: number;
  readonly isReady: boolean;
}

/** How an attempt to start ended, where it is no reason to give up. */
export type StartOutcome = 'started' | 'already-there' | 'still-ending' | 'port-taken';

interface StartNeeds {
  readonly places: Places;
  readonly programs: Programs;
  readonly runAs: ServiceUser | undefined;
  readonly port: number;
}

const LOOK_AGAIN_MILLISECONDS = 10;

/** The server that runs, or that once ran and was killed; undefined where there is none or it is only beginning. */
export function readServer({ data }: Places): RunningServer | undefined {
  let lines: string[];
  try {
    lines = readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw explainFolder(error, data);
  }
  const [pid, , , port, , , , status] = lines;
  if (pid === undefined || port === undefined || port === '') return undefined;
  return { pid: Math.abs(Number(pid)), port: Number(port), isReady: status?.trim() === 'ready' };
}

/**
 * Starts the server in a session of its own, so that Ctrl-C in a terminal does not reach it, and waits until it takes
 * connections; after a crash that is when it has recovered all that was committed.
 */
export async function startServer({ places, programs, runAs, port }: StartNeeds): Promise<StartOutcome> {
  // A file of this attempt's own: two programs that start at once would write over each other's.
  const said = path.join(places.folder, `start-${randomBytes(6).toString('hex')}.log`);
  const output = openSync(said, 'wx', 0o600);
  try {
    const child = spawn(programs.postgres, ['-D', places.data, '-p', String(port), ...settingsFor(totalmem())], {
      ...runAs,
      cwd: '/',
      env: { LC_ALL: 'C' },
      detached: true,
      stdio: ['ignore', output, output],
    });
    if (!(await becomesReady(child, places))) return explainStart(readFileSync(said, 'utf8'), port, places);
    renameSync(said, places.log);
    return 'started';
  } finally {
    closeSync(output);
    rmSync(said, { force: true });
  }
}

const MEBIBYTE = 1_048_576;
const LEAST_SHARED_MEBIBYTES = 128;
const MOST_SHARED_MEBIBYTES = 512;

/**
 * What fits the machine on which it runs today, which may not be the one on which the database was made: a quarter of its
 * memory, within bounds, because the program and others need theirs.
 *
 * @param memory of the machine, in bytes
 */
export function settingsFor(memory: number): string[] {
  const mebibytes = Math.floor(memory / MEBIBYTE);
  const shared = Math.min(Math.max(Math.floor(mebibytes / 4), LEAST_SHARED_MEBIBYTES), MOST_SHARED_MEBIBYTES);
  const settings = {
    shared_buffers: `${shared}MB`,
    effective_cache_size: `${Math.max(Math.floor(mebibytes / 2), shared)}MB`,
    // Checkpoints seldom and at leisure: after each, the first change of a page writes the whole of it.
    checkpoint_timeout: '15min',
    max_wal_size: '2GB',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Waits until the server takes connections: true; or until it has ended: false. */
async function becomesReady(child: ChildProcess, places: Places): Promise<boolean> {
  const ended = endOf(child);
  for (;;) {
    if ((await Promise.race([ended, pause(LOOK_AGAIN_MILLISECONDS, 'running' as const)])) !== 'running') return false;
    const server = readServer(places);
    if (server?.pid !== child.pid || !server?.isReady) continue;
    child.unref();
    return true;
  }
}

function endOf(child: ChildProcess): Promise<'ended'> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => resolve('ended'));
  });
}

/** What PostgreSQL said as it failed to start, as something to act on; throws where only a person can. */
export function explainStart(log: string, port: number, { data }: Pick<Places, 'data'>): StartOutcome {
  if (/lock file "postmaster\.pid" (already exists|is empty)/.test(log)) return 'already-there';
  if (/pre-existing shared memory block/.test(log)) return 'still-ending';
  if (/could not bind|could not create any TCP\/IP sockets/.test(log)) return 'port-taken';
  if (saysDiskFull(log)) throw diskFull(data);
  const reason = log.split('\n').find((line) => /FATAL|PANIC/.test(line)) ?? log.trim();
  throw new AppError(
    'database-does-not-start',
    `the database in ${data} does not start. PostgreSQL said: ${reason.trim() || 'nothing'} (on port ${port})`,
  );
}

/** Asks the server to end at once, which rolls back what is open and loses nothing; waits until it is gone. */
export async function stopServer(places: Places): Promise<void> {
  const server = readServer(places);
  if (server === undefined) return;
  signal(server.pid, 'SIGINT');
  while (isPostgres(server.pid)) await pause(LOOK_AGAIN_MILLISECONDS);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!hasCode(error, 'ESRCH')) throw error;
  }
}

/**
 * Removes the `postmaster.pid` of a server that was killed, where PostgreSQL would not do so itself: because its number
 * now belongs to another program, or because nobody has buried the process. While any PostgreSQL bears the number, the
 * file stays.
 */
export function removeStalePidFile(places: Places): void {
  const file = path.join(places.data, 'postmaster.pid');
  const judged = readServer(places);
  if (judged === undefined || isPostgres(judged.pid)) return;
  // A program that judged it at the same moment may have started a server since: then this is that server's file.
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    if (Number.parseInt(readFileSync(aside, 'utf8'), 10) !== judged.pid) linkSync(aside, file);
  } catch (error) {
    if (!hasCode(error, 'ENOENT', 'EEXIST')) throw error;
  }
  rmSync(aside, { force: true });
}

/** Whether there is a process of this number; another user's counts. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !hasCode(error, 'ESRCH');
  }
}

/** Whether a living process of this number is a PostgreSQL; where that cannot be found out, any process counts. */
export function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  try {
    const [, name, state] = /^\d+ \((.*)\) (\S)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return name === 'postgres' && state !== 'Z' && state !== 'X';
  } catch {
    return false;
  }
}
