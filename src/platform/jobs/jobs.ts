import { fromKysely, PgBoss } from 'pg-boss';
import type { Database } from '../database/database.ts';
import type { Tx } from '../database/transaction.ts';
import { JOBS_SCHEMA, type QueueName, SCHEDULES } from './queues.ts';

/** What a job is told: ids and settings, never a name. */
export type JobData = Readonly<Record<string, string | number | boolean | null>>;

/** A job under way. */
export interface RunningJob {
  readonly id: string;
  readonly data: JobData;
  /** Aborted where the program ends or the job has run too long. */
  readonly signal: AbortSignal;
}

interface JobsOptions {
  /** Whether this program keeps the queues in order and begins what is due by the clock: the worker does. */
  readonly keepsOrder: boolean;
  readonly onError: (error: Error) => void;
}

const SECONDS_BETWEEN_LOOKS = 2;
/** How often a worker looks whether another one has been killed. */
const SECONDS_BETWEEN_ROUNDS = 10;

/** The jobs behind the pages, kept in the same database as what they are about. */
export class Jobs {
  readonly #boss: PgBoss;

  private constructor(boss: PgBoss) {
    this.#boss = boss;
  }

  static async start(database: Database, { keepsOrder, onError }: JobsOptions): Promise<Jobs> {
    const boss = new PgBoss({
      schema: JOBS_SCHEMA,
      db: { executeSql: (text: string, values?: unknown[]) => database.runOutsideRecords(text, values) },
      migrate: false,
      createSchema: false,
      supervise: keepsOrder,
      schedule: keepsOrder,
      superviseIntervalSeconds: SECONDS_BETWEEN_ROUNDS,
      monitorIntervalSeconds: SECONDS_BETWEEN_ROUNDS,
      reindex: false,
    });
    boss.on('error', onError);
    await boss.start();
    const jobs = new Jobs(boss);
    if (keepsOrder) await jobs.#schedule();
    return jobs;
  }

  /** Asks for a job in the transaction that causes it: neither is ever kept without the other. */
  async enqueue(tx: Tx, queue: QueueName, data: JobData): Promise<void> {
    await this.enqueueLater(tx, queue, { data, afterSeconds: 0 });
  }

  /** The same for a job that has to wait a while. */
  async enqueueLater(
    tx: Tx,
    queue: QueueName,
    { data, afterSeconds }: { readonly data: JobData; readonly afterSeconds: number },
  ): Promise<void> {
    const id = await this.#boss.send(queue, data, { db: fromKysely(tx), startAfter: afterSeconds });
    if (id === null) throw new Error(`the job ${queue} was not taken`);
  }

  /** Does the jobs of a queue, one at a time. */
  async work(queue: QueueName, handle: (job: RunningJob) => Promise<void>): Promise<void> {
    await this.#boss.work<JobData>(queue, { pollingIntervalSeconds: SECONDS_BETWEEN_LOOKS }, async ([job]) => {
      if (job !== undefined) await handle({ id: job.id, data: job.data, signal: job.signal });
    });
  }

  /** Finishes what is under way and takes nothing new. */
  async stop(): Promise<void> {
    await this.#boss.stop({ graceful: true, close: false });
  }

  async #schedule(): Promise<void> {
    for (const [queue, times] of Object.entries(SCHEDULES)) {
      await this.#boss.schedule(queue, times, {}, { tz: 'Europe/London' });
    }
  }
}
