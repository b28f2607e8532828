import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '../app-error.ts';

/** One step in the shape of the database, as it stands in `database/migrations/`. */
export interface Migration {
  /** 1 for `0001-…`; no number is left out. */
  readonly number: number;
  /** `0001-authorities-and-staff`. */
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file's text, with the ends of lines as on Linux. */
  readonly checksum: string;
}

/** A migration that a database remembers. */
export interface AppliedMigration {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
}

/** Where the migrations of this program are. */
const MIGRATIONS_FOLDER = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../database/migrations');

const FILE_NAME = /^(?<number>\d{4})-[a-z0-9]+(-[a-z0-9]+)*\.sql$/;

/** Reads every migration of a folder, in order. */
export function readMigrations(folder = MIGRATIONS_FOLDER): Migration[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  return files.sort().map((file, index) => {
    const number = Number(FILE_NAME.exec(file)?.groups?.['number']);
    if (number !== index + 1) {
      const expected = String(index + 1).padStart(4, '0');
      throw new Error(`${path.join(folder, file)}: the name of the next migration begins with ${expected}-`);
    }
    const sql = readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n');
    const checksum = createHash('sha256').update(sql).digest('hex');
    return { number, name: file.slice(0, -'.sql'.length), sql, checksum };
  });
}

/**
 * The migrations that a database still lacks.
 *
 * @throws AppError where the database was not made by these migrations: one was edited after it was applied, or the
 *   database is newer than the program
 */
export function pendingMigrations(all: readonly Migration[], applied: readonly AppliedMigration[]): Migration[] {
  for (const { number, name, checksum } of applied) {
    const own = all[number - 1];
    if (own === undefined) {
      throw new AppError(
        'database-newer-than-program',
        `the database is newer than this version of Footprint: it has the migration ${name}, which this version does not know. Update Footprint.`,
      );
    }
    if (own.checksum !== checksum || own.name !== name) {
      throw new AppError(
        'database-migration-edited',
        `the migration ${own.name} is not the one that was applied to this database (${name}): it was edited since. Put it back as it was, and write the change as a new migration.`,
      );
    }
  }
  const done = new Set(applied.map(({ number }) => number));
  return all.filter(({ number }) => !done.has(number));
}
