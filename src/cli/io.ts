import type { Readable } from 'node:stream';

/** Where a command writes; `write` answers false where the reader is slower than the writer. */
export interface Output {
  write(text: string | Uint8Array): boolean;
  /** Resolves when more may be written. */
  drained(): Promise<void>;
}

/** What a command may touch, handed to it so that tests can hand it something else. */
export interface Io {
  readonly stdin: Readable;
  readonly stdout: Output;
  readonly stderr: Output;
  /** The folder that relative paths count from. */
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether a person watches standard error: a line may then be written over. */
  readonly isInteractive: boolean;
  /** Today in London, `YYYY-MM-DD`. */
  readonly today: () => string;
  /**
   * Calls `listener` when somebody asks the program to end (Ctrl-C), once; asked again, it ends at once. Until the
   * function that comes back is called, the program does not end by itself.
   */
  readonly onInterrupt: (listener: () => void) => () => void;
}

/** The work was done. */
export const DONE = 0;
/** The work was done, and something was refused. */
export const DONE_WITH_REFUSALS = 1;
/** The call or its input is wrong. */
export const WRONG_CALL = 2;

/** The program itself failed, or what it stands on, such as its database; the launchers end with the same code. */
export const OUT_OF_ORDER = 70;

export type ExitCode = typeof DONE | typeof DONE_WITH_REFUSALS | typeof WRONG_CALL | typeof OUT_OF_ORDER;

/** Ends a command with a message for the person who called it, and {@link WRONG_CALL}. */
export class CallRefusal extends Error {
  readonly code = 'wrong-call';
}

/** Writes, and waits where the reader is slow. */
export async function print(output: Output, text: string | Uint8Array): Promise<void> {
  if (!output.write(text)) await output.drained();
}
