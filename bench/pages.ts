import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { listCaseload } from '../src/casework/obligations/list-caseload.ts';
import { millisecondsNow, todayInLondon } from '../src/platform/clock.ts';
import { withDatabase } from '../src/platform/database/database.ts';
import { authorityOf, childOf, OFFICERS, officerOf, prepareEngland, SHAPE, tokenOf } from './pages/england.ts';
import type { Load, LoadResult } from './pages/load.ts';
import { readWork, workSince } from './pages/work.ts';

/**
 * Pages served at the size of England: 82,000 children of 153 authorities and 1.6 million obligations in one database,
 * the real web process, and twenty browsers that ask as fast as they are answered, each page as another of 1,172 officers
 * who are signed in. The database is made once, in FOOTPRINT_BENCH_HOME or a folder of its own under the folder for
 * temporary files, and used again. Prints one line of JSON a measure.
 *
 * With the name of a measure (`caseload`, `query`, `child`, `search`, `law`) only that one; with a second word, seconds.
 */
const HOME = process.env['FOOTPRINT_BENCH_HOME'] ?? path.join(tmpdir(), 'footprint-bench-england');
const PORT = 3987;
const CONNECTIONS = 20;
const SECONDS = 20;
/** Long enough that each officer has had their page from each process: officers come back to it all day. */
const WARM_UP_SECONDS = 10;
const MAIN = path.resolve(import.meta.dirname, '../src/cli/main.ts');
const LOAD = path.resolve(import.meta.dirname, 'pages/load.ts');
/** No neighbour of the officer before: far from them in every table. */
const STRIDE = 389;
const SEARCHED = ['Carr', 'Frost', 'Ella', 'Hugo', 'Joyce'];

/** One page of each officer in turn. */
const PAGES: Readonly<Record<string, (officer: number) => string>> = {
  caseload: () => '/',
  child: (officer) => `/children/${childOf(officer * SHAPE.childrenOfAnOfficer + (officer % 50))}`,
  search: (officer) => `/children?q=${SEARCHED[officer % SEARCHED.length]}`,
  law: () => '/law',
};

interface WebProcess {
  readonly id: number;
  readonly end: () => Promise<void>;
}

/** The web process, from its start until it can be reached. */
async function serve(): Promise<WebProcess> {
  const profiling = process.env['FOOTPRINT_BENCH_PROFILE'];
  const flags = profiling === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profiling}`];
  const child = spawn(process.execPath, [...flags, MAIN, 'serve', '--no-worker'], {
    env: { ...process.env, FOOTPRINT_HOME: HOME, FOOTPRINT_PORT: String(PORT) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return {
    id: child.pid ?? 0,
    end: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function ask(load: Load): Promise<LoadResult> {
  const child = fork(LOAD);
  child.send(load);
  const [result] = await once(child, 'message');
  return result;
}

async function measurePage(name: string, web: WebProcess, seconds: number): Promise<object> {
  const pathOf = PAGES[name];
  if (pathOf === undefined) throw new Error(`there is no measure called ${name}`);
  const requests = Array.from({ length: OFFICERS }, (_, n) => {
    const officer = (n * STRIDE) % OFFICERS;
    return { path: pathOf(officer), cookie: `footprint=${tokenOf(officer)}` };
  });
  const load = { port: PORT, connections: CONNECTIONS, seconds, requests };
  await ask({ ...load, seconds: WARM_UP_SECONDS });
  const before = readWork(web.id, HOME);
  const { answered, ...result } = await ask(load);
  return { ...result, ...workSince(before, readWork(web.id, HOME), answered) };
}

/** The query of the caseload alone, as the application's role, for as many officers at once. */
async function measureQuery(seconds: number): Promise<object> {
  return await withDatabase({ home: HOME }, async (database) => {
    const today = todayInLondon();
    const [warm, until] = [WARM_UP_SECONDS, WARM_UP_SECONDS + seconds].map((each) => millisecondsNow() + each * 1000);
    const times: number[] = [];
    let turn = 0;
    const askOn = async (): Promise<void> => {
      for (let now = millisecondsNow(); now < (until ?? 0); ) {
        const officer = (turn++ * STRIDE) % OFFICERS;
        const actor = { authorityId: authorityOf(officer), userId: officerOf(officer) };
        const { total } = await database.withTransaction(actor, (tx) => listCaseload(tx, actor, { today }));
        if (total < 1) throw new Error('a caseload is empty');
        const [began] = [now];
        now = millisecondsNow();
        if (now >= (warm ?? 0)) times.push(now - began);
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, askOn));
    const sorted = times.toSorted((a, b) => a - b);
    const at = (share: number): number => Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1));
    return { perSecond: Math.round(times.length / seconds), p50: at(0.5), p99: at(0.99) };
  });
}

async function run(only: string | undefined, seconds: number): Promise<void> {
  await prepareEngland(HOME);
  const print = (name: string, result: object): void => {
    const machine = { node: process.version, cpu: cpus()[0]?.model ?? 'unknown' };
    const line = { name, ...result, connections: CONNECTIONS, ...machine, date: todayInLondon() };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  };
  if (only === undefined || only === 'query') print('query', await measureQuery(seconds));
  const names = only === undefined ? Object.keys(PAGES) : [only].filter((name) => name !== 'query');
  if (names.length === 0) return;
  const web = await serve();
  try {
    for (const name of names) print(name, await measurePage(name, web, seconds));
  } finally {
    await web.end();
  }
}

const [only, seconds = String(SECONDS)] = process.argv.slice(2);
await run(only, Number(seconds));
