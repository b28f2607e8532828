import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { ROOT } from '../house/temporary-tree.ts';

const MAIN = path.join(ROOT, 'src/cli/main.ts');

/** `footprint serve` in a process of its own, which can be killed and started again at the same address. */
export class ServedSite {
  readonly #environment: NodeJS.ProcessEnv;
  readonly #port: number;
  #child: ChildProcess | undefined;

  private constructor(environment: NodeJS.ProcessEnv, port: number) {
    this.#environment = { ...environment, FOOTPRINT_PORT: String(port), FOOTPRINT_URL: `http://127.0.0.1:${port}` };
    this.#port = port;
  }

  static async start(environment: NodeJS.ProcessEnv): Promise<ServedSite> {
    const site = new ServedSite(environment, await findFreePort());
    await site.start();
    return site;
  }

  get address(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Starts it, and waits until it says where it is reached. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [MAIN, 'serve', '--no-worker', '--no-demo'], {
      env: this.#environment,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#child = child;
    for await (const said of child.stdout) if (String(said).includes('Footprint is at')) return;
    throw new Error('the site ended before it was reached');
  }

  /** As a power cut does: nothing is finished and nothing is said. */
  async kill(): Promise<void> {
    if (this.#child === undefined || this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'close');
    this.#child.kill('SIGKILL');
    await ended;
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('there is no free port');
  return address.port;
}
