import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { after, describe, it } from 'node:test';
import { EmbeddedServer } from '../../src/platform/database/embedded/embedded-server.ts';
import { findPlaces } from '../../src/platform/database/embedded/places.ts';
import { isPostgres, type RunningServer, readServer } from '../../src/platform/database/embedded/postmaster.ts';
import { findServiceUser } from '../../src/platform/database/embedded/service-user.ts';
import { ROOT } from '../house/temporary-tree.ts';
import { makeTestHome } from '../support/test-server.ts';

const MAIN = path.join(ROOT, 'src/cli/main.ts');
const TOLD_TO_END = path.join(ROOT, 'src/cli/told-to-end.ts');
const home = makeTestHome();
const places = findPlaces(home, findServiceUser());
const { DATABASE_URL, ...inherited } = process.env;
const env = { ...inherited, FOOTPRINT_HOME: home, FOOTPRINT_PORT: '0' };

after(async () => {
  await (await EmbeddedServer.join({ home })).leave();
  rmSync(home, { recursive: true, force: true });
});

describe('of two services on one home, where one is killed and the other told to end, PostgreSQL ends with them', () => {
  it('when the pages of the first are killed', () => endBoth(({ pid }) => kill(pid)));

  it('when the worker of the first is killed, and the first told to end as well', (t) => {
    if (process.platform !== 'linux') return t.skip('only on Linux is it known here which process is the worker');
    return endBoth(({ pid }) => {
      kill(workerOf(pid));
      process.kill(pid, 'SIGTERM');
    });
  });

  it('when both processes of the first are killed', (t) => {
    if (process.platform !== 'linux') return t.skip('only on Linux is it known here which process is the worker');
    return endBoth(({ pid }) => {
      const worker = workerOf(pid);
      kill(pid);
      kill(worker);
    });
  });
});

describe('of two services that are told to end together', () => {
  it('none brings PostgreSQL back for good where it was killed at that moment', async () => {
    await endBoth(({ pid }) => {
      kill(getServer().pid);
      process.kill(pid, 'SIGTERM');
    });
  });
});

describe('a service', () => {
  it('takes PostgreSQL with it also where it is told again and again, as by a group of processes and by its launcher', async () => {
    const service = await Service.start();
    let hasEnded = false;
    const ended = service.exited().finally(() => {
      hasEnded = true;
    });
    while (!hasEnded) {
      process.kill(service.pid, 'SIGTERM');
      await new Promise((resolve) => setImmediate(resolve));
    }
    await ended;
    assertStopped();
  });

  it('ends in good order though nobody reads any more what it says', async () => {
    const service = await Service.start();
    service.deafen();
    process.kill(service.pid, 'SIGTERM');
    assert.equal(await service.exited(), 0);
    assertStopped();
  });
});

describe('a worker', () => {
  it('is told to end where the process that began it was gone before it could be listened to', async () => {
    const script = `import { once } from 'node:events';
      await once(process, 'disconnect');
      await (await import(${JSON.stringify(TOLD_TO_END)})).toldToEnd();
      process.exitCode = 7;`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const ended = once(child, 'exit');
    child.disconnect();
    assert.deepEqual(await ended, [7, null]);
  });
});

async function endBoth(killIn: (service: Service) => void): Promise<void> {
  const [first, second] = await Promise.all([Service.start(), Service.start()]);
  killIn(first);
  process.kill(second.pid, 'SIGTERM');
  await Promise.all([first.isGone(), second.isGone()]);
  assert.equal(await second.exited(), 0);
  assertStopped();
}

function assertStopped(): void {
  // Where it was killed the file of its number stays, and names nobody.
  const server = readServer(places);
  assert.equal(server !== undefined && isPostgres(server.pid), false);
}

function getServer(): RunningServer {
  const server = readServer(places);
  assert.ok(server);
  return server;
}

function kill(pid: number): void {
  process.kill(pid, 'SIGKILL');
}

function workerOf(pid: number): number {
  // The other child that it may have is PostgreSQL.
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
  const worker = children.find((child) => !isPostgres(child));
  assert.ok(worker);
  return worker;
}

/** `footprint serve` with its worker. */
class Service {
  readonly #child: ChildProcess;
  readonly #gone: Promise<unknown>;
  readonly #exited: Promise<unknown[]>;

  private constructor(child: ChildProcess) {
    this.#child = child;
    this.#gone = once(child, 'close');
    this.#exited = once(child, 'exit');
  }

  static async start(): Promise<Service> {
    const child = spawn(process.execPath, [MAIN, 'serve', '--no-demo'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const service = new Service(child);
    for await (const line of createInterface({ input: child.stdout })) if (line.startsWith('Footprint is at')) break;
    // What it says from here on is let go, so that its end is seen.
    child.stdout.resume();
    child.stderr.resume();
    return service;
  }

  get pid(): number {
    assert.ok(this.#child.pid);
    return this.#child.pid;
  }

  /** Closes the ends at which it is read. */
  deafen(): void {
    this.#child.stdout?.destroy();
    this.#child.stderr?.destroy();
  }

  /** Until the last process that held its standard error is gone: the worker too. */
  async isGone(): Promise<void> {
    await this.#gone;
  }

  async exited(): Promise<unknown> {
    const [code] = await this.#exited;
    return code;
  }
}
