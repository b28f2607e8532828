import type pg from 'pg';
import { type AppliedMigration, type Migration, pendingMigrations } from './migrations.ts';

/** Only one program at a time may change the shape of a database. */
export const MIGRATION_LOCK = 4_031_965;

const BOOKKEEPING = `
  create schema if not exists app;
  create table if not exists app.migrations (
    number integer primary key,
    name text not null,
    checksum text not null,
    applied_at timestamptz not null default now()
  );
  comment on schema app is 'Everything about the people and the children of the authorities.';
  comment on table app.migrations is 'The steps that made this database what it is. Holds nothing about people.';
  comment on column app.migrations.number is 'The number with which the file''s name begins.';
  comment on column app.migrations.name is 'The file''s name without .sql.';
  comment on column app.migrations.checksum is 'SHA-256 of the file: an old migration is never edited.';
  comment on column app.migrations.applied_at is 'When it was applied to this database.';
  grant usage on schema app to footprint_app;
  grant select on app.migrations to footprint_app;
`;

/**
 * Brings a database to the shape that the migrations describe, each in a transaction of its own, while no other program
 * does the same.
 *
 * @param client connected as the role that owns the tables
 * @returns the names of what was applied now
 */
export async function migrate(client: pg.ClientBase, migrations: readonly Migration[]): Promise<string[]> {
  await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
  try {
    const pending = pendingMigrations(migrations, (await readApplied(client)) ?? []);
    if (pending.length > 0) await client.query(`begin; ${BOOKKEEPING} commit`);
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ name }) => name);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  }
}

/**
 * As {@link migrate}, inside the transaction that the caller has opened, who also holds {@link MIGRATION_LOCK}: the shape
 * comes about with everything else of that transaction, or not at all.
 */
export async function migrateInside(client: pg.ClientBase, migrations: readonly Migration[]): Promise<string[]> {
  const pending = pendingMigrations(migrations, (await readApplied(client)) ?? []);
  if (pending.length > 0) await client.query(BOOKKEEPING);
  for (const migration of pending) await applyInside(client, migration);
  return pending.map(({ name }) => name);
}

/** What was applied to a database; undefined where nothing ever was. */
export async function readApplied(client: pg.ClientBase): Promise<AppliedMigration[] | undefined> {
  const { rows: found } = await client.query<{ there: boolean }>(
    "select to_regclass('app.migrations') is not null as there",
  );
  if (found[0]?.there !== true) return undefined;
  const { rows } = await client.query<AppliedMigration>(
    'select number, name, checksum from app.migrations order by number',
  );
  return rows;
}

async function apply(client: pg.ClientBase, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await applyInside(client, migration);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function applyInside(client: pg.ClientBase, { number, name, checksum, sql }: Migration): Promise<void> {
  try {
    await client.query(sql);
    await client.query('insert into app.migrations (number, name, checksum) values ($1, $2, $3)', [
      number,
      name,
      checksum,
    ]);
  } catch (error) {
    throw new Error(`the migration ${name} failed: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  }
}
