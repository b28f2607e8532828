import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { Load, LoadResult } from './load.ts';

const MAIN = path.resolve(import.meta.dirname, '../../src/cli/main.ts');
const LOAD = path.resolve(import.meta.dirname, 'load.ts');
const PORT = 3987;
const BALANCED_PORT = 3997;
const BALANCERS = ['/usr/sbin/haproxy', '/usr/local/sbin/haproxy', '/usr/bin/haproxy'];

/** What serves the pages, from its start until it can be reached. */
export interface Served {
  readonly port: number;
  /** The web processes. */
  readonly ids: readonly number[];
  readonly end: () => Promise<void>;
}

/** One web process on the database of a home. */
export async function serve(home: string, port = PORT): Promise<Served> {
  const profiling = process.env['FOOTPRINT_BENCH_PROFILE'];
  const flags = profiling === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profiling}`];
  const child = spawn(process.execPath, [...flags, MAIN, 'serve', '--no-worker'], {
    env: { ...process.env, FOOTPRINT_HOME: home, FOOTPRINT_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return { port, ids: [child.pid ?? 0], end: () => endProcess(child) };
}

/** Several web processes of their own behind HAProxy; undefined where HAProxy is not installed. */
export async function serveBalanced(home: string, processes: number): Promise<Served | undefined> {
  const program = BALANCERS.find((each) => existsSync(each));
  if (program === undefined) return undefined;
  const sites: Served[] = [];
  for (let n = 1; n <= processes; n += 1) sites.push(await serve(home, PORT + n));
  const folder = await mkdtemp(path.join(tmpdir(), 'footprint-bench-balancer-'));
  const file = path.join(folder, 'haproxy.cfg');
  await writeFile(file, balance(sites));
  const balancer = spawn(program, ['-db', '-f', file], { stdio: ['ignore', 'ignore', 'inherit'] });
  await answers(BALANCED_PORT);
  return {
    port: BALANCED_PORT,
    ids: sites.flatMap(({ ids }) => ids),
    end: async () => {
      await endProcess(balancer);
      for (const site of sites) await site.end();
      await rm(folder, { recursive: true });
    },
  };
}

/** A request goes to whichever process has the fewest, whoever asked before: the sessions are in the database. */
function balance(sites: readonly Served[]): string {
  const servers = sites.map(({ port }, n) => `  server web${n} 127.0.0.1:${port} check`).join('\n');
  return `global
  nbthread 1
defaults
  mode http
  timeout connect 5s
  timeout client 60s
  timeout server 60s
  option http-keep-alive
frontend pages
  bind 127.0.0.1:${BALANCED_PORT}
  default_backend web
backend web
  balance leastconn
  http-reuse always
  option forwardfor
  option httpchk GET /health/ready
${servers}
`;
}

/** Until something listens at the port. */
async function answers(port: number): Promise<void> {
  for (let isThere = false; !isThere; ) {
    const socket = connect({ port, host: '127.0.0.1' });
    isThere = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
  }
}

async function endProcess(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

/** Asks from a process of its own, so that what asks is not measured with what answers. */
export async function ask(load: Load): Promise<LoadResult> {
  const child = fork(LOAD);
  child.send(load);
  const [result] = await once(child, 'message');
  return result;
}
