import pg from 'pg';
import { hasCode } from '../app-error.ts';
import { VALUE_TYPES } from './value-types.ts';

/** Where to connect, and what must be so before. */
export interface PoolSource {
  /**
   * Called before each connection: makes sure that the server is there and says where it is now. `inDoubt`: it was just
   * tried there in vain.
   */
  readonly findServer: (search: { readonly inDoubt: boolean }) => Promise<pg.ClientConfig>;
  readonly maxConnections: number;
}

/** What is small and asked often is only made slower by a second process, or by compiling it. */
const QUICK_AND_OFTEN = '-c max_parallel_workers_per_gather=0 -c jit=off';

/**
 * What every session of the application begins with. The role is set as well as logged in as, so that one who connects
 * with an address of more power, such as an owner's, still works as the application.
 */
const APP_SESSION = {
  application_name: 'footprint',
  options: `-c role=footprint_app -c search_path=app,public -c timezone=UTC -c datestyle=ISO ${QUICK_AND_OFTEN}`,
  types: VALUE_TYPES,
  // Statements may be sent before the one before them is answered: see prepared.ts.
  pipeline: true,
} as const;

/** Nothing listens, or it is starting or stopping: nothing was asked of it yet, so it may be asked again. */
const NOT_THERE = ['ECONNREFUSED', 'ECONNRESET', '57P01', '57P03'];
const CONNECT_WITHIN_MILLISECONDS = 30_000;

/**
 * A pool of connections that finds its server anew when it went away, perhaps to another port. Work that was open at
 * that moment fails and is rolled back; it is for whoever asked for it to ask again.
 */
export class ConnectionPool {
  readonly #source: PoolSource;
  readonly #pool: pg.Pool;

  constructor(source: PoolSource) {
    this.#source = source;
    this.#pool = new pg.Pool({ max: source.maxConnections, connectionTimeoutMillis: CONNECT_WITHIN_MILLISECONDS });
    // A connection that breaks while nobody uses it is replaced when somebody next wants one.
    this.#pool.on('error', () => undefined);
    // One that breaks while it is used tells whoever uses it, by the query that fails; without this it would also end
    // the program.
    this.#pool.on('connect', (client) => client.on('error', () => undefined));
  }

  /** Kysely asks for them. */
  get options(): pg.PoolOptions {
    return this.#pool.options;
  }

  async connect(): Promise<pg.PoolClient> {
    try {
      return await this.#connect({ inDoubt: false });
    } catch (error) {
      if (!hasCode(error, ...NOT_THERE)) throw error;
      return await this.#connect({ inDoubt: true });
    }
  }

  async end(): Promise<void> {
    if (!this.#pool.ended && !this.#pool.ending) await this.#pool.end();
  }

  async #connect(search: { readonly inDoubt: boolean }): Promise<pg.PoolClient> {
    // The pool reads its options each time that it opens a connection.
    Object.assign(this.#pool.options, await this.#source.findServer(search), APP_SESSION);
    return this.#pool.connect();
  }
}
