import pg from 'pg';
import { AppError, hasCode } from '../app-error.ts';
import { areJobsUpToDate, ensureJobs } from '../jobs/jobs-schema.ts';
import { migrate, readApplied } from './migrate.ts';
import { type Migration, pendingMigrations, readMigrations } from './migrations.ts';

const OLDEST_VERSION_NUMBER = 180_000;
const MIGRATION_REMEDY =
  'Set DATABASE_MIGRATION_URL to the same database as a role that may (an administrator, or a member of footprint_owner) and run the same command again.';

/** Roles that are not logged in as, only worked as; whoever administers the server may let them log in. */
const MAKE_ROLES = `
  do $$ begin
    if not exists (select from pg_roles where rolname = 'footprint_owner') then create role footprint_owner; end if;
    if not exists (select from pg_roles where rolname = 'footprint_app') then create role footprint_app; end if;
    if not pg_has_role('footprint_owner', 'set') then execute format('grant footprint_owner to %I', current_user); end if;
    if not pg_has_role('footprint_app', 'set') then execute format('grant footprint_app to %I', current_user); end if;
    execute format('grant connect, create, temporary on database %I to footprint_owner', current_database());
    execute format('grant connect, temporary on database %I to footprint_app', current_database());
  end $$;
`;

/**
 * Makes a PostgreSQL of one's own ready: its version, the roles, the shape of the database.
 *
 * @param url what the application connects with
 * @param migrationUrl what may change the shape; often the same in a trial, never in production
 */
export async function prepareExternal(url: string, migrationUrl: string = url): Promise<void> {
  const client = await connectTo(migrationUrl, { application_name: 'footprint migration' });
  try {
    await refuseOldServer(client);
    const migrations = readMigrations();
    if (await isUpToDate(client, migrations)) return;
    await makeRoles(client);
    await client.query('set role footprint_owner');
    await migrate(client, migrations);
    await ensureJobs(client);
  } finally {
    await client.end();
  }
}

/**
 * Connects to a PostgreSQL of one's own as the owner of the tables, whatever there is of them yet.
 *
 * @throws AppError where the role of the address may not become it
 */
export async function connectAsOwner(url: string, session: pg.ClientConfig): Promise<pg.Client> {
  const client = await connectTo(url, session);
  try {
    await refuseOldServer(client);
    if (!(await mayOwn(client))) await makeRoles(client);
    await client.query('set role footprint_owner');
    return client;
  } catch (error) {
    await client.end();
    throw error;
  }
}

/** Connects, or says in plain words why not. */
export async function connectTo(connectionString: string, session: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, ...session });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    const { host } = new URL(connectionString);
    throw new AppError('database-unreachable', `the database at ${host} cannot be used: ${reasonOf(error)}`, {
      cause: error,
    });
  }
}

function reasonOf(error: unknown): string {
  if (hasCode(error, 'ECONNREFUSED')) return 'nothing listens there.';
  if (hasCode(error, 'ENOTFOUND', 'EAI_AGAIN')) return 'there is no such host.';
  if (hasCode(error, '28P01', '28000')) return 'it does not accept this user and password.';
  if (hasCode(error, '3D000')) return 'it has no database of that name.';
  return error instanceof Error ? error.message : String(error);
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: number; version: string }>(
    "select current_setting('server_version_num')::int as number, current_setting('server_version') as version",
  );
  const [server] = rows;
  if (server !== undefined && server.number >= OLDEST_VERSION_NUMBER) return;
  throw new AppError(
    'database-too-old',
    `Footprint needs PostgreSQL 18 or newer, and DATABASE_URL leads to ${server?.version ?? 'something else'}.`,
  );
}

/** Asked as whoever connects: one who may not read the list of migrations cannot tell, and goes on as an owner would. */
async function isUpToDate(client: pg.Client, migrations: readonly Migration[]): Promise<boolean> {
  try {
    const applied = await readApplied(client);
    if (applied === undefined || pendingMigrations(migrations, applied).length > 0) return false;
    return await areJobsUpToDate(client);
  } catch (error) {
    if (hasCode(error, '42501')) return false;
    throw error;
  }
}

/** Whether the roles are there, and whoever connects may work as the owner, who may make a schema here. */
async function mayOwn(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(`
    select count(*) = 2 as may from pg_roles where rolname = 'footprint_app'
      or rolname = 'footprint_owner' and pg_has_role(oid, 'set')
        and has_database_privilege(oid, current_database(), 'create')`);
  return rows[0]?.may === true;
}

async function makeRoles(client: pg.Client): Promise<void> {
  try {
    await client.query(MAKE_ROLES);
  } catch (error) {
    if (!hasCode(error, '42501')) throw error;
    throw new AppError(
      'database-may-not-migrate',
      `the database needs a change of its shape, and the role of DATABASE_URL may not make it. ${MIGRATION_REMEDY}`,
      { cause: error },
    );
  }
}
