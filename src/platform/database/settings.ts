import path from 'node:path';
import { AppError } from '../app-error.ts';

/** Which database to open. */
export interface DatabaseSettings {
  /** FOOTPRINT_HOME, as an absolute path: where the embedded database lives. */
  readonly home: string;
  /** DATABASE_URL: a PostgreSQL of one's own instead of the embedded one. */
  readonly url?: string | undefined;
  /** DATABASE_MIGRATION_URL: the same database as a role that may change its shape; `url` where it is undefined. */
  readonly migrationUrl?: string | undefined;
  /** DATABASE_BACKUP_URL: the same database as a role that sees every row; `migrationUrl` where it is undefined. */
  readonly backupUrl?: string | undefined;
  /** FOOTPRINT_DATABASE_PORT: the embedded server's port; any free one where it is undefined. */
  readonly port?: number | undefined;
  /** FOOTPRINT_POSTGRES_USER: what the embedded server runs as where the program runs as root. */
  readonly serviceUser?: string | undefined;
}

const DEFAULT_HOME = '.footprint';
const HIGHEST_PORT = 65_535;

/**
 * Reads the settings from the environment.
 *
 * @param cwd the folder that a relative FOOTPRINT_HOME counts from
 * @throws AppError where one of them cannot be
 */
export function readDatabaseSettings(
  environment: Readonly<Record<string, string | undefined>>,
  cwd: string,
): DatabaseSettings {
  const read = (name: string): string | undefined => environment[name]?.trim() || undefined;
  return {
    home: path.resolve(cwd, read('FOOTPRINT_HOME') ?? DEFAULT_HOME),
    url: readUrl('DATABASE_URL', read('DATABASE_URL')),
    migrationUrl: readUrl('DATABASE_MIGRATION_URL', read('DATABASE_MIGRATION_URL')),
    backupUrl: readUrl('DATABASE_BACKUP_URL', read('DATABASE_BACKUP_URL')),
    port: readPort(read('FOOTPRINT_DATABASE_PORT')),
    serviceUser: read('FOOTPRINT_POSTGRES_USER'),
  };
}

function readUrl(name: string, url: string | undefined): string | undefined {
  if (url === undefined || (URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol))) return url;
  // The value may hold a password, so it is not repeated.
  throw new AppError(
    'setting-unreadable',
    `${name} is not the address of a PostgreSQL; write it as postgresql://user:password@host:5432/name`,
  );
}

function readPort(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port <= HIGHEST_PORT) return port;
  throw new AppError('setting-unreadable', `FOOTPRINT_DATABASE_PORT: "${text}" is not a port, 1 to ${HIGHEST_PORT}`);
}
