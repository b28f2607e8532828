import assert from 'node:assert/strict';
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { after, describe, test } from 'node:test';

const MAIN = path.join(import.meta.dirname, '../../src/cli/main.ts');
const CASE = '{"id":"c1","asOf":"2026-11-22","events":[{"type":"became-looked-after","on":"2026-01-05"}]}';

const root = mkdtempSync(path.join(tmpdir(), 'footprint-process-'));
after(() => rmSync(root, { recursive: true, force: true }));

function start(...args: string[]): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: root });
  child.stdin.on('error', () => undefined);
  return child;
}

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

async function ended(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, stdout, stderr };
}

function run(args: readonly string[], stdin = ''): Promise<Ended> {
  const child = start(...args);
  child.stdin.end(stdin);
  return ended(child);
}

describe('the footprint process', () => {
  test('prints its result and nothing else, and ends with 0', async () => {
    const { code, stdout, stderr } = await run(['calendar', 'add', '2026-01-05', '-5', '--json']);
    assert.deepEqual([code, stdout, stderr], [0, '{"to":"2025-12-24"}\n', '']);
  });

  test('ends with 1 where a line was refused', async () => {
    const { code, stdout, stderr } = await run(['timetable', '--ndjson', '-'], `${CASE}\nnot JSON\n${CASE}\n`);
    assert.deepEqual([code, stderr], [1, '']);
    const ids = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).id);
    assert.deepEqual(ids, ['c1', null, 'c1']);
  });

  test('ends with 2 and a message where the call is wrong', async () => {
    const { code, stdout, stderr } = await run(['timetable', 'no-such-file.json', '--json']);
    assert.deepEqual([code, stdout], [2, '']);
    assert.equal(stderr, 'footprint: no-such-file.json: there is no such file or folder\n');
  });

  test('takes today where neither the case nor the call names a day', async () => {
    const before = todayInLondon();
    const { code, stdout } = await run(['timetable', '--json'], '{}');
    assert.equal(code, 0);
    assert.ok([before, todayInLondon()].includes(JSON.parse(stdout).asOf));
  });

  test('answers each line while more may come', async () => {
    const child = start('timetable', '--ndjson');
    const ending = ended(child);
    const answers = createInterface(child.stdout)[Symbol.asyncIterator]();
    for (const id of ['a', 'b', 'c']) {
      child.stdin.write(`{"id":"${id}"}\n`);
      const { value } = await answers.next();
      assert.equal(JSON.parse(value ?? '').id, id);
    }
    child.stdin.end();
    assert.deepEqual((await ending).code, 0);
  });

  test('takes input that is closed from the start for empty', async () => {
    const child = spawn(process.execPath, [MAIN, 'timetable', '--ndjson'], { stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (printed += text));
    assert.equal(await new Promise((resolve) => child.once('close', resolve)), 0);
    assert.equal(printed, '');
  });

  test('ends quietly, threads and all, when its reader goes away', async () => {
    writeFileSync(path.join(root, 'many.ndjson'), `${CASE}\n`.repeat(60_000));
    for (const args of [['timetable', '--ndjson', 'many.ndjson'], ['rules'], ['timetable', '--ndjson']]) {
      const child = start(...args);
      let stderr = '';
      child.stderr.on('data', (text) => (stderr += text));
      child.stdin.write(`${CASE}\n`);
      const keepsComing = setInterval(() => child.stdin.write(`${CASE}\n`), 20);
      child.stdout.once('data', () => child.stdout.destroy());
      const code = await new Promise((resolve) => child.once('close', resolve));
      clearInterval(keepsComing);
      assert.deepEqual([code, stderr], [0, ''], args.join(' '));
    }
  });

  test('says so where its output cannot be written', async (t) => {
    if (!existsSync('/dev/full')) {
      t.skip('this system has no device that is always full');
      return;
    }
    const child = spawn(process.execPath, [MAIN, 'rules'], { stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'] });
    let stderr = '';
    child.stderr?.on('data', (text) => (stderr += text));
    assert.equal(await new Promise((resolve) => child.once('close', resolve)), 2);
    assert.match(stderr, /^footprint: the output cannot be written \(ENOSPC: .*\)\n$/);
  });

  test('keeps its memory within bounds, however long the stream and whoever reads it', async () => {
    const events = Array.from({ length: 8 }, (_, index) => [
      { type: 'review-started', review: `r${index}`, on: `202${Math.floor(index / 2)}-0${1 + (index % 2) * 6}-28` },
      { type: 'review-completed', review: `r${index}`, on: `202${Math.floor(index / 2)}-0${1 + (index % 2) * 6}-28` },
    ]).flat();
    const told = JSON.stringify({ id: 'c', events: [{ type: 'became-looked-after', on: '2020-01-05' }, ...events] });
    writeFileSync(path.join(root, 'stream.ndjson'), `${told}\n`.repeat(10_000));
    const watched = `process.on('exit', () => process.stderr.write(String(process.resourceUsage().maxRSS)));`;
    const watcher = path.join(root, 'watcher.mjs');
    writeFileSync(watcher, watched);
    const args = ['--import', watcher, MAIN, 'timetable', '--ndjson', 'stream.ndjson'];
    const child = spawn(process.execPath, args, { cwd: root });
    const sizes = { output: 0 };
    let stderr = '';
    child.stderr.on('data', (text) => (stderr += text));
    child.stdout.on('data', (chunk: Buffer) => {
      sizes.output += chunk.length;
    });
    assert.equal(await new Promise((resolve) => child.once('close', resolve)), 0);
    const megabytes = Number(stderr) / 1024;
    assert.ok(sizes.output > 250_000_000, `${sizes.output} bytes came out`);
    assert.ok(megabytes > 0 && megabytes < 600, `${megabytes} MB`);
  });
});

function todayInLondon(): string {
  return Temporal.Now.plainDateISO('Europe/London').toString();
}
