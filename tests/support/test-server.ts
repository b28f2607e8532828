import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import pg from 'pg';
import { type Address, EmbeddedServer } from '../../src/platform/database/embedded/embedded-server.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { readMigrations } from '../../src/platform/database/migrations.ts';
import { ensureJobs } from '../../src/platform/jobs/jobs-schema.ts';

/** Where the run of the tests keeps its one server; set by the runner, so that every file joins the same one. */
const HOME_VARIABLE = 'FOOTPRINT_TEST_HOME';
const TEMPLATE = 'footprint_template';
const TEMPLATE_LOCK = 1;

/** A real PostgreSQL for tests, with a database for each that asks. */
export class TestServer {
  readonly #server: EmbeddedServer;
  readonly #ownHome: string | undefined;

  private constructor(server: EmbeddedServer, ownHome: string | undefined) {
    this.#server = server;
    this.#ownHome = ownHome;
  }

  /** Joins the server of the run, or starts one for the file that runs alone. */
  static async join(): Promise<TestServer> {
    const shared = process.env[HOME_VARIABLE];
    const ownHome = shared === undefined ? makeTestHome() : undefined;
    const server = await EmbeddedServer.join({ home: shared ?? ownHome ?? '' });
    return new TestServer(server, ownHome);
  }

  /** As {@link TestServer.join}, and every process that is started from now on joins the same one. */
  static async share(): Promise<TestServer> {
    const home = makeTestHome();
    const server = new TestServer(await EmbeddedServer.join({ home }), home);
    await server.#forgetPowerCuts();
    process.env[HOME_VARIABLE] = home;
    return server;
  }

  addressOf(role: Parameters<EmbeddedServer['addressOf']>[0], database: string): Address {
    return this.#server.addressOf(role, database);
  }

  /** Makes a database in its newest shape, as a copy of one that is made once: tens of milliseconds. */
  async createDatabase(): Promise<string> {
    const name = `test_${randomBytes(6).toString('hex')}`;
    await this.asAdmin('postgres', async (admin) => {
      await admin.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
      const { rowCount } = await admin.query('select from pg_database where datname = $1', [TEMPLATE]);
      if (rowCount === 0) await this.#createTemplate(admin);
      await createEmptyDatabase(admin, name, TEMPLATE);
    });
    return name;
  }

  /** Makes a database with nothing in it. */
  async createEmptyDatabase(): Promise<string> {
    const name = `test_${randomBytes(6).toString('hex')}`;
    await this.asAdmin('postgres', (admin) => createEmptyDatabase(admin, name, 'template1'));
    return name;
  }

  async dropDatabase(name: string): Promise<void> {
    await this.asAdmin('postgres', (admin) => admin.query(`drop database if exists ${name} with (force)`));
  }

  /** Connects as the superuser, who sees every row: for "and it is there". */
  asAdmin<Result>(database: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
    return withConnection(this.addressOf('footprint_admin', database), work);
  }

  async leave(): Promise<void> {
    await this.#server.leave();
    if (this.#ownHome !== undefined) rmSync(this.#ownHome, { recursive: true, force: true });
  }

  /** Nothing here outlives the run, so that no commit waits for the disk; whatever tests crashes starts a server of its own. */
  async #forgetPowerCuts(): Promise<void> {
    await this.asAdmin('postgres', async (admin) => {
      await admin.query('alter system set fsync = off');
      await admin.query('select pg_reload_conf()');
    });
  }

  async #createTemplate(admin: pg.Client): Promise<void> {
    const unfinished = `${TEMPLATE}_unfinished`;
    await admin.query(`drop database if exists ${unfinished} with (force)`);
    await createEmptyDatabase(admin, unfinished, 'template1');
    await withConnection(this.addressOf('footprint_owner', unfinished), async (owner) => {
      await migrate(owner, readMigrations());
      await ensureJobs(owner);
    });
    await admin.query(`alter database ${unfinished} rename to ${TEMPLATE}`);
  }
}

/** A folder for a server that only tests use. */
export function makeTestHome(): string {
  const home = mkdtempSync(path.join(tmpdir(), 'footprint-test-'));
  // Where root runs the tests, the server runs as another account and must get there.
  chmodSync(home, 0o711);
  return home;
}

export async function withConnection<Result>(
  address: pg.ClientConfig,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client(address);
  // What breaks a connection shows in the query that wanted it.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function createEmptyDatabase(admin: pg.Client, name: string, template: string): Promise<void> {
  await admin.query(`create database ${name} template ${template} owner footprint_owner`);
  await admin.query(`revoke all on database ${name} from public`);
  await admin.query(`grant connect, temporary on database ${name} to footprint_app`);
}
