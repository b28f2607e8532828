import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { CaseDefaults } from '../rules/index.ts';
import type { InputLine } from './lines.ts';
import { type WorkedLines, workOutLines } from './timetable-lines.ts';

/** Before this many characters have come, one thread is quicker than the start of others. */
const WORTH_THREADS_CHARACTERS = 2 * 1024 * 1024;

/** Works out batches of lines, in threads of their own once there is enough to do. */
export class LinePool {
  readonly #defaults: CaseDefaults;
  readonly #threads: LineThread[] = [];
  #characters = 0;
  #next = 0;

  readonly #worker: URL;

  /** `worker`: the program of the threads. */
  constructor(defaults: CaseDefaults, worker = new URL('./timetable-worker.ts', import.meta.url)) {
    this.#defaults = defaults;
    this.#worker = worker;
  }

  /** How many batches may be under way at once. */
  get capacity(): number {
    return this.#threads.length === 0 ? 1 : 2 * this.#threads.length;
  }

  /** Works out one batch; batches may end in another order than they began. */
  workOut(lines: readonly InputLine[]): Promise<WorkedLines> {
    for (const { text } of lines) this.#characters += text?.length ?? 0;
    if (this.#threads.length === 0 && this.#isWorthThreads()) this.#start();
    if (this.#threads.length === 0) return Promise.resolve(workOutLines(lines, this.#defaults));
    const thread = this.#threads[this.#next % this.#threads.length];
    this.#next += 1;
    return thread === undefined ? Promise.reject(new Error('there is no thread')) : thread.workOut(lines);
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }

  #isWorthThreads(): boolean {
    return this.#characters > WORTH_THREADS_CHARACTERS && availableParallelism() > 1;
  }

  #start(): void {
    for (let count = availableParallelism(); count > 0; count -= 1) {
      this.#threads.push(new LineThread(this.#worker, this.#defaults));
    }
  }
}

interface Waiting {
  readonly resolve: (worked: WorkedLines) => void;
  readonly reject: (error: Error) => void;
}

/** One thread; it answers in the order in which it was asked. Once it has failed, all that it is asked fails. */
class LineThread {
  readonly #worker: Worker;
  readonly #waiting: Waiting[] = [];
  #failure: Error | undefined;

  constructor(program: URL, defaults: CaseDefaults) {
    this.#worker = new Worker(program, { workerData: defaults });
    this.#worker.on('message', (worked: WorkedLines) => this.#waiting.shift()?.resolve(worked));
    this.#worker.on('error', (error: Error) => this.#fail(error));
    this.#worker.on('messageerror', (error: Error) => this.#fail(error));
    this.#worker.on('exit', (code) => this.#fail(new Error(`a thread ended by itself, with ${code}`)));
  }

  workOut(lines: readonly InputLine[]): Promise<WorkedLines> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage(lines);
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.splice(0)) reject(this.#failure);
  }
}
