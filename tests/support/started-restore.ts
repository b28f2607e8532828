import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SCRIPT = path.resolve(fileURLToPath(import.meta.url), '../restoring-program.ts');

/** The program of `restoring-program.ts`, which stops at one step and waits to be killed. */
export class StartedRestore {
  readonly #child: ChildProcess;
  readonly #step: string;

  constructor(url: string, file: string, step: string) {
    this.#step = step;
    this.#child = spawn(process.execPath, [SCRIPT, url, file, step], { stdio: ['pipe', 'pipe', 'inherit'] });
  }

  /** Waits until it stands at its step, in the middle of its transaction. */
  async reached(): Promise<void> {
    const { stdout } = this.#child;
    if (stdout === null) throw new Error('the program has no output');
    for await (const line of createInterface({ input: stdout })) if (line === this.#step) return;
    throw new Error(`the program ended before "${this.#step}"`);
  }

  async kill(): Promise<void> {
    const ended = once(this.#child, 'close');
    this.#child.kill('SIGKILL');
    await ended;
  }
}
