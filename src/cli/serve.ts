import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { clearHalfMadeDemo, whileNobodyElseMakesOne } from '../demo/half-made-demo.ts';
import { listAuthorityIds } from '../platform/database/authority-ids.ts';
import { withDatabase } from '../platform/database/database.ts';
import { readDatabaseSettings } from '../platform/database/settings.ts';
import { readWebSettings } from '../web/web-settings.ts';
import { startWeb, startWorker, type WebService } from '../wiring.ts';
import { readArguments } from './arguments.ts';
import { makeDemo } from './demo.ts';
import { CallRefusal, DONE, DONE_WITH_REFUSALS, type ExitCode, type Io, print } from './io.ts';
import { SERVE_USAGE, WORK_USAGE } from './records-usage.ts';
import { toldToEnd } from './told-to-end.ts';
import { endsInGoodOrder, isWebProcess, leaveWebProcesses, readProcesses, WebProcesses } from './web-processes.ts';

const MAIN = path.resolve(fileURLToPath(import.meta.url), '../main.ts');

/** Serves the pages until it is told to end, with a second process that does the jobs behind them. */
export async function runServe(args: readonly string[], io: Io): Promise<ExitCode> {
  const kinds = { 'no-worker': 'switch', 'no-demo': 'switch', processes: 'text' } as const;
  const { values, positionals } = readArguments(args, kinds, SERVE_USAGE);
  if (positionals.length > 0) throw new CallRefusal(SERVE_USAGE);
  if (isWebProcess()) return await serveAsOneOfSeveral(io);
  const count = readProcesses(values.processes ?? io.environment['FOOTPRINT_WEB_PROCESSES'], SERVE_USAGE);
  if (!(await prepareRecords(io, { isDemoRefused: values['no-demo'] === true }))) return DONE_WITH_REFUSALS;
  // Whoever asks it to end while it starts is heard as soon as it has started.
  const told = toldToEnd();
  const web = await startPages(count, io);
  if (web === undefined) return DONE_WITH_REFUSALS;
  const worker = values['no-worker'] === true ? undefined : new WorkerProcess(io);
  await print(io.stdout, `Footprint is at ${web.address}\nPress Ctrl-C to end it.\n`);
  await told;
  await print(io.stdout, 'Ending …\n');
  await worker?.end();
  await web.stop();
  return DONE;
}

/** The pages, by this process or by several that it begins. */
async function startPages(count: number, io: Io): Promise<WebService | undefined> {
  if (count === 1) return await startWeb({ environment: io.environment, cwd: io.cwd });
  const address = readWebSettings(io.environment).url.origin;
  const processes = await WebProcesses.start(count, io);
  return processes && { address, stop: () => processes.end() };
}

/** Serves the pages beside other processes, until the one that began them ends or says so. */
async function serveAsOneOfSeveral(io: Io): Promise<ExitCode> {
  endsInGoodOrder();
  const told = toldToEnd();
  const web = await startWeb({ environment: io.environment, cwd: io.cwd });
  await told;
  await web.stop();
  leaveWebProcesses();
  return DONE;
}

/** Makes the demo where there are no records yet. False where somebody stopped it before it was done. */
async function prepareRecords(io: Io, { isDemoRefused }: { readonly isDemoRefused: boolean }): Promise<boolean> {
  const settings = readDatabaseSettings(io.environment, io.cwd);
  return await withDatabase(settings, (database) =>
    // Of two that start at once, one makes the demo and the other waits until it is there.
    whileNobodyElseMakesOne(database, async () => {
      if (database.isEmbedded) await clearHalfMadeDemo(database, settings);
      if ((await listAuthorityIds(database)).length > 0) return true;
      if (database.isEmbedded && !isDemoRefused && (await isDemoWanted(io))) return await makeDemo(database, io);
      await print(io.stdout, FIRST_STEPS);
      return true;
    }),
  );
}

/** Does the jobs behind the pages until it is told to end. */
export async function runWork(args: readonly string[], io: Io): Promise<ExitCode> {
  const { positionals } = readArguments(args, {}, WORK_USAGE);
  if (positionals.length > 0) throw new CallRefusal(WORK_USAGE);
  const told = toldToEnd();
  const worker = await startWorker({ environment: io.environment, cwd: io.cwd });
  await told;
  await worker.stop();
  return DONE;
}

const FIRST_STEPS = `Nobody can sign in yet. Enter your authority and its first administrator, in another window:
  footprint authority create "NAME"
  footprint staff invite --name NAME --email ADDRESS --role system-administrator

`;

/** Whoever watches is asked; a program that starts this one gets the demo, and takes --no-demo where it wants none. */
async function isDemoWanted(io: Io): Promise<boolean> {
  if (!io.isInteractive) return true;
  io.stderr.write('There are no records yet. Make up an authority with 250 children, to try it? [Y/n] ');
  for await (const line of createInterface({ input: io.stdin })) return !/^n/i.test(line.trim());
  return false;
}

/** The process that does the jobs; begun again where it ends by itself, with a rest in between. */
class WorkerProcess {
  readonly #io: Io;
  #child: ReturnType<typeof spawn>;
  #isEnding = false;

  constructor(io: Io) {
    this.#io = io;
    this.#child = this.#start();
  }

  async end(): Promise<void> {
    this.#isEnding = true;
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill('SIGTERM');
    await once(this.#child, 'exit');
  }

  #start(): ReturnType<typeof spawn> {
    const child = spawn(process.execPath, [MAIN, 'work'], {
      cwd: this.#io.cwd,
      env: this.#io.environment,
      // The channel tells nothing but that this process is there: a worker must not outlive one that was killed.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.once('exit', () => {
      if (this.#isEnding) return;
      this.#io.stderr.write('footprint: the process that does the jobs ended by itself; it is begun again\n');
      setTimeout(() => {
        if (!this.#isEnding) this.#child = this.#start();
      }, REST_MILLISECONDS).unref();
    });
    return child;
  }
}

const REST_MILLISECONDS = 5000;
