import pg from 'pg';
import { Database } from '../../src/platform/database/database.ts';
import { atEnd } from './at-end.ts';
import { TestServer } from './test-server.ts';

const CONNECTIONS = 4;

/** A database of a test file's own, as the application sees it and as the superuser does. */
export interface TestDatabase {
  readonly database: Database;
  readonly name: string;
  readonly server: TestServer;
  /** How a command is told to work on it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Connects as the superuser, who sees every row: for "and it is there". */
  asAdmin<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result>;
}

/**
 * Makes a database for the test file that calls it at its top; it is dropped when the file's tests are done.
 *
 * ```ts
 * const { database } = await openTestDatabase();
 * ```
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const server = await TestServer.join();
  const name = await server.createDatabase();
  const database = new Database({
    pool: { findServer: async () => ({ ...server.addressOf('footprint_app', name) }), maxConnections: CONNECTIONS },
    folder: undefined,
    leave: async () => {
      await server.dropDatabase(name);
      await server.leave();
    },
  });
  atEnd(() => database.close());
  const { user, password, host, port } = server.addressOf('footprint_app', name);
  const environment = { DATABASE_URL: `postgresql://${user}:${password}@${host}:${port}/${name}` };
  const admins = new AdminConnections(() => new pg.Client(server.addressOf('footprint_admin', name)));
  atEnd(() => admins.end());
  return { database, name, server, environment, asAdmin: (work) => admins.use(work) };
}

/** Connections of the superuser, kept open between one use and the next: a new one knows nothing of the tables yet. */
class AdminConnections {
  readonly #make: () => pg.Client;
  readonly #idle = new Set<pg.Client>();

  constructor(make: () => pg.Client) {
    this.#make = make;
  }

  async use<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
    const client = await this.#take();
    try {
      const result = await work(client);
      // Nothing that was set, prepared or locked goes over to the next use.
      await client.query('discard all');
      this.#idle.add(client);
      return result;
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
  }

  async end(): Promise<void> {
    await Promise.all([...this.#idle].map((client) => client.end()));
  }

  async #take(): Promise<pg.Client> {
    const [client] = this.#idle;
    if (client !== undefined) {
      this.#idle.delete(client);
      return client;
    }
    const made = this.#make();
    // A server that is killed takes its connections with it.
    made.on('error', () => this.#idle.delete(made));
    await made.connect();
    return made;
  }
}
