import { millisecondsNow } from '../platform/clock.ts';
import type { Io } from './io.ts';
import { onOneLine } from './words.ts';

/** The first word of progress comes after this, so that what is quick stays quiet. */
const QUIET_MILLISECONDS = 1000;
const BETWEEN_MILLISECONDS = 500;

/** Tells how far long work has come, on one line of standard error that is written over. */
export class ProgressLine {
  readonly #io: Io;
  readonly #began = millisecondsNow();
  #toldAt = 0;

  constructor(io: Io) {
    this.#io = io;
  }

  tell(words: string): void {
    const now = millisecondsNow();
    if (now - this.#began < QUIET_MILLISECONDS || now - this.#toldAt < BETWEEN_MILLISECONDS) return;
    this.#toldAt = now;
    const line = onOneLine(words);
    this.#io.stderr.write(this.#io.isInteractive ? `\r${line}\u001b[K` : `${line}\n`);
  }

  /** Takes the line away. */
  end(): void {
    if (this.#toldAt > 0 && this.#io.isInteractive) this.#io.stderr.write('\r\u001b[K');
  }
}
