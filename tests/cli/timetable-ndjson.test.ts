import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dayFromIso } from '../../src/rules/calendar/day.ts';
import type { ContractResult } from '../../src/rules/engine/contract-result.ts';
import { workOutTimetable } from '../../src/rules/engine/timetable.ts';
import { toContractResult } from '../../src/rules/engine/to-contract.ts';
import { type Input, type Ran, runInside, TODAY } from '../support/fake-io.ts';

/** The program starts threads beyond two megabytes of input. */
const WORTH_THREADS_CHARACTERS = 2.2 * 1024 * 1024;
const CHUNK_BYTES = 65_536;

type Result = ContractResult | { readonly id: string | null; readonly error: { pointer: string; message: string } };

function ndjson(stdin: Input, ...args: string[]): Promise<Ran> {
  return runInside(['timetable', '--ndjson', ...args], { stdin });
}

function resultsIn({ stdout }: { readonly stdout: string }): Result[] {
  if (stdout === '') return [];
  assert.ok(stdout.endsWith('\n'), 'each line ends');
  return stdout
    .slice(0, -1)
    .split('\n')
    .map((line): Result => JSON.parse(line));
}

const idsOf = (ran: Ran) => resultsIn(ran).map(({ id }) => id);

function toCase(index: number) {
  const month = String(1 + (index % 12)).padStart(2, '0');
  return {
    id: `case ${index}`,
    child: { dateOfBirth: `2014-${month}-02` },
    events: [
      { type: 'became-looked-after', on: `2026-${month}-05` },
      { type: 'review-started', review: `r${index}`, on: `2026-${month}-2${index % 9}` },
    ],
  };
}

function expected(told: unknown): ContractResult {
  const outcome = workOutTimetable(told, { procedure: 'national', asOf: dayFromIso(TODAY) ?? assert.fail() });
  return 'error' in outcome ? assert.fail(outcome.error.message) : toContractResult(outcome);
}

function* chunksOf(text: string, bytes = CHUNK_BYTES): Generator<Uint8Array> {
  const all = Buffer.from(text);
  for (let start = 0; start < all.length; start += bytes) yield all.subarray(start, start + bytes);
}

/** A line, and where it is wrong if it is. */
interface Line {
  readonly line: string;
  readonly wrong?: { readonly id: string | null; readonly pointer: string };
}

/** Lines that are wrong, each in a way of its own. */
const WRONG_LINES: readonly ((index: number) => Line)[] = [
  () => ({ line: '{"id":"half', wrong: { id: null, pointer: '' } }),
  (index) => ({ line: `[${index}]`, wrong: { id: null, pointer: '' } }),
  (index) => ({ line: `{"id":"asOf ${index}","asOf":"soon"}`, wrong: { id: `asOf ${index}`, pointer: '/asOf' } }),
  () => ({ line: '{"procedure":"nope"}', wrong: { id: null, pointer: '/procedure' } }),
  (index) => ({
    line: `{"id":"event ${index}","events":[{"type":"nope","on":"2026-01-05"}]}`,
    wrong: { id: `event ${index}`, pointer: '/events/0/type' },
  }),
];

describe('a stream of cases', () => {
  test('gives each line its result, in order', async () => {
    const ran = await ndjson([0, 1, 2].map((index) => `${JSON.stringify(toCase(index))}\n`));
    assert.deepEqual([ran.code, ran.stderr], [0, '']);
    assert.deepEqual(resultsIn(ran), [0, 1, 2].map(toCase).map(expected));
  });

  test('gives each line its result, in order, among threads and wrong lines', async () => {
    const lines = Array.from({ length: 20_000 }, (_, index): Line => {
      const toWrongLine = WRONG_LINES[index % 23];
      return toWrongLine === undefined ? { line: JSON.stringify(toCase(index)) } : toWrongLine(index);
    });
    const text = lines.map(({ line }) => `${line}\n`).join('');
    assert.ok(text.length > WORTH_THREADS_CHARACTERS, `${text.length} characters start threads`);
    const ran = await ndjson(chunksOf(text));
    assert.deepEqual([ran.code, ran.stderr], [1, '']);
    const results = resultsIn(ran);
    assert.equal(results.length, lines.length);
    for (const [index, result] of results.entries()) {
      const wrong = lines[index]?.wrong;
      if (wrong === undefined) {
        assert.ok(result.id === `case ${index}` && 'obligations' in result, `line ${index + 1}: ${result.id}`);
        if (index % 50 === 0) assert.deepEqual(result, expected(toCase(index)));
        continue;
      }
      assert.ok('error' in result, `line ${index + 1} is refused`);
      assert.deepEqual([result.id, result.error.pointer], [wrong.id, wrong.pointer]);
      assert.equal(result.error.message.startsWith(`line ${index + 1}: `), wrong.id === null, result.error.message);
    }
  });

  test('takes the procedure and the day of the options where a case has none of its own', async () => {
    const own = { ...toCase(0), procedure: 'bwd', asOf: '2026-02-01' };
    const text = `${JSON.stringify(toCase(0))}\n${JSON.stringify(own)}\n`.repeat(8000);
    for (const stdin of [text.slice(0, text.indexOf('\n', 4000) + 1), text]) {
      const ran = await ndjson(chunksOf(stdin), '--procedure', 'thurrock', '--as-of', '2026-03-01');
      assert.equal(ran.code, 0);
      for (const [index, result] of resultsIn(ran).entries()) {
        assert.ok('asOf' in result);
        const wanted = index % 2 === 0 ? ['thurrock', '2026-03-01'] : ['bwd', '2026-02-01'];
        assert.deepEqual([result.procedure, result.asOf], wanted);
      }
    }
  });

  test('may be empty, or hold blank lines only', async () => {
    for (const stdin of ['', '\n', ' \r\n\t\n\r\n', '\ufeff', '\ufeff\n']) {
      assert.deepEqual(await ndjson(stdin), { code: 0, stdout: '', stderr: '' });
    }
  });

  test('may have blank lines, carriage returns, byte order marks and no end of the last line', async () => {
    const ran = await ndjson('\ufeff{"id":"a"}\r\n\r\n   \n\ufeff {"id":"b"} \r\n{"id":"c"}');
    assert.deepEqual([ran.code, idsOf(ran)], [0, ['a', 'b', 'c']]);
  });

  test('may be cut into chunks anywhere, within a character too', async () => {
    const text = '\ufeff{"id":"Zoë 🦉"}\r\n{"id":"ÅÅÅ"}\n{"id":"日本"}';
    for (const bytes of [1, 2, 3, 5, 7, 1000]) {
      assert.deepEqual(idsOf(await ndjson(chunksOf(text, bytes))), ['Zoë 🦉', 'ÅÅÅ', '日本']);
    }
  });

  test('counts blank lines when it tells the number of a line that is wrong', async () => {
    const [error] = resultsIn(await ndjson('\n\r\n{"id":\n'));
    assert.ok(error !== undefined && 'error' in error);
    assert.match(error.error.message, /^line 3: this is not JSON \(.*\); put one case on each line$/);
    assert.doesNotMatch(error.error.message, /line 1/);
  });

  test('goes on after a line that is not JSON, whatever it is', async () => {
    const lines = [
      '\u0000\u0000',
      '}',
      '"text"',
      '12',
      'null',
      '[]',
      `${'['.repeat(100_000)}`,
      '{"id":5}',
      '{"id":"z"}',
    ];
    const ran = await ndjson(lines.join('\n'));
    assert.equal(ran.code, 1);
    const results = resultsIn(ran);
    assert.equal(results.length, lines.length);
    for (const [index, result] of results.slice(0, -1).entries()) {
      assert.ok('error' in result && result.id === null, `line ${index + 1}`);
      assert.match(result.error.message, new RegExp(`^line ${index + 1}: `));
    }
    assert.equal(results.at(-1)?.id, 'z');
  });

  test('goes on after a line in UTF-16, and says what it is', async () => {
    const ran = await ndjson([Buffer.from('\ufeff{"id":"a"}\n{"id":"b"}\n', 'utf16le')]);
    const [first] = resultsIn(ran);
    assert.ok(first !== undefined && 'error' in first);
    assert.match(first.error.message, /save it as UTF-8/);
  });

  test('goes on after a line of 20 million characters, which is never held whole', async () => {
    const text = `{"id":"a"}\n{"id":"long","note":"${'x'.repeat(20_000_000)}"}\n{"id":"b"}\n`;
    const results = resultsIn(await ndjson(chunksOf(text)));
    assert.deepEqual(
      results.map(({ id }) => id),
      ['a', null, 'b'],
    );
    const [, long] = results;
    assert.ok(long !== undefined && 'error' in long);
    assert.match(long.error.message, /^line 2: this line is too long to be a case; put one case on each line$/);
  });

  test('carries ids and keys of a million characters, and results too long for one piece', async () => {
    const key = 'é'.repeat(1_000_000);
    const long = {
      id: key,
      events: [
        { type: 'became-looked-after', on: '2026-01-05' },
        { type: 'review-started', review: key, on: '2026-01-28' },
        { type: 'review-completed', review: key, on: '2026-01-28' },
      ],
    };
    const ran = await ndjson([`{"id":"a"}\n${JSON.stringify(long)}\n`, `${JSON.stringify(long)}\n{"id":"b"}\n`]);
    assert.equal(ran.code, 0);
    const results = resultsIn(ran);
    assert.deepEqual([results[0]?.id, results[3]?.id, results.length], ['a', 'b', 4]);
    const wanted = expected(long);
    assert.deepEqual(results[1], wanted);
    assert.deepEqual(results[2], wanted);
  });

  test('may have a case of 100,000 events among its lines', async () => {
    const day = (index: number) => `20${12 + (index % 14)}-0${1 + (index % 9)}-${10 + (index % 19)}`;
    const contacts = Array.from({ length: 100_000 }, (_, index) => ({ type: 'iro-contacted-child', on: day(index) }));
    const told = toCase(7);
    const text = [toCase(6), { ...told, events: [...contacts, ...told.events] }, toCase(8)].map((each) =>
      JSON.stringify(each),
    );
    const ran = await ndjson(chunksOf(text.join('\n')));
    assert.deepEqual(resultsIn(ran), [6, 7, 8].map(toCase).map(expected));
  });
});

describe('a stream that flows slowly', () => {
  /** Sends case after case once `ahead` is answered, each only when the one before it has its result. */
  async function inTurns(ahead: string): Promise<Ran> {
    const linesAhead = ahead.split('\n').length - 1;
    let lines = 0;
    let heard = Promise.withResolvers<void>();
    const cameTo = async (wanted: number) => {
      while (lines < linesAhead + wanted) await heard.promise;
    };
    const input = async function* () {
      yield* chunksOf(ahead);
      await cameTo(0);
      yield '{"id":"first"}\n{"id":';
      await cameTo(1);
      yield '"second"}\n';
      await cameTo(2);
      yield '{"id":"third"}\n\n{"id":"wrong","asOf":1}\n';
      await cameTo(4);
      yield '{"id":"last"}';
    };
    return await runInside(['timetable', '--ndjson'], {
      stdin: input(),
      onOutput: (piece) => {
        lines += piece.split('\n').length - 1;
        heard.resolve();
        heard = Promise.withResolvers();
      },
    });
  }

  const IDS = ['first', 'second', 'third', 'wrong', 'last'];

  test('has each result as soon as its line has come', async () => {
    assert.deepEqual(idsOf(await inTurns('')), IDS);
  });

  test('has each result as soon as its line has come, from threads too', async () => {
    const filler = `{"id":"ahead","note":"${'x'.repeat(100_000)}"}\n`;
    const ran = await inTurns(filler.repeat(Math.ceil(WORTH_THREADS_CHARACTERS / filler.length)));
    assert.deepEqual(idsOf(ran).slice(-5), IDS);
  });

  test('is read no faster than its results are taken', async () => {
    const chunk = `${JSON.stringify(toCase(0))}\n`.repeat(40);
    const chunks = 400;
    let read = 0;
    let farthestAhead = 0;
    const lines = function* () {
      for (; read < chunks; read += 1) yield chunk;
    };
    let taken = 0;
    const ran = await runInside(['timetable', '--ndjson'], {
      stdin: lines(),
      onOutput: async () => {
        taken += 1;
        farthestAhead = Math.max(farthestAhead, read - taken);
        await new Promise((resolve) => setImmediate(resolve));
      },
    });
    assert.ok(chunk.length * chunks > WORTH_THREADS_CHARACTERS, 'threads were started');
    assert.equal(resultsIn(ran).length, 40 * chunks);
    assert.ok(farthestAhead < 60, `${farthestAhead} chunks were read ahead`);
  });
});
