import path from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { AppError, hasCode } from '../../app-error.ts';
import { type Connection, EMBEDDED_DATABASE, type EmbeddedRole, ensureCluster, readConnection } from './cluster.ts';
import { findPlaces, type Places } from './places.ts';
import { freePort } from './ports.ts';
import { isAlive, isPostgres, readServer, removeStalePidFile, startServer, stopServer } from './postmaster.ts';
import { type Programs, preparePrograms } from './programs.ts';
import { findServiceUser, type ServiceUser } from './service-user.ts';

export interface EmbeddedSettings {
  /** FOOTPRINT_HOME, as an absolute path. */
  readonly home: string;
  /** FOOTPRINT_DATABASE_PORT: this port and no other; any free one where it is undefined. */
  readonly port?: number | undefined;
  /** FOOTPRINT_POSTGRES_USER: the account that the server runs as where the program runs as root. */
  readonly serviceUser?: string | undefined;
}

/** Where a role connects to. */
export interface Address {
  readonly host: string;
  readonly port: number;
  readonly user: EmbeddedRole;
  readonly password: string;
  readonly database: string;
}

const LOOPBACK = '127.0.0.1';
const LOOK_AGAIN_MILLISECONDS = 20;
/** Starting, the recovery of a crash included, and waiting for another program that stops the server. */
const GIVEN_UP_AFTER_ATTEMPTS = 30_000 / LOOK_AGAIN_MILLISECONDS;
const KEEPER_NAME = 'footprint keeper';
/** PostgreSQL takes a moment to see that a program was killed. */
const WAITED_FOR_THE_DEAD_ATTEMPTS = 2_000 / LOOK_AGAIN_MILLISECONDS;
/** The lock that every program on the server shares, and that the last one out takes for itself. */
const IN_USE_LOCK = 4_031_964;
/** Of PostgreSQL: it is starting, stopping, or has just been told to stop. */
const PASSING_STATES = ['57P01', '57P02', '57P03', '08006', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'];

/**
 * A PostgreSQL that this program shares with every other program on the same FOOTPRINT_HOME: the first one in starts it,
 * the last one out stops it. Each holds one connection open, the keeper, and with it a shared lock: PostgreSQL itself
 * knows who is there, and forgets a program that was killed the moment its connection breaks.
 */
export class EmbeddedServer {
  readonly #settings: EmbeddedSettings;
  readonly #places: Places;
  readonly #programs: Programs;
  readonly #runAs: ServiceUser | undefined;
  #connection: Connection;
  #keeper: pg.Client | undefined;
  #joining: Promise<void> | undefined;

  private constructor(settings: EmbeddedSettings, needs: EmbeddedNeeds) {
    this.#settings = settings;
    this.#places = needs.places;
    this.#programs = needs.programs;
    this.#runAs = needs.runAs;
    this.#connection = readConnection(needs.places);
  }

  /** Joins the server of `home`, starting it, and making it, where needed. */
  static async join(settings: EmbeddedSettings): Promise<EmbeddedServer> {
    const runAs = findServiceUser(settings.serviceUser);
    const places = findPlaces(settings.home, runAs);
    const programs = preparePrograms(path.join(places.base, 'programs'), runAs);
    await ensureCluster({ places, programs, runAs });
    const server = new EmbeddedServer(settings, { places, programs, runAs });
    await server.ensureRunning();
    return server;
  }

  /** The folder that holds the database. */
  get folder(): string {
    return this.#places.folder;
  }

  /** The address at this moment: after the server was killed it may come back on another port. */
  addressOf(user: EmbeddedRole, database = EMBEDDED_DATABASE): Address {
    const { port, passwords } = this.#connection;
    return { host: LOOPBACK, port, user, password: passwords[user], database };
  }

  /**
   * Returns at once where the server is known to be there; otherwise finds it or starts it anew.
   *
   * @param inDoubt asks the server itself: a connection was just refused, and nobody may have heard that it is gone
   */
  async ensureRunning({ inDoubt = false } = {}): Promise<void> {
    if (inDoubt) await this.#askKeeper();
    if (this.#keeper !== undefined) return;
    this.#joining ??= this.#joinOrStart().finally(() => {
      this.#joining = undefined;
    });
    await this.#joining;
  }

  /** Leaves, and stops the server where nobody else is on it. */
  async leave(): Promise<void> {
    const keeper = this.#keeper;
    this.#keeper = undefined;
    if (keeper === undefined) return;
    try {
      // First out, then look who is left: of two that leave together at least one sees that nobody is.
      await keeper.query('select pg_advisory_unlock_shared($1)', [IN_USE_LOCK]);
      // Held until the server is gone, the lock keeps out whoever comes meanwhile; they start it again.
      if (await isLastOne(keeper)) await stopServer(this.#places);
    } catch (error) {
      if (!isConnectionLost(error)) throw error;
    } finally {
      await keeper.end().catch(() => undefined);
    }
  }

  async #askKeeper(): Promise<void> {
    const keeper = this.#keeper;
    try {
      await keeper?.query('select');
    } catch {
      if (this.#keeper === keeper) this.#keeper = undefined;
    }
  }

  async #joinOrStart(): Promise<void> {
    for (let attempt = 0; attempt < GIVEN_UP_AFTER_ATTEMPTS; attempt += 1) {
      const running = readServer(this.#places);
      if (running !== undefined && isPostgres(running.pid) && (await this.#tryToJoin(running.port))) return;
      const outcome = await this.#tryToStart();
      if (outcome !== 'started') await pause(LOOK_AGAIN_MILLISECONDS);
    }
    throw new AppError(
      'database-does-not-answer',
      `the database in ${this.#places.data} is running or was left behind, but does not answer. Stop what uses it, and run the same command again.`,
    );
  }

  async #tryToStart(): Promise<string> {
    const needs = { places: this.#places, programs: this.#programs, runAs: this.#runAs };
    const port = this.#settings.port ?? this.#connection.port;
    const outcome = await startServer({ ...needs, port });
    if (outcome === 'already-there') removeStalePidFile(this.#places);
    if (outcome === 'port-taken') {
      if (this.#settings.port !== undefined) throw portTaken(port);
      this.#connection = { ...this.#connection, port: await freePort() };
    }
    return outcome;
  }

  async #tryToJoin(port: number): Promise<boolean> {
    this.#connection = { ...this.#connection, port };
    const keeper = new pg.Client({
      ...this.addressOf('footprint_keeper', 'postgres'),
      application_name: `${KEEPER_NAME} ${process.pid}`,
      keepAlive: true,
    });
    // The server went away. Whoever needs it next starts it again; whoever is in the middle of something is told there.
    keeper.on('error', () => {
      if (this.#keeper === keeper) this.#keeper = undefined;
    });
    try {
      await keeper.connect();
      await keeper.query('select pg_advisory_lock_shared($1)', [IN_USE_LOCK]);
    } catch (error) {
      await keeper.end().catch(() => undefined);
      if (isConnectionLost(error)) return false;
      throw explainJoining(error, port);
    }
    this.#keeper = keeper;
    return true;
  }
}

interface EmbeddedNeeds {
  readonly places: Places;
  readonly programs: Programs;
  readonly runAs: ServiceUser | undefined;
}

/** Takes the lock for this program alone where nobody else is there; those who were killed are waited out. */
async function isLastOne(keeper: pg.Client): Promise<boolean> {
  for (let attempt = 0; attempt < WAITED_FOR_THE_DEAD_ATTEMPTS; attempt += 1) {
    const { rows } = await keeper.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [IN_USE_LOCK]);
    if (rows[0]?.last === true) return true;
    const { rows: others } = await keeper.query<{ pid: number }>(
      `select split_part(application_name, ' ', -1)::int as pid from pg_stat_activity
       where application_name like $1 and pid <> pg_backend_pid()`,
      [`${KEEPER_NAME} %`],
    );
    if (others.some(({ pid }) => isAlive(pid))) return false;
    await pause(LOOK_AGAIN_MILLISECONDS);
  }
  return false;
}

/** Whether the server went away, or is coming or going. The driver tells of some ends of a connection in words alone. */
export function isConnectionLost(error: unknown): boolean {
  return (
    hasCode(error, ...PASSING_STATES) ||
    (error instanceof Error && /Connection terminated|Client has encountered a connection error/.test(error.message))
  );
}

function explainJoining(error: unknown, port: number): unknown {
  if (!hasCode(error, '28P01', '28000')) return error;
  return new AppError(
    'database-is-another',
    `something that is not this database answers on port ${port}, or its password file was changed. Stop what listens there, and run the same command again.`,
    { cause: error },
  );
}

function portTaken(port: number): AppError {
  return new AppError(
    'database-port-taken',
    `another program listens on port ${port} of this machine. Stop it, or set FOOTPRINT_DATABASE_PORT to another port, or leave it unset to have a free one chosen.`,
  );
}
