import pg from 'pg';
import { AppError } from '../app-error.ts';
import { isConnectionLost } from './embedded/connection-lost.ts';
import { EmbeddedServer } from './embedded/embedded-server.ts';
import { connectAsOwner, connectTo } from './external-server.ts';
import type { DatabaseSettings } from './settings.ts';

/** Connections past the pool, for work on the whole database. Whoever asks for one ends it. */
export interface Maintenance {
  /** As a role that sees every row of every authority. With an address of one's own, whether it does is yet to be asked. */
  connectAsReader(applicationName: string): Promise<pg.Client>;
  /** As the owner of the tables, who is no superuser. */
  connectAsOwner(applicationName: string): Promise<pg.Client>;
  /** As the application. */
  connectAsApp(applicationName: string): Promise<pg.Client>;
}

/** As every session of the application, so that a value reads and writes the same everywhere. */
const SESSION = '-c timezone=UTC -c datestyle=ISO -c intervalstyle=postgres -c client_encoding=UTF8';
const AS_APP = `${SESSION} -c role=footprint_app`;

/**
 * Joins the database that the settings name for `work`, without touching its shape, and leaves it however `work` ends.
 * A new embedded one is made, empty, where there is none.
 */
export async function withMaintenance<Result>(
  settings: DatabaseSettings,
  work: (maintenance: Maintenance) => Promise<Result>,
): Promise<Result> {
  if (settings.url !== undefined) return await work(externalMaintenance(settings.url, settings));
  const { home, port, serviceUser } = settings;
  const server = await EmbeddedServer.join({ home, port, serviceUser });
  try {
    return await work(embeddedMaintenance(server));
  } finally {
    await server.leave();
  }
}

/**
 * Ends the connection, however `work` ends.
 *
 * @throws AppError where the server went away meanwhile
 */
export async function withClient<Result>(
  connecting: Promise<pg.Client>,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = await connecting;
  try {
    return await work(client);
  } catch (error) {
    if (!isConnectionLost(error)) throw error;
    const message = 'the database went away in the middle of the work. Run the same command again.';
    throw new AppError('database-went-away', message, { cause: error });
  } finally {
    await client.end().catch(() => undefined);
  }
}

function externalMaintenance(url: string, { migrationUrl = url, backupUrl }: DatabaseSettings): Maintenance {
  return {
    connectAsReader: (application_name) => connectTo(backupUrl ?? migrationUrl, { application_name, options: SESSION }),
    connectAsOwner: (application_name) => connectAsOwner(migrationUrl, { application_name, options: SESSION }),
    connectAsApp: (application_name) => connectTo(url, { application_name, options: AS_APP }),
  };
}

function embeddedMaintenance(server: EmbeddedServer): Maintenance {
  const connect = async (config: pg.ClientConfig): Promise<pg.Client> => {
    const client = new pg.Client(config);
    // What breaks a connection shows in the query that wanted it.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  };
  return {
    connectAsReader: (application_name) =>
      connect({ ...server.addressOf('footprint_admin'), application_name, options: SESSION }),
    connectAsOwner: (application_name) =>
      connect({ ...server.addressOf('footprint_owner'), application_name, options: SESSION }),
    connectAsApp: (application_name) =>
      connect({ ...server.addressOf('footprint_app'), application_name, options: AS_APP }),
  };
}
