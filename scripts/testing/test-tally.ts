/** One thing that the closing line counts. A file that crashes counts as one failure under its own name. */
export interface Outcome {
  readonly file: string;
  /** The names of the suites around it and its own, joined by " > ". */
  readonly name: string;
  readonly kind: 'passed' | 'failed' | 'skipped';
  /** Why it failed or was skipped; empty for what passed. */
  readonly detail: string;
}

/** The part of node:test's pass and fail events that counting needs. */
export interface ResultEvent extends TestPlace {
  readonly skip?: string | boolean | undefined;
  readonly todo?: string | boolean | undefined;
  readonly details: { readonly type?: 'suite' | 'test' | undefined; readonly error?: unknown };
}

/** Where in the run something happened. `entryFile` is the test file, even where a helper file declared the test. */
export interface TestPlace {
  readonly name: string;
  readonly file?: string | undefined;
  readonly entryFile?: string | undefined;
  readonly testId?: number | undefined;
  readonly parentId?: number | undefined;
}

const STOPPED = 'stopped: it was still running, or held something open, for too long';

/**
 * Counts a run of node:test by what its events say. Only leaves count: a suite, or a test whose subtests were run, is
 * counted only for a failure of its own (a hook that threw, an assertion after the subtests).
 */
export class TestTally {
  readonly outcomes: Outcome[] = [];
  readonly #started = new Map<string, { readonly name: string; readonly parent: string | undefined }>();
  readonly #withChildren = new Set<string>();
  readonly #closed = new Set<string>();
  readonly #settled = new Set<string>();

  start(event: TestPlace): void {
    const key = keyOf(event, event.testId);
    const parent = event.parentId === undefined ? undefined : keyOf(event, event.parentId);
    this.#started.set(key, { name: event.name, parent });
    if (parent !== undefined) this.#withChildren.add(parent);
  }

  /** A test file said that all its tests are done. */
  close(file: string): void {
    this.#closed.add(file);
  }

  pass(event: ResultEvent): void {
    if (isWholeFile(event)) this.#endOfFile(event);
    else if (event.skip !== undefined) this.#add(event, 'skipped', reasonOf(event.skip));
    else if (event.todo !== undefined) this.#add(event, 'skipped', `to do: ${reasonOf(event.todo)}`);
    else if (event.details.type !== 'suite' && !this.#hasChildren(event)) this.#add(event, 'passed', '');
  }

  fail(event: ResultEvent): void {
    const error = event.details.error;
    if (isWholeFile(event)) this.#settled.add(fileOf(event));
    else if (this.#hasChildren(event) && failureType(error) === 'subtestsFailed') return;
    this.#add(event, 'failed', describeError(error));
  }

  /** Fails every file of which nothing was heard, which happens when a run is cut short. */
  finish(files: readonly string[]): void {
    for (const file of files) {
      if (this.#closed.has(file) || this.#settled.has(file)) continue;
      this.outcomes.push({ file, name: file, kind: 'failed', detail: 'the run ended before this file did' });
    }
  }

  count(kind: Outcome['kind']): number {
    return this.outcomes.filter((outcome) => outcome.kind === kind).length;
  }

  failedIn(file: string): number {
    return this.outcomes.filter((outcome) => outcome.file === file && outcome.kind === 'failed').length;
  }

  /** node:test reports a file as passed where it exits with 0, even when it ran no test or left in the middle. */
  #endOfFile(event: ResultEvent): void {
    const file = fileOf(event);
    this.#settled.add(file);
    if (!this.#closed.has(file)) this.#add(event, 'failed', 'the file holds no test, or ended before its tests did');
  }

  #hasChildren(event: ResultEvent): boolean {
    return this.#withChildren.has(keyOf(event, event.testId));
  }

  #add(event: ResultEvent, kind: Outcome['kind'], detail: string): void {
    this.outcomes.push({ file: fileOf(event), name: this.#fullName(event), kind, detail });
  }

  #fullName(event: ResultEvent): string {
    const names = [event.name];
    let parent = this.#started.get(keyOf(event, event.testId))?.parent;
    while (parent !== undefined) {
      const suite = this.#started.get(parent);
      if (suite !== undefined) names.unshift(suite.name);
      parent = suite?.parent;
    }
    return names.join(' > ');
  }
}

/** The test file that an event belongs to. */
export function fileOf({ entryFile, file }: Pick<TestPlace, 'entryFile' | 'file'>): string {
  return entryFile ?? file ?? '';
}

/** node:test speaks of the whole file as a test that bears the file's path for a name. */
export function isWholeFile(event: TestPlace): boolean {
  return event.name === fileOf(event);
}

function keyOf(event: TestPlace, testId: number | undefined): string {
  return `${fileOf(event)}#${testId}`;
}

function reasonOf(given: string | boolean): string {
  return typeof given === 'string' && given.trim() !== '' ? given : 'no reason given';
}

function failureType(error: unknown): unknown {
  return error instanceof Error && 'failureType' in error ? error.failureType : undefined;
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return describeEndOfProcess(error) ?? describeThrown(error);
}

/** How the process of a crashed file ended; undefined where the failure is an ordinary one. */
function describeEndOfProcess(error: Error): string | undefined {
  if ('exitCode' in error && typeof error.exitCode === 'number') return `the file ended with code ${error.exitCode}`;
  if ('signal' in error && typeof error.signal === 'string') return `the file was ended by ${error.signal}`;
  return failureType(error) === 'testAborted' ? STOPPED : undefined;
}

/** What the test itself threw, without node's own frames. */
function describeThrown(error: Error): string {
  const thrown = error.cause ?? error;
  const text = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  return text
    .split('\n')
    .filter((line) => !/^\s+at .*(?:\bnode:|Promise\.all|new Promise)/.test(line))
    .join('\n');
}
