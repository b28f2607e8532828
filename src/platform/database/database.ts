import { Kysely, PostgresDialect, type RawBuilder, sql } from 'kysely';
import pg from 'pg';
import { AppError } from '../app-error.ts';
import { ensureJobs } from '../jobs/jobs-schema.ts';
import { EmbeddedServer } from './embedded/embedded-server.ts';
import { prepareExternal } from './external-server.ts';
import type { LinkKey } from './link.ts';
import { migrate } from './migrate.ts';
import { readMigrations } from './migrations.ts';
import { ConnectionPool, type PoolSource } from './pool.ts';
import { PreparingPool, runEntrance, runPreparedWithNext } from './prepared.ts';
import type { DatabaseSettings } from './settings.ts';
import type { Tables } from './tables.ts';
import { type Actor, SET_ACTOR, settingsOf, type Tx } from './transaction.ts';

/** What there is to say about a database without opening a record. */
export interface DatabaseDescription {
  /** The folder of the embedded database; undefined for one of one's own. */
  readonly folder: string | undefined;
  /** PostgreSQL's version, `18.4`. */
  readonly version: string;
  /** The name of the latest migration. */
  readonly migration: string;
  readonly sizeBytes: number;
  readonly connections: number;
}

/** Who is signed in. */
export interface Session {
  readonly authorityId: string;
  readonly userId: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly authorityName: string;
  readonly isDemo: boolean;
  /** The id of the procedure that the authority follows. */
  readonly procedure: string;
  /** What the authority calls things otherwise than its procedure does. */
  readonly ownTerms: Readonly<Record<string, unknown>>;
  /** False while the second factor is still asked for. */
  readonly isComplete: boolean;
  readonly unreadAlerts: number;
}

interface Ready {
  readonly pool: PoolSource;
  readonly folder: string | undefined;
  readonly leave: () => Promise<void>;
}

const MAX_CONNECTIONS = 10;

/**
 * The one way to the records. Nothing is read or written but in a transaction for somebody:
 *
 * ```ts
 * await withDatabase(readDatabaseSettings(io.environment, io.cwd), async (database) => {
 *   const count = await database.withTransaction({ authorityId, userId }, (tx) => countChildren(tx));
 * });
 * ```
 */
export class Database {
  readonly #pool: ConnectionPool;
  readonly #kysely: Kysely<Tables>;
  readonly #leave: () => Promise<void>;
  readonly #folder: string | undefined;

  constructor({ pool, folder, leave }: Ready) {
    this.#pool = new ConnectionPool(pool);
    this.#kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: new PreparingPool(this.#pool) }) });
    this.#folder = folder;
    this.#leave = leave;
  }

  /** Runs `work` in one transaction: all of it is kept, on the disk, when this resolves; none of it when it rejects. */
  withTransaction<Result>(actor: Actor, work: (tx: Tx) => Promise<Result>): Promise<Result> {
    const [authorityId, userId] = settingsOf(actor);
    return this.#kysely.transaction().execute(async (tx) => {
      await runPreparedWithNext(
        tx,
        sql`select set_config('app.authority_id', ${authorityId}, true), set_config('app.user_id', ${userId}, true)`,
      );
      return await work(tx);
    });
  }

  /**
   * Runs `work` in one transaction for whoever holds a session; undefined, and nothing is run, where nobody does any
   * more. While the second factor is still asked for, the transaction runs for nobody and sees nothing.
   *
   * @param tokenHash SHA-256 of the token in the cookie
   * @param ahead what `work` will ask first, which then waits for no trip of its own; it runs for whoever holds the session
   */
  withSession<Result>(
    tokenHash: Buffer,
    work: (tx: Tx, session: Session) => Promise<Result>,
    ahead?: RawBuilder<unknown>,
  ): Promise<Result | undefined> {
    return this.#kysely.transaction().execute(async (tx) => {
      const [session] = await runEntrance(
        tx,
        sql<Session>`select authority_id as "authorityId", staff_id as "userId", name, roles, authority_name as "authorityName",
          is_demo as "isDemo", procedure, own_terms as "ownTerms", is_complete as "isComplete", unread_alerts as "unreadAlerts"
        from enter_session(${tokenHash})`,
        ahead,
      );
      return session === undefined ? undefined : await work(tx, session);
    });
  }

  /**
   * Runs `work` in one transaction for somebody outside who has a link. It runs for no authority and for nobody, so that
   * every record is shut to it but what the policies of that one link open.
   */
  withLink<Result>({ authorityId, linkId }: LinkKey, work: (tx: Tx) => Promise<Result>): Promise<Result> {
    return this.#kysely.transaction().execute(async (tx) => {
      await runPreparedWithNext(
        tx,
        sql`select set_config('app.link_authority_id', ${authorityId}, true), set_config('app.link_id', ${linkId}, true)`,
      );
      return await work(tx);
    });
  }

  /** Which link an address opens, by the hash of what stands in it; undefined where it opens none. */
  async findLink(tokenHash: Buffer): Promise<LinkKey | undefined> {
    const { rows } = await sql<LinkKey>`
      select authority_id as "authorityId", link_id as "linkId" from link_ids where token_hash = ${tokenHash}`.execute(
      this.#kysely,
    );
    return rows[0];
  }

  /** As {@link withTransaction}, with the driver's own connection: for `COPY` and cursors, which Kysely has no words for. */
  async withClient<Result>(actor: Actor, work: (client: pg.ClientBase) => Promise<Result>): Promise<Result> {
    const client = await this.#pool.connect();
    let broken: unknown;
    try {
      await client.query('begin');
      await client.query(SET_ACTOR, settingsOf(actor));
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch((failure: unknown) => {
        broken = failure;
      });
      throw error;
    } finally {
      client.release(broken !== undefined);
    }
  }

  /** Runs a statement of the library of jobs, whose tables hold ids and no records; as nobody, who sees no record. */
  async runOutsideRecords(text: string, values: readonly unknown[] = []): Promise<{ rows: unknown[] }> {
    const client = await this.#pool.connect();
    try {
      return await client.query(text, [...values]);
    } finally {
      client.release();
    }
  }

  /** Whether this is the embedded database, the only one on which a demo may exist. */
  get isEmbedded(): boolean {
    return this.#folder !== undefined;
  }

  async describe(): Promise<DatabaseDescription> {
    const { rows } = await sql<Omit<DatabaseDescription, 'folder'>>`
      select split_part(current_setting('server_version'), ' ', 1) as version,
        (select name from migrations order by number desc limit 1) as migration,
        pg_database_size(current_database()) as "sizeBytes",
        (select count(*) from pg_stat_activity where datname = current_database()) as connections
    `.execute(this.#kysely);
    const [row] = rows;
    if (row === undefined) throw new Error('the database did not describe itself');
    return { folder: this.#folder, ...row };
  }

  /** Throws where a connection could see more than the application may: nothing is served then. */
  async refuseTooMuchPower(): Promise<void> {
    const { rows } = await sql<{ user: string; isTooPowerful: boolean; ownsTables: boolean }>`
      select current_user as user, rolsuper or rolbypassrls as "isTooPowerful",
        exists (select from pg_class where relowner = pg_roles.oid) as "ownsTables"
      from pg_roles where rolname = current_user
    `.execute(this.#kysely);
    const [role] = rows;
    if (role?.user === 'footprint_app' && !role.isTooPowerful && !role.ownsTables) return;
    throw new AppError(
      'database-role-too-powerful',
      'the role footprint_app must be no superuser, must not bypass row-level security and must own no table. Put that right in the database; until then nothing is shown.',
    );
  }

  /** Waits for what is under way, and stops the embedded server where nobody else is on it. */
  async close(): Promise<void> {
    await this.#pool.end();
    await this.#leave();
  }
}

/**
 * Opens the database that the settings name, and brings its shape up to date: the embedded one, started where it does
 * not run yet, or one's own by its address.
 *
 * @throws AppError, in words for the person who started the program, where that cannot be
 */
export async function openDatabase(settings: DatabaseSettings): Promise<Database> {
  const ready = settings.url === undefined ? await openEmbedded(settings) : await openExternal(settings.url, settings);
  const database = new Database(ready);
  try {
    await database.refuseTooMuchPower();
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Opens the database for `work` and closes it, however `work` ends. */
export async function withDatabase<Result>(
  settings: DatabaseSettings,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = await openDatabase(settings);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

async function openEmbedded({ home, port, serviceUser }: DatabaseSettings): Promise<Ready> {
  const server = await EmbeddedServer.join({ home, port, serviceUser });
  try {
    await migrateEmbedded(server);
  } catch (error) {
    await server.leave();
    throw error;
  }
  const findServer: PoolSource['findServer'] = async (search) => {
    await server.ensureRunning(search);
    return { ...server.addressOf('footprint_app') };
  };
  return {
    pool: { findServer, maxConnections: MAX_CONNECTIONS },
    folder: server.folder,
    leave: () => server.leave(),
  };
}

async function migrateEmbedded(server: EmbeddedServer): Promise<void> {
  const owner = new pg.Client({ ...server.addressOf('footprint_owner'), application_name: 'footprint migration' });
  owner.on('error', () => undefined);
  await owner.connect();
  try {
    await migrate(owner, readMigrations());
    await ensureJobs(owner);
  } finally {
    await owner.end();
  }
}

async function openExternal(url: string, { migrationUrl }: DatabaseSettings): Promise<Ready> {
  await prepareExternal(url, migrationUrl);
  return {
    pool: { findServer: () => Promise.resolve({ connectionString: url }), maxConnections: MAX_CONNECTIONS },
    folder: undefined,
    leave: () => Promise.resolve(),
  };
}
