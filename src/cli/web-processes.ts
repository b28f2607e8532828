import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { CallRefusal, type Io } from './io.ts';

const MAIN = path.resolve(fileURLToPath(import.meta.url), '../main.ts');
/** Each has ten connections to the database, which takes a hundred. */
const MOST_PROCESSES = 8;
const REST_MILLISECONDS = 5000;

/** Reads how many processes serve the pages, as it is typed; one where nobody says. */
export function readProcesses(text: string | undefined, usage: string): number {
  const count = Number(text ?? 1);
  if (Number.isInteger(count) && count >= 1 && count <= MOST_PROCESSES) return count;
  throw new CallRefusal(`The number of web processes is from 1 to ${MOST_PROCESSES}, not "${text}"\n${usage}`);
}

/** Whether this process is one of several that serve the pages. */
export function isWebProcess(): boolean {
  return cluster.isWorker;
}

/**
 * Told to end with the process that began it, one of several ends in good order; Node would end it on the spot, and the
 * embedded database might be left running.
 */
export function endsInGoodOrder(): void {
  process.prependOnceListener('disconnect', () => {
    if (cluster.worker !== undefined) cluster.worker.exitedAfterDisconnect = true;
  });
}

/** Lets a process of several end: until then it listens to the one that began it. */
export function leaveWebProcesses(): void {
  if (cluster.worker?.isConnected() === true) cluster.worker.disconnect();
}

/**
 * Several processes that serve the same pages at one address: each takes the next connection in turn. They share nothing
 * but the database; one that ends by itself is begun again.
 */
export class WebProcesses {
  readonly #io: Io;
  readonly #workers = new Set<Worker>();
  #isEnding = false;

  private constructor(io: Io) {
    this.#io = io;
  }

  /** Begins them, and waits until all can be reached; undefined where one of them cannot be, which then said why. */
  static async start(count: number, io: Io): Promise<WebProcesses | undefined> {
    cluster.setupPrimary({
      exec: MAIN,
      args: ['serve', '--no-worker', '--no-demo'],
      cwd: io.cwd,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const processes = new WebProcesses(io);
    const starts = Array.from({ length: count }, () => processes.#start());
    const areListening = await Promise.all(starts.map(isListening));
    if (areListening.every(Boolean)) return processes;
    await processes.end();
    return undefined;
  }

  async end(): Promise<void> {
    this.#isEnding = true;
    await Promise.all(
      [...this.#workers].map(async (worker) => {
        const ended = once(worker, 'exit');
        worker.process.kill('SIGTERM');
        await ended;
      }),
    );
  }

  #start(): Worker {
    const worker = cluster.fork(this.#io.environment);
    this.#workers.add(worker);
    worker.once('exit', () => {
      this.#workers.delete(worker);
      if (this.#isEnding) return;
      this.#io.stderr.write('footprint: a process that serves the pages ended by itself; it is begun again\n');
      setTimeout(() => {
        if (!this.#isEnding) this.#start();
      }, REST_MILLISECONDS).unref();
    });
    return worker;
  }
}

/** False where it ended before. */
async function isListening(worker: Worker): Promise<boolean> {
  return await Promise.race([once(worker, 'listening').then(() => true), once(worker, 'exit').then(() => false)]);
}
