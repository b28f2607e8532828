import { Socket } from 'node:net';
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult, RawBuilder } from 'kysely';
import type pg from 'pg';
import type { ConnectionPool } from './pool.ts';
import type { Tx } from './transaction.ts';

interface Prepared {
  /** What PostgreSQL calls the statement that it keeps ready. */
  readonly name: string;
  /** It waits for the statement after it, to make one trip with it. */
  readonly goesWithNext: boolean;
}

const STATEMENTS = new Map<string, Prepared>();
/** Each is kept by each connection; what comes after them is planned each time, as if it were asked once. */
const MOST_STATEMENTS = 300;
/** How often pages have asked for what is not kept ready yet. */
const ASKED = new Map<string, number>();
const MOST_COUNTED = 1000;
const ASKED_OFTEN = 3;

/**
 * Runs a statement that is asked again and again: each connection parses and plans it once. For a text that never
 * changes, whose values alone do; planning a query of a child's record, with its policies, costs more than its answer.
 *
 * ```ts
 * const rows = await runPrepared(tx, sql<{ id: string }>`select id from reviews where child_id = ${childId}`);
 * ```
 */
export async function runPrepared<Row>(tx: Tx, statement: RawBuilder<Row>): Promise<Row[]> {
  return await run(tx, statement, false);
}

/**
 * As {@link runPrepared}, for a statement whose answer nobody waits for: it goes with the next one of the transaction, at
 * the latest with the commit, in one trip. Where it fails, that next one fails with its error, and nothing is kept.
 */
export async function runPreparedWithNext(tx: Tx, statement: RawBuilder<unknown>): Promise<void> {
  await run(tx, statement, true);
}

/** As whom a page is asked for: what follows in the transaction belongs to a page. */
const ENTRANCE = 'footprint_session';

/** Marks a statement that goes right after the one that follows it. */
const AHEAD = '/* ahead */ ';

/**
 * As {@link runPrepared}, for the statement with which each page begins.
 *
 * @param ahead what the page will ask first, sent in the same packet before it is known who asks: it is answered for
 *   whomever the entrance let in, and whoever asks for the same next, by {@link runPrepared}, has the answer
 */
export async function runEntrance<Row>(
  tx: Tx,
  statement: RawBuilder<Row>,
  ahead?: RawBuilder<unknown>,
): Promise<Row[]> {
  const compiled = statement.compile(tx);
  if (ahead !== undefined) {
    const { sql, ...rest } = ahead.compile(tx);
    prepare(sql, false);
    await tx.executeQuery({ ...rest, sql: `${AHEAD}${sql}` });
  }
  STATEMENTS.set(compiled.sql, { name: ENTRANCE, goesWithNext: false });
  return (await tx.executeQuery(compiled)).rows;
}

async function run<Row>(tx: Tx, statement: RawBuilder<Row>, goesWithNext: boolean): Promise<Row[]> {
  const compiled = statement.compile(tx);
  prepare(compiled.sql, goesWithNext);
  return (await tx.executeQuery(compiled)).rows;
}

function prepare(text: string, goesWithNext: boolean): Prepared | undefined {
  if (!STATEMENTS.has(text) && STATEMENTS.size < MOST_STATEMENTS) {
    STATEMENTS.set(text, { name: `footprint_${STATEMENTS.size}`, goesWithNext });
  }
  return STATEMENTS.get(text);
}

/** What pages ask a third time is kept ready from then on. */
function findForPage(text: string): Prepared | undefined {
  const known = STATEMENTS.get(text);
  if (known !== undefined || CONTROLS.test(text)) return known;
  const times = (ASKED.get(text) ?? 0) + 1;
  if (times >= ASKED_OFTEN) {
    ASKED.delete(text);
    return prepare(text, false);
  }
  if (ASKED.size >= MOST_COUNTED) ASKED.clear();
  ASKED.set(text, times);
  return undefined;
}

const CONTROLS = /^(begin|commit|rollback|savepoint|release)\b/;

/** The pool as Kysely sees it: connections that know which statements are to be kept ready. */
export class PreparingPool implements PostgresPool {
  readonly #pool: ConnectionPool;
  readonly #clients = new WeakMap<pg.PoolClient, PreparingClient>();

  constructor(pool: ConnectionPool) {
    this.#pool = pool;
  }

  get options(): pg.PoolOptions {
    return this.#pool.options;
  }

  async connect(): Promise<PostgresPoolClient> {
    const client = await this.#pool.connect();
    let preparing = this.#clients.get(client);
    if (preparing === undefined) {
      preparing = new PreparingClient(client);
      this.#clients.set(client, preparing);
    }
    return preparing as object as PostgresPoolClient;
  }

  async end(): Promise<void> {
    await this.#pool.end();
  }
}

const NOTHING: PostgresQueryResult<unknown> = { command: 'SELECT', rowCount: 0, rows: [] };

interface SentAhead {
  readonly statement: pg.QueryConfig;
  readonly answer: Promise<PostgresQueryResult<unknown>>;
}

function isSame(sent: pg.QueryConfig | undefined, text: string, values: readonly unknown[]): boolean {
  const ofSent: readonly unknown[] = sent?.values ?? [];
  return sent?.text === text && ofSent.length === values.length && ofSent.every((each, n) => each === values[n]);
}

/** A connection as Kysely sees it. Needs one that sends a statement before it has the answer of the one before. */
class PreparingClient {
  readonly #client: pg.PoolClient;
  #waiting: pg.QueryConfig[] = [];
  /** Goes right after the next statement that is sent. */
  #following: pg.QueryConfig | undefined;
  #ahead: SentAhead | undefined;
  #isForPage = false;

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  get processID(): unknown {
    return Reflect.get(this.#client, 'processID');
  }

  async query(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<unknown>> {
    if (text === 'begin') this.#isForPage = false;
    if (text.startsWith(AHEAD)) {
      const asked = text.slice(AHEAD.length);
      this.#following = { text: asked, values: [...values], name: STATEMENTS.get(asked)?.name };
      return NOTHING;
    }
    const ahead = this.#takeAhead(text);
    // Where it failed nothing after it would be done either, and its error says why.
    const answer = await ahead?.answer;
    if (answer !== undefined && isSame(ahead?.statement, text, values)) return answer;
    // A job brings thousands of rows with one text, for which a plan made for a few would be wrong.
    const prepared = this.#isForPage ? findForPage(text) : STATEMENTS.get(text);
    if (prepared?.name === ENTRANCE) this.#isForPage = true;
    const statement: pg.QueryConfig = { text, values: [...values], ...(prepared && { name: prepared.name }) };
    if (text === 'begin' || prepared?.goesWithNext === true) {
      this.#waiting.push(statement);
      return NOTHING;
    }
    // What is given up need not be begun.
    const before = text === 'rollback' ? this.#waiting.filter((each) => each.text === 'begin') : this.#waiting;
    this.#waiting = [];
    const sent = this.#sendWithFollowing([...before, statement]);
    const answers = await Promise.allSettled(sent);
    // After a failure the rest only says that there was one; the first says which.
    for (const answer of answers) if (answer.status === 'rejected') throw answer.reason;
    const [last] = answers.slice(-1);
    return last?.status === 'fulfilled' ? (last.value as PostgresQueryResult<unknown>) : NOTHING;
  }

  #sendWithFollowing(statements: readonly pg.QueryConfig[]): Promise<unknown>[] {
    const following = this.#following;
    if (following === undefined) return this.#send(statements);
    this.#following = undefined;
    const sent = this.#send([...statements, following]);
    const answer = sent.pop() as Promise<PostgresQueryResult<unknown>>;
    // Whoever asks next is told of it; until then nobody listens.
    answer.catch(() => undefined);
    this.#ahead = { statement: following, answer };
    return sent;
  }

  /** Only the first statement after the entrance has it: a later one may ask for what was changed since. */
  #takeAhead(text: string): SentAhead | undefined {
    const ahead = this.#ahead;
    this.#ahead = undefined;
    return text === 'rollback' ? undefined : ahead;
  }

  /** In one packet: each that is sent alone costs both sides a trip to the kernel. */
  #send(statements: readonly pg.QueryConfig[]): Promise<unknown>[] {
    const socket = socketOf(this.#client);
    socket?.cork();
    try {
      return statements.map((each) => this.#client.query(each));
    } finally {
      socket?.uncork();
    }
  }

  release(isBroken?: boolean): void {
    this.#waiting = [];
    this.#following = undefined;
    this.#ahead = undefined;
    this.#client.release(isBroken);
  }
}

/** The driver's own; undefined where a later driver keeps it elsewhere, and statements then go one by one. */
function socketOf(client: pg.PoolClient): Pick<Socket, 'cork' | 'uncork'> | undefined {
  const connection: unknown = Reflect.get(client, 'connection');
  if (typeof connection !== 'object' || connection === null) return undefined;
  const stream: unknown = Reflect.get(connection, 'stream');
  return stream instanceof Socket ? stream : undefined;
}
