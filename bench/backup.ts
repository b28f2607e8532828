import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { withDatabase } from '../src/platform/database/database.ts';
import { EmbeddedServer } from '../src/platform/database/embedded/embedded-server.ts';

/**
 * Backing up, checking and restoring the records of as many children as are named (10,000 without a number), each by the
 * command itself, in a process of its own. Each child has forty facts, ten reviews, a hundred obligations and ten events
 * of the audit, made by PostgreSQL. Prints one line of JSON a command.
 */
const CHILDREN = 10_000;
const KIBIBYTES_PER_MEBIBYTE = 1024;
const BYTES_PER_MEGABYTE = 1e6;
const MAIN = path.resolve(import.meta.dirname, '../src/cli/main.ts');
/** Has the command tell, as it ends, how much memory it ever had. */
const TELL_MEMORY = `data:text/javascript,process.on('exit',()=>process.send(process.resourceUsage().maxRSS))`;

/** The children of one authority; as many as `:children` says; the audit chained at the end. */
const FILL = `
  begin;
  insert into app.authority_ids values ('00000000-0000-7000-8000-000000000001');
  insert into app.authorities (authority_id, name) select authority_id, 'Made up' from app.authority_ids;
  insert into app.children (authority_id, local_id, born_on)
    select authority_id, 'L' || n, date '2012-01-01' + n % 3000 from app.authority_ids, generate_series(1, :children) n;
  insert into app.facts (authority_id, child_id, type, happened_on, details)
    select authority_id, id, 'child-seen', date '2024-01-01' + n * 20, jsonb_build_object('where', 'at school', 'n', n)
    from app.children, generate_series(1, 40) n;
  insert into app.reviews (authority_id, child_id, key, recording_on, source)
    select authority_id, id, 'r' || n, date '2024-01-01' + n * 90, 'recorded' from app.children, generate_series(1, 10) n;
  insert into app.obligations (authority_id, child_id, rule, period, actor, due_on, layer, explanation, citations)
    select authority_id, id, 'review.subsequent', n, 'independent reviewing officer', date '2024-01-01' + n * 9,
      'statute', '6 months from ' || (date '2024-01-01' + n * 9), '[{"source": "regulations-2010", "provision": "reg 33(2)"}]'
    from app.children, generate_series(1, 100) n;
  insert into app.audit_events (authority_id, action, child_ids)
    select authority_id, 'child.read', array[id] from app.children, generate_series(1, 10) n;
  select set_config('app.authority_id', '00000000-0000-7000-8000-000000000001', true), app.seal_audit_events(10000000);
  commit;
  vacuum analyze;
`;

async function fill(home: string, children: number): Promise<void> {
  await withDatabase({ home }, (database) => database.describe());
  const server = await EmbeddedServer.join({ home });
  const admin = new pg.Client(server.addressOf('footprint_admin'));
  await admin.connect();
  for (const statement of FILL.split(';\n')) await admin.query(statement.replace(':children', String(children)));
  await admin.end();
  await server.leave();
}

/** Runs one command to its end and says how long it took and how much memory it ever had. */
async function measure(home: string, args: readonly string[]): Promise<{ seconds: number; peakRssMb: number }> {
  const began = process.hrtime.bigint();
  const child = spawn(process.execPath, ['--import', TELL_MEMORY, MAIN, ...args], {
    env: { ...process.env, FOOTPRINT_HOME: home },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let kibibytes = 0;
  child.on('message', (message) => {
    kibibytes = Number(message);
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`footprint ${args.join(' ')} ended with ${code}`);
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  return { seconds: Number(seconds.toFixed(1)), peakRssMb: Math.round(kibibytes / KIBIBYTES_PER_MEBIBYTE) };
}

async function run(children: number): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'footprint-bench-'));
  // Where root measures, the server runs as another account and must get there.
  await chmod(folder, 0o711);
  const [home, other, file] = ['home', 'other', 'backup'].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
  ];
  const passphrase = ['--passphrase-file', path.join(folder, 'passphrase')];
  try {
    await writeFile(path.join(folder, 'passphrase'), 'five words that nobody guesses\n');
    await fill(home, children);
    for (const [name, where, args] of [
      ['footprint backup', home, ['backup', file]],
      ['footprint backup verify', home, ['backup', 'verify', file]],
      ['footprint restore', other, ['restore', file]],
    ] as const) {
      const measured = await measure(where, [...args, ...passphrase]);
      const fileMb = Math.round((await stat(file)).size / BYTES_PER_MEGABYTE);
      const machine = { node: process.version, cpu: cpus()[0]?.model ?? 'unknown' };
      const line = { name, ...measured, fileMb, children, ...machine, date: Temporal.Now.plainDateISO().toString() };
      process.stdout.write(`${JSON.stringify(line)}\n`);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

await run(Number(process.argv[2] ?? CHILDREN));
