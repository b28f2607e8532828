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
  /** What the library has asked of the database and not heard yet. */
  readonly #asked: Set<Promise<unknown>>;

  private constructor(boss: PgBoss, asked: Set<Promise<unknown>>) {
    this.#boss = boss;
    this.#asked = asked;
  }

  static async start(
    database: Pick<Database, 'runOutsideRecords'>,
    { keepsOrder, onError }: JobsOptions,
  ): Promise<Jobs> {
    const asked = new Set<Promise<unknown>>();
    const boss = new PgBoss({
      schema: JOBS_SCHEMA,
      db: {
        executeSql: (text: string, values?: unknown[]) =>
          keepWhileOpen(asked, database.runOutsideRecords(text, values)),
      },
      migrate: false,
      createSchema: false,
      supervise: keepsOrder,
      schedule: keepsOrder,
      superviseIntervalSeconds: SECONDS_BETWEEN_ROUNDS,
      monitorIntervalSeconds: SECONDS_BETWEEN_ROUNDS,
      reindex: false,
    });
    boss.on('error', (fault) => onError(toError(fault)));
    await boss.start();
    const jobs = new Jobs(boss, asked);
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

  /** Finishes what is under way, the library's own questions too, and takes nothing new: the database may close then. */
  async stop(): Promise<void> {
    await this.#boss.stop({ graceful: true, close: false });
    await Promise.allSettled(this.#asked);
  }

  async #schedule(): Promise<void> {
    for (const [queue, times] of Object.entries(SCHEDULES)) {
      await this.#boss.schedule(queue, times, {}, { tz: 'Europe/London' });
    }
  }
}

function keepWhileOpen<Result>(open: Set<Promise<unknown>>, promise: Promise<Result>): Promise<Result> {
  const kept = promise.finally(() => open.delete(kept));
  open.add(kept);
  return kept;
}

/** The library tells of some failures by a copy of their fields. */
function toError(fault: Error): Error {
  return fault instanceof Error ? fault : Object.assign(new Error('a job failed'), fault);
}
