import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SCRIPT = path.resolve(fileURLToPath(import.meta.url), '../writing-program.ts');

/** The program of `writing-program.ts`, running. */
export class StartedProgram {
  readonly saved: string[] = [];
  readonly #child: ChildProcess;
  readonly #lines: Interface;
  readonly #ended: Promise<unknown>;
  #errors = '';

  constructor(home: string) {
    this.#child = spawn(process.execPath, [SCRIPT, home], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#ended = once(this.#child, 'close');
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      this.#errors += chunk;
    });
    if (this.#child.stdout === null) throw new Error('the program has no output');
    this.#lines = createInterface({ input: this.#child.stdout });
    this.#lines.on('line', (line) => {
      if (line.startsWith('saved ')) this.saved.push(line.slice('saved '.length));
    });
  }

  /** Waits until it has the database open. */
  async ready(): Promise<this> {
    await this.#until((line) => line === 'ready');
    return this;
  }

  /** Asks it to write, and waits until so many of them are saved. */
  async write(count: number, untilSaved = count): Promise<void> {
    const enough = this.#until(() => this.saved.length >= untilSaved);
    this.#child.stdin?.write(`write ${count}\n`);
    await enough;
  }

  /** Asks it to end in good order, and waits until it has. */
  async leave(): Promise<void> {
    this.#child.stdin?.write('leave\n');
    await this.ended();
    if (this.#child.exitCode !== 0) throw new Error(`the program ended with ${this.#child.exitCode}: ${this.#errors}`);
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended();
  }

  /** Waits until it is gone, and all that it said was heard. */
  async ended(): Promise<void> {
    await this.#ended;
  }

  #until(isIt: (line: string) => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const hear = (line: string): void => {
        if (!isIt(line)) return;
        this.#lines.off('line', hear);
        resolve();
      };
      this.#lines.on('line', hear);
      this.#child.once('close', () => reject(new Error(`the program ended too soon: ${this.#errors}`)));
    });
  }
}
