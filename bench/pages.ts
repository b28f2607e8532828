import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { todayInLondon } from '../src/platform/clock.ts';
import { PAGES } from '../src/web/pages.ts';
import { childOf, OFFICERS, prepareEngland, SHAPE, tokenOf } from './pages/england.ts';
import { type Asked, measureQueries } from './pages/queries.ts';
import { ask, type Served, serve, serveBalanced } from './pages/served.ts';
import { readWork, workSince } from './pages/work.ts';

/**
 * Pages served at the size of England: 82,000 children of 153 authorities and 1.6 million obligations in one database and
 * the real web process, each page asked for as another of 1,172 officers who are signed in. The database is made once, in
 * FOOTPRINT_BENCH_HOME or a folder of its own under the folder for temporary files, and used again.
 *
 * Prints one line of JSON a measure, and then the two tables of docs/performance.md: *pages*, each for one person alone on
 * the machine, and *England*, for twenty who ask as fast as they are answered, beside the questions that the page asks of
 * the database without the page, and the caseload once more from two processes behind HAProxy.
 *
 *     npm run bench -- bench/pages.ts                       both tables: about nine minutes
 *     npm run bench -- bench/pages.ts --only caseload --of pages --seconds 5
 */
const HOME = process.env['FOOTPRINT_BENCH_HOME'] ?? path.join(tmpdir(), 'footprint-bench-england');
const CONNECTIONS = 20;
const SECONDS = '20';
/** Long enough that each officer has had their page from each process: officers come back to it all day. */
const WARM_UP_SECONDS = 10;
const SECONDS_ALONE = 5;
/** No neighbour of the officer before: far from them in every table. */
const STRIDE = 389;
const BALANCED_PROCESSES = 2;
/** The page that is measured behind HAProxy too. */
const BALANCED = 'caseload';
const SEARCHED = ['Carr', 'Frost', 'Ella', 'Hugo', 'Joyce'];

/** One page of each officer in turn. */
const ASKED: Readonly<Record<string, Asked>> = {
  caseload: { page: pageAt('/'), pathOf: () => '/' },
  child: {
    page: pageAt('/children/:child'),
    pathOf: (officer) => `/children/${childOf(officer * SHAPE.childrenOfAnOfficer + (officer % 50))}`,
  },
  search: { page: pageAt('/children'), pathOf: (officer) => `/children?q=${SEARCHED[officer % SEARCHED.length]}` },
  figures: { page: pageAt('/figures'), pathOf: () => '/figures' },
};

/** What is measured of each page. */
const KINDS = ['alone', 'pages', 'queries', 'balanced'] as const;
type Kind = (typeof KINDS)[number];

type Measured = Readonly<Record<string, string | number>>;

function pageAt(address: string): Asked['page'] {
  const page = PAGES.find(({ method, path: at }) => method === 'GET' && at === address);
  if (page === undefined) throw new Error(`there is no page at ${address}`);
  return page;
}

interface Round {
  readonly connections: number;
  readonly seconds: number;
}

async function measurePage({ pathOf }: Asked, served: Served, round: Round): Promise<object> {
  const requests = Array.from({ length: OFFICERS }, (_, n) => {
    const officer = (n * STRIDE) % OFFICERS;
    return { path: pathOf(officer), cookie: `footprint=${tokenOf(officer)}` };
  });
  const load = { port: served.port, ...round, requests };
  await ask({ ...load, connections: CONNECTIONS, seconds: WARM_UP_SECONDS });
  const before = readWork(served.ids, HOME);
  const { answered, ...result } = await ask(load);
  return { ...result, ...workSince(before, readWork(served.ids, HOME), answered) };
}

interface Run {
  readonly names: readonly string[];
  readonly kinds: readonly Kind[];
  readonly seconds: number;
}

async function run({ names, kinds, seconds }: Run): Promise<void> {
  await prepareEngland(HOME);
  const lines: Measured[] = [];
  const measure = async (of: Kind, each: (asked: Asked) => Promise<object>, which = names): Promise<void> => {
    for (const name of which) {
      const asked = ASKED[name];
      if (asked === undefined || !kinds.includes(of)) continue;
      const result = await each(asked);
      lines.push({ name, of, ...result });
      const machine = { node: process.version, cpu: cpus()[0]?.model ?? 'unknown' };
      process.stdout.write(`${JSON.stringify({ name, of, ...result, ...machine, date: todayInLondon() })}\n`);
    }
  };
  const many = { connections: CONNECTIONS, seconds };
  const alone = { connections: 1, seconds: SECONDS_ALONE };
  const round = { ...many, warmUpSeconds: WARM_UP_SECONDS, stride: STRIDE };
  await measure('queries', (asked) => measureQueries(HOME, asked, round));
  if (kinds.includes('alone') || kinds.includes('pages')) {
    await whileServed(await serve(HOME), async (served) => {
      await measure('alone', (asked) => measurePage(asked, served, alone));
      await measure('pages', (asked) => measurePage(asked, served, many));
    });
  }
  const balanced = names.filter((name) => name === BALANCED);
  if (kinds.includes('balanced') && balanced.length > 0) {
    const site = await serveBalanced(HOME, BALANCED_PROCESSES);
    if (site === undefined) process.stderr.write('HAProxy is not installed: not measured behind it\n');
    else {
      await whileServed(site, (served) => measure('balanced', (asked) => measurePage(asked, served, many), balanced));
    }
  }
  process.stdout.write(`\n${tablesOf(lines)}`);
}

async function whileServed(served: Served, work: (served: Served) => Promise<void>): Promise<void> {
  try {
    await work(served);
  } finally {
    await served.end();
  }
}

/** As docs/performance.md has them. */
function tablesOf(lines: readonly Measured[]): string {
  const find = (name: string, of: Kind): Measured =>
    lines.find((line) => line['name'] === name && line['of'] === of) ?? {};
  const tell = (line: Measured, ...keys: string[]): string => keys.map((key) => line[key] ?? '–').join(', ');
  const names = Object.keys(ASKED).filter((name) => lines.some((line) => line['name'] === name));
  const pages = names.map((name) => {
    const line = find(name, 'alone');
    return `| ${name} | ${tell(line, 'p50', 'p99')} ms | ${tell(line, 'workOfWeb')} ms | ${tell(line, 'workOfDatabase')} ms | ${tell(line, 'bytes')} |`;
  });
  const row = (title: string, line: Measured, bare: Measured): string =>
    `| ${title} | ${tell(line, 'perSecond')} | ${tell(line, 'p50', 'p99')} ms | ${tell(bare, 'perSecond')} | ${tell(bare, 'p50', 'p99')} ms | ${tell(line, 'workOfWeb', 'workOfDatabase')} ms |`;
  const england = names.map((name) => row(name, find(name, 'pages'), find(name, 'queries')));
  if (lines.some((line) => line['of'] === 'balanced')) {
    england.push(row('caseload, two processes behind HAProxy', find('caseload', 'balanced'), {}));
  }
  return [
    'Pages, one person alone:\n',
    '| page | p50, p99 | work of the web process | work of the database | bytes |',
    '| --- | --- | --- | --- | --- |',
    ...pages,
    '\nEngland, twenty at once:\n',
    '| page | a second | p50, p99 | its questions alone, a second | p50, p99 | work of web, database |',
    '| --- | --- | --- | --- | --- | --- |',
    ...england,
    '',
  ].join('\n');
}

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: Object.keys(ASKED) },
    of: { type: 'string', multiple: true, default: [...KINDS] },
    seconds: { type: 'string', default: SECONDS },
  },
});
const strange = values.only.filter((name) => !(name in ASKED));
if (strange.length > 0) throw new Error(`there is no measure called ${strange.join(', ')}`);
await run({
  names: values.only,
  kinds: KINDS.filter((kind) => values.of.includes(kind)),
  seconds: Number(values.seconds),
});
