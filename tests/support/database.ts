import type pg from 'pg';
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
  return { database, name, server, environment, asAdmin: (work) => server.asAdmin(name, work) };
}
