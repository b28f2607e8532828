import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { AppError, hasCode } from '../../app-error.ts';
import { type Connection, EMBEDDED_DATABASE, type EmbeddedRole, ensureCluster, readConnection } from './cluster.ts';
import { isConnectionLost } from './connection-lost.ts';
import { Keeper } from './keeper.ts';
import { findPlaces, type Places } from './places.ts';
import { freePort } from './ports.ts';
import { isPostgres, readServer, removeStalePidFile, startServer, stopServer } from './postmaster.ts';
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

/**
 * A PostgreSQL that this program shares with every other program on the same FOOTPRINT_HOME: the first one in starts it,
 * the last one out stops it. Each holds its place with a {@link Keeper}.
 */
export class EmbeddedServer {
  readonly #settings: EmbeddedSettings;
  readonly #places: Places;
  readonly #programs: Programs;
  readonly #runAs: ServiceUser | undefined;
  #connection: Connection;
  #keeper: Keeper | undefined;
  #joining: Promise<void> | undefined;
  #hasLeft = false;

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
    // Whatever still asks while the program ends would start a server that nobody stops.
    if (this.#hasLeft) throw new Error('this program has left its database');
    if (this.#keeper !== undefined) return;
    this.#joining ??= this.#joinOrStart().finally(() => {
      this.#joining = undefined;
    });
    await this.#joining;
  }

  /** Leaves, and stops the server where nobody else is on it. */
  async leave(): Promise<void> {
    this.#hasLeft = true;
    // The server may have gone and be on its way back: who begins it sees to it.
    await this.#joining?.catch(() => undefined);
    const keeper = this.#keeper;
    this.#keeper = undefined;
    if (keeper === undefined) return;
    try {
      // Held until the server is gone, the lock keeps out whoever comes meanwhile; they start it again.
      if (await keeper.giveUp()) await stopServer(this.#places);
    } catch (error) {
      if (!isConnectionLost(error)) throw error;
    } finally {
      await keeper.end();
    }
  }

  async #askKeeper(): Promise<void> {
    const keeper = this.#keeper;
    try {
      await keeper?.ask();
      // A connection that was there before can answer once more after the server itself, which makes new ones, is gone.
      const running = readServer(this.#places);
      if (running !== undefined && isPostgres(running.pid)) return;
    } catch {
      // Nobody answers.
    }
    if (this.#keeper === keeper) this.#keeper = undefined;
  }

  async #joinOrStart(): Promise<void> {
    const begun = { here: false };
    try {
      await this.#joinOrStartUntilIn(begun);
    } catch (error) {
      // Where it was started and cannot be entered, nobody else is in it, and nobody would ever stop it.
      if (begun.here) await stopServer(this.#places);
      throw error;
    }
  }

  async #joinOrStartUntilIn(begun: { here: boolean }): Promise<void> {
    for (let attempt = 0; attempt < GIVEN_UP_AFTER_ATTEMPTS; attempt += 1) {
      const running = readServer(this.#places);
      if (running !== undefined && isPostgres(running.pid) && (await this.#tryToJoin(running.port))) return;
      const outcome = await this.#tryToStart();
      if (outcome === 'started') begun.here = true;
      else await pause(LOOK_AGAIN_MILLISECONDS);
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
    let keeper: Keeper | undefined;
    // The server went away. Whoever needs it next starts it again; whoever is in the middle of something is told there.
    const onLost = () => {
      if (keeper !== undefined && this.#keeper === keeper) this.#keeper = undefined;
    };
    try {
      keeper = await Keeper.take(this.addressOf('footprint_keeper', 'postgres'), { onLost });
    } catch (error) {
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
