import { availableParallelism } from 'node:os';
import { type EventData, run } from 'node:test';
import { fileOf, isWholeFile, TestTally } from './test-tally.ts';

/** Longer than any test here should take; a test that must take longer says so with its own `timeout`. */
const TEST_LIMIT_MILLISECONDS = 300_000;
/** A file whose tests are done and that still holds a timer or a socket open says nothing more, for ever. */
const SILENCE_LIMIT_MILLISECONDS = TEST_LIMIT_MILLISECONDS + 30_000;
const OUTPUT_KEPT_FOR_EACH_FILE_CHARACTERS = 20_000;

export interface TestRun {
  readonly tally: TestTally;
  /** What each file printed, for the files that printed anything. */
  readonly printed: ReadonlyMap<string, string>;
}

interface RunOptions {
  /** Called as each file ends, in the order of the files, with how long it took where that is known. */
  readonly onFileEnd: (file: string, tally: TestTally, milliseconds?: number) => void;
  readonly silenceLimitMilliseconds?: number | undefined;
}

/** Runs test files (absolute paths), each in a process of its own, as many at once as the machine has cores. */
export async function runTests(
  files: readonly string[],
  { onFileEnd, silenceLimitMilliseconds = SILENCE_LIMIT_MILLISECONDS }: RunOptions,
): Promise<TestRun> {
  const tally = new TestTally();
  const printed = new Map<string, string>();
  const stop = new AbortController();
  const events = run({
    files: [...files],
    concurrency: availableParallelism(),
    timeout: TEST_LIMIT_MILLISECONDS,
    signal: stop.signal,
  });

  let watchdog: NodeJS.Timeout | undefined;
  const heard = (): void => {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => stop.abort(), silenceLimitMilliseconds);
  };
  const print = (event: { file?: string; entryFile?: string; message: string }): void => {
    const file = fileOf(event);
    printed.set(file, ((printed.get(file) ?? '') + event.message).slice(-OUTPUT_KEPT_FOR_EACH_FILE_CHARACTERS));
  };

  events.on('test:start', (event) => tally.start(event));
  events.on('test:pass', (event) => {
    tally.pass(event);
    if (isWholeFile(event)) onFileEnd(fileOf(event), tally);
  });
  events.on('test:fail', (event) => {
    tally.fail(event);
    if (isWholeFile(event)) onFileEnd(fileOf(event), tally);
  });
  events.on('test:summary', (event: EventData.TestSummary) => {
    if (event.file === undefined) return;
    tally.close(event.file);
    // A file whose tests passed and which fails all the same is told of once more, as a whole, when its process ends.
    if (event.success || tally.failedIn(event.file) > 0) onFileEnd(event.file, tally, event.duration_ms);
  });
  events.on('test:stdout', print);
  events.on('test:stderr', print);
  // The only diagnostic that matters here: what a test left behind and that failed after the test had passed.
  events.on('test:diagnostic', (event) => {
    if (event.message.startsWith('Error:')) print({ ...event, message: `${event.message}\n` });
  });

  heard();
  for await (const _ of events) heard();
  clearTimeout(watchdog);
  tally.finish(files);
  return { tally, printed };
}
