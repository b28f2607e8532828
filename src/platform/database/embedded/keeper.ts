import { randomUUID } from 'node:crypto';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

const LOOK_AGAIN_MILLISECONDS = 20;
/** The lock that every program on the server shares, and that the last one out takes for itself. */
export const IN_USE_LOCK = 4_031_964;
/** On it whoever leaves asks who stays, with a token of the question. */
export const LEAVING_CHANNEL = 'footprint_leaving';
/** On it those who stay say so, with the token of the question: an answer to another's may be out of date. */
const STAYING_CHANNEL = 'footprint_staying';
/**
 * How long whoever leaves waits for an answer. A program that lives answers at once; one that was killed lets go of the
 * lock as soon as PostgreSQL has seen its connection break. Only a program that is held up in the middle of something
 * does neither for long: it is there, and sees to the server when it leaves.
 */
const WAITED_FOR_AN_ANSWER_ATTEMPTS = 10_000 / LOOK_AGAIN_MILLISECONDS;

/**
 * A program's place on a shared server: one connection, and with it a share in the lock. PostgreSQL forgets a program
 * that was killed as soon as it sees the connection break, which is soon and not at once. So a share in the lock alone
 * does not show that somebody lives, nor does the number of a process: it may be dying, unburied, or another's by now.
 * Whoever leaves asks, and only who answers is taken to be there.
 */
export class Keeper {
  readonly #client: pg.Client;
  readonly #question = randomUUID();
  #someoneStays = false;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  /**
   * Takes a place on the server at `address`. Waits while the last one out is stopping it; then it is gone, and this
   * throws.
   */
  static async take(address: pg.ClientConfig, { onLost }: { readonly onLost: () => void }): Promise<Keeper> {
    const client = new pg.Client({ ...address, application_name: `footprint keeper ${process.pid}`, keepAlive: true });
    client.on('error', onLost);
    const keeper = new Keeper(client);
    client.on('notification', ({ channel, payload = '' }) => keeper.#hear(channel, payload));
    try {
      await client.connect();
      // Listening comes before the share: whoever has one hears the question.
      await keeper.#query(`listen ${LEAVING_CHANNEL}; listen ${STAYING_CHANNEL}`);
      await keeper.#query('select pg_advisory_lock_shared($1)', [IN_USE_LOCK]);
      return keeper;
    } catch (error) {
      await keeper.end();
      throw error;
    }
  }

  /** Throws where the server is gone. */
  async ask(): Promise<void> {
    await this.#query('select');
  }

  /**
   * Gives the share up, and takes the whole lock where nobody else is there. Until {@link Keeper.end} it then keeps out
   * whoever comes meanwhile.
   *
   * @returns whether this was the last one
   */
  async giveUp(): Promise<boolean> {
    // First out, then look who is left: of two that leave together neither waits for the other to see to the server.
    await this.#query('select pg_advisory_unlock_shared($1)', [IN_USE_LOCK]);
    for (let attempt = 0; attempt < WAITED_FOR_AN_ANSWER_ATTEMPTS; attempt += 1) {
      const { rows } = await this.#query<{ isLast: boolean }>('select pg_try_advisory_lock($1) as "isLast"', [
        IN_USE_LOCK,
      ]);
      if (rows[0]?.isLast === true) return true;
      if (this.#someoneStays) return false;
      // Asked anew each time: somebody may have come since.
      await this.#query('select pg_notify($1, $2)', [LEAVING_CHANNEL, this.#question]);
      await pause(LOOK_AGAIN_MILLISECONDS);
    }
    return false;
  }

  async end(): Promise<void> {
    await this.#client.end().catch(() => undefined);
  }

  /** One after the other: a question of somebody else comes while this program asks something itself. */
  #query<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<pg.QueryResult<Row>> {
    const result = this.#last.then(() => this.#client.query<Row>(text, [...values]));
    this.#last = result.catch(() => undefined);
    return result;
  }

  #hear(channel: string, question: string): void {
    if (channel === STAYING_CHANNEL && question === this.#question) this.#someoneStays = true;
    if (channel === LEAVING_CHANNEL) this.#answer(question);
  }

  /** The server itself says whether this program still has its share: it may be leaving as well. */
  #answer(question: string): void {
    const staying = `select pg_notify($1, $2) from pg_locks
      where pid = pg_backend_pid() and locktype = 'advisory' and mode = 'ShareLock' and granted
        and (classid::bigint << 32) + objid::bigint = $3`;
    // Where the connection broke its own event tells of it.
    this.#query(staying, [STAYING_CHANNEL, question, IN_USE_LOCK]).catch(() => undefined);
  }
}
