import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { AppError, hasCode } from '../../app-error.ts';
import { diskFull, explainFolder, makeFolder, type Places, saysDiskFull } from './places.ts';
import { freePort } from './ports.ts';
import type { Programs } from './programs.ts';
import type { ServiceUser } from './service-user.ts';

/** The roles of an embedded server, each with a password of its own. */
export type EmbeddedRole = 'footprint_admin' | 'footprint_owner' | 'footprint_app' | 'footprint_keeper';

/** How to reach an embedded server: what its `connection.json` says. */
export interface Connection {
  readonly port: number;
  readonly passwords: Readonly<Record<EmbeddedRole, string>>;
}

/** The name of the database in an embedded server. */
export const EMBEDDED_DATABASE = 'footprint';
const POSTGRESQL_MAJOR = 18;

const OWNER_ONLY_FILE = 0o600;
const OWNER_ONLY_FOLDER = 0o700;
const PASSWORD_BYTES = 32;

interface ClusterNeeds {
  readonly places: Places;
  readonly programs: Programs;
  readonly runAs: ServiceUser | undefined;
}

/**
 * Makes the database's folder where there is none: a new cluster with its roles, passwords and an empty database. It is
 * made beside its place and renamed at the end, so that there is either a whole one or none, whatever happens meanwhile
 * and however many programs do the same at once.
 */
export async function ensureCluster(needs: ClusterNeeds): Promise<void> {
  const { places } = needs;
  if (existsSync(places.folder)) return refuseOtherVersion(places.data);
  const unfinished = path.join(places.base, `database.${randomBytes(6).toString('hex')}`);
  try {
    makeFolder(unfinished, needs.runAs);
    const connection = await newConnection();
    initialise(unfinished, connection, needs);
    writeFileSync(path.join(unfinished, 'connection.json'), `${JSON.stringify(connection)}\n`, {
      mode: OWNER_ONLY_FILE,
    });
    renameSync(unfinished, places.folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // Another program was quicker: its database is the one.
    if (!hasCode(error, 'ENOTEMPTY', 'EEXIST')) throw explainFolder(error, places.base);
  }
}

export function readConnection({ connectionFile }: Places): Connection {
  try {
    return JSON.parse(readFileSync(connectionFile, 'utf8')) as Connection;
  } catch (error) {
    if (!hasCode(error, 'ENOENT') && !(error instanceof SyntaxError)) throw explainFolder(error, connectionFile);
    throw new AppError(
      'database-connection-file-missing',
      `${connectionFile}, which holds the database's passwords, is missing or damaged. Restore it from a backup of the folder; without it the database cannot be opened.`,
      { cause: error },
    );
  }
}

function refuseOtherVersion(data: string): void {
  let found: string;
  try {
    found = readFileSync(path.join(data, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw explainFolder(error, data);
    throw new AppError(
      'database-folder-damaged',
      `${data} is not a database of PostgreSQL: it has no PG_VERSION. Restore it from a backup, or move ${path.dirname(data)} away to start with an empty one.`,
    );
  }
  const major = Number.parseInt(found, 10);
  if (major === POSTGRESQL_MAJOR) return;
  const whatToDo =
    major > POSTGRESQL_MAJOR
      ? 'Update Footprint: this version of it is older than the one that made the database.'
      : 'Restore a backup into this version of Footprint.';
  throw new AppError(
    'database-folder-other-version',
    `the database in ${data} was made by PostgreSQL ${found}, and this Footprint comes with ${POSTGRESQL_MAJOR}. Nothing was changed. ${whatToDo}`,
  );
}

async function newConnection(): Promise<Connection> {
  const password = (): string => randomBytes(PASSWORD_BYTES).toString('hex');
  return {
    port: await freePort(),
    passwords: {
      footprint_admin: password(),
      footprint_owner: password(),
      footprint_app: password(),
      footprint_keeper: password(),
    },
  };
}

function initialise(folder: string, { passwords }: Connection, { programs, runAs, places }: ClusterNeeds): void {
  const data = path.join(folder, 'data');
  const passwordFile = path.join(folder, 'admin-password');
  mkdirSync(data, { mode: OWNER_ONLY_FOLDER });
  writeFileSync(passwordFile, `${passwords.footprint_admin}\n`, { mode: OWNER_ONLY_FILE });
  if (runAs !== undefined) for (const place of [data, passwordFile]) chownSync(place, runAs.uid, runAs.gid);
  const run = (program: string, args: readonly string[], input?: string): void => {
    const ended = spawnSync(program, args, { ...runAs, cwd: '/', encoding: 'utf8', input, env: { LC_ALL: 'C' } });
    if (ended.error === undefined && ended.status === 0) return;
    throw explainInitialising(ended.error?.message ?? `${ended.stdout}${ended.stderr}`, places.base);
  };
  run(programs.initdb, [
    ...['-D', data, '-U', 'footprint_admin', `--pwfile=${passwordFile}`, '-A', 'scram-sha-256', '-E', 'UTF8'],
    // The same order and the same rules of letters on every machine, whatever it has installed.
    ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions'],
    // On Linux one call brings all of the new files to the disk; one by one it takes seconds.
    ...(process.platform === 'linux' ? ['--sync-method=syncfs'] : []),
  ]);
  appendFileSync(path.join(data, 'postgresql.conf'), SETTINGS);
  writeFileSync(path.join(data, 'pg_hba.conf'), HOST_AUTHENTICATION);
  run(programs.postgres, ['--single', '-j', '-D', data, 'postgres'], rolesAndDatabase(passwords));
  rmSync(passwordFile);
}

const SETTINGS = `
# Footprint
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
password_encryption = 'scram-sha-256'
fsync = on
synchronous_commit = on
full_page_writes = on
timezone = 'UTC'
log_timezone = 'UTC'
# Logs say what went wrong and never with whose data: no statements, no values.
log_error_verbosity = 'terse'
log_min_error_statement = 'panic'
log_parameter_max_length_on_error = 0
log_checkpoints = off
log_autovacuum_min_duration = -1
`;

const HOST_AUTHENTICATION = `# From this machine only, and with a password.
host all all 127.0.0.1/32 scram-sha-256
`;

/** In single-user mode with -j a statement ends at a semicolon and an empty line. */
function rolesAndDatabase(passwords: Connection['passwords']): string {
  return [
    `create role footprint_owner login password '${passwords.footprint_owner}'`,
    `create role footprint_app login password '${passwords.footprint_app}'`,
    `create role footprint_keeper login password '${passwords.footprint_keeper}'`,
    `create database ${EMBEDDED_DATABASE} owner footprint_owner`,
    `revoke all on database ${EMBEDDED_DATABASE} from public`,
    `grant connect, temporary on database ${EMBEDDED_DATABASE} to footprint_app`,
    'revoke all on database postgres from public',
    'grant connect on database postgres to footprint_keeper',
    'revoke all on database template1 from public',
  ]
    .map((statement) => `${statement};\n\n`)
    .join('');
}

function explainInitialising(output: string, folder: string): unknown {
  if (saysDiskFull(output)) return diskFull(folder);
  return new AppError(
    'database-not-made',
    `the database could not be made in ${folder}. PostgreSQL said: ${lastLine(output)}`,
  );
}

function lastLine(output: string): string {
  const lines = output.split('\n').filter((line) => /error|fatal|could not|cannot/i.test(line));
  return lines.at(-1)?.trim() ?? output.trim();
}
