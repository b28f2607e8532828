import { Readable } from 'node:stream';
import { runFootprint } from '../../src/cli/footprint.ts';
import type { ExitCode, Io, Output } from '../../src/cli/io.ts';

/** The day that every command under test takes for today. */
export const TODAY = '2026-11-22';

/** What comes in on standard input: a text as one chunk, chunks, or a stream. */
export type Input = string | Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

export interface FakeSurroundings {
  readonly stdin?: Input;
  /** The folder that relative paths count from. */
  readonly cwd?: string;
  /** Whether a person watches standard error. */
  readonly isInteractive?: boolean;
  readonly today?: string;
  readonly environment?: Io['environment'];
  /** Called with each piece that is written to standard output; while it runs, no more is taken. */
  readonly onOutput?: (piece: string) => Promise<void> | void;
}

/** What a command left behind. */
export interface Ran {
  readonly code: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `footprint` with these arguments inside this process, as the launcher would in one of its own. */
export async function runInside(args: readonly string[], surroundings: FakeSurroundings = {}): Promise<Ran> {
  const stdout = new CapturedOutput(surroundings.onOutput);
  const stderr = new CapturedOutput(undefined);
  const io: Io = {
    stdin: toReadable(surroundings.stdin ?? ''),
    stdout,
    stderr,
    cwd: surroundings.cwd ?? process.cwd(),
    environment: surroundings.environment ?? {},
    isInteractive: surroundings.isInteractive ?? false,
    today: () => surroundings.today ?? TODAY,
    onInterrupt: () => () => undefined,
  };
  const code = await runFootprint(args, io);
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

/** Keeps what is written. With a listener it is a slow reader: the writer has to wait until the listener is done. */
class CapturedOutput implements Output {
  readonly #pieces: Buffer[] = [];
  readonly #onOutput: FakeSurroundings['onOutput'];
  #busy: Promise<void> = Promise.resolve();

  constructor(onOutput: FakeSurroundings['onOutput']) {
    this.#onOutput = onOutput;
  }

  write(text: string | Uint8Array): boolean {
    const piece = Buffer.from(text);
    this.#pieces.push(piece);
    if (this.#onOutput === undefined) return true;
    const heard = this.#onOutput;
    this.#busy = this.#busy.then(() => heard(piece.toString('utf8')));
    return false;
  }

  drained(): Promise<void> {
    return this.#busy;
  }

  text(): string {
    return Buffer.concat(this.#pieces).toString('utf8');
  }
}

function toReadable(input: Input): Readable {
  return Readable.from(typeof input === 'string' ? [input] : input);
}
