import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Input, runInside } from '../support/fake-io.ts';

async function calendar(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await runInside(['calendar', ...args]);
  assert.deepEqual([code, stderr], [0, ''], args.join(' '));
  return stdout;
}

async function refusalOf(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await runInside(['calendar', ...args]);
  assert.deepEqual([code, stdout], [2, ''], args.join(' '));
  return stderr;
}

describe('calendar add', () => {
  // Christmas Day and Boxing Day 2025 are a Thursday and a Friday; Good Friday 2026 is 3 April.
  const sums: readonly [string, string, string][] = [
    ['2026-01-05', '20', '2026-02-02'],
    ['2026-03-24', '20', '2026-04-23'],
    ['2026-01-05', '-5', '2025-12-24'],
    ['2026-01-05', '0', '2026-01-05'],
    ['2026-01-05', '-0', '2026-01-05'],
    ['2026-04-03', '0', '2026-04-03'],
    ['2026-04-03', '1', '2026-04-07'],
    ['2026-04-03', '-1', '2026-04-02'],
    ['1995-01-03', '1', '1995-01-04'],
    ['2050-12-29', '1', '2050-12-30'],
  ];
  for (const [from, count, to] of sums) {
    test(`gives the day that lies ${count} working days from ${from}`, async () => {
      assert.equal(await calendar('add', from, count), `${to}\n`);
      assert.equal(await calendar('add', from, count, '--json'), `{"to":"${to}"}\n`);
      assert.equal(await calendar('--json', 'add', from, '--', count), `{"to":"${to}"}\n`);
    });
  }

  test('refuses what is no day or no whole number, by name and remedy', async () => {
    for (const wrong of ['2026-02-30', '05/01/2026', '2026-1-5', 'today', '', '20260105', '2026-01-05T10:00']) {
      assert.match(await refusalOf('add', wrong, '1'), /^footprint: DAY: ".*" is not a day; write it as 2026-01-05\n$/);
    }
    for (const wrong of ['1.5', '1e3', 'five', '', '+5', '0x10', '٣', '-5days', '9'.repeat(400)]) {
      assert.match(await refusalOf('add', '2026-01-05', wrong), /^footprint: N: ".*" is not a whole number\n$/);
    }
  });

  test('refuses to guess outside the years that it knows', async () => {
    const outside: readonly [string, string][] = [
      ['1994-12-30', '0'],
      ['2051-01-02', '0'],
      ['2026-01-05', '10000'],
      ['2026-01-05', '-10000'],
      ['2026-01-05', '9007199254740991'],
      ['2026-01-05', '-9007199254740991'],
      ['2050-12-30', '1'],
    ];
    for (const [from, count] of outside) {
      assert.match(await refusalOf('add', from, count), /1 January 1995 to 31 December 2050/, `${from} ${count}`);
    }
  });
});

describe('calendar between', () => {
  const counts: readonly [string, string, number][] = [
    ['2026-01-05', '2026-02-02', 20],
    ['2026-02-02', '2026-01-05', -20],
    ['2026-01-05', '2026-01-05', 0],
    ['2026-01-02', '2026-01-05', 1],
    ['2026-01-03', '2026-01-04', 0],
    ['2026-04-02', '2026-04-06', 0],
    ['2026-04-02', '2026-04-07', 1],
  ];
  for (const [from, to, workingDays] of counts) {
    test(`counts the working days after ${from} up to and including ${to}`, async () => {
      assert.equal(await calendar('between', from, to), `${workingDays}\n`);
      assert.equal(await calendar('between', from, to, '--json'), `{"workingDays":${workingDays}}\n`);
    });
  }

  test('is the other side of add', async () => {
    for (const count of [1, 5, 100, 2500, -1, -5, -100, -2500]) {
      const { to }: { to: string } = JSON.parse(await calendar('add', '2026-01-05', String(count), '--json'));
      assert.equal(await calendar('between', '2026-01-05', to), `${count}\n`);
    }
  });

  test('names the day that is wrong', async () => {
    assert.match(await refusalOf('between', 'x', '2026-01-05'), /^footprint: A: "x" is not a day/);
    assert.match(await refusalOf('between', '2026-01-05', 'x'), /^footprint: B: "x" is not a day/);
    assert.match(await refusalOf('between', '2026-01-05', '2060-01-05'), /31 December 2050/);
  });
});

describe('calendar add --ndjson', () => {
  async function sums(stdin: Input, ...args: string[]): Promise<{ code: number; lines: unknown[] }> {
    const { code, stdout, stderr } = await runInside(['calendar', 'add', '--ndjson', ...args], { stdin });
    assert.equal(stderr, '');
    const lines = stdout.split('\n');
    assert.equal(lines.pop(), '', 'each line ends');
    return { code, lines: lines.map((line): unknown => JSON.parse(line)) };
  }

  test('gives a day for each line, in order', async () => {
    const counts = Array.from({ length: 30_000 }, (_, index) => (index % 201) - 100);
    const stdin = counts.map((workingDays) => `{"from":"2026-01-05","workingDays":${workingDays}}\n`);
    const { code, lines } = await sums(stdin, '-');
    assert.deepEqual([code, lines.length], [0, counts.length]);
    assert.deepEqual(lines[100 + 20], { to: '2026-02-02' });
    assert.deepEqual(lines[100], { to: '2026-01-05' });
    assert.deepEqual(lines[100 - 5], { to: '2025-12-24' });
    assert.deepEqual(lines.slice(201, 402), lines.slice(0, 201));
  });

  test('goes on after a line that is wrong, and says which, where and what to do', async () => {
    const wrong: readonly [string, string, RegExp][] = [
      ['{"from":"soon","workingDays":1}', '/from', /not a day; write it as 2026-01-05/],
      ['{"workingDays":1}', '/from', /not a day/],
      ['{"from":"2026-01-05"}', '/workingDays', /not a whole number; write it as 20 or -5/],
      ['{"from":"2026-01-05","workingDays":"5"}', '/workingDays', /not a whole number/],
      ['{"from":"2026-01-05","workingDays":1.5}', '/workingDays', /not a whole number/],
      ['{"from":"2026-01-05","workingDays":1e300}', '/workingDays', /not a whole number/],
      ['{"from":"2026-01-05","workingDays":100000}', '', /31 December 2050/],
      ['{"from":"2026-01-05"', '', /not JSON/],
      ['null', '', /not an object such as/],
      ['5', '', /not an object such as/],
      ['\u0000', '', /UTF-8/],
    ];
    const good = '{"from":"2026-01-05","workingDays":20}';
    const { code, lines } = await sums(`\ufeff${good}\r\n\n${wrong.map(([line]) => line).join('\n')}\n${good}`);
    assert.equal(code, 1);
    assert.equal(lines.length, wrong.length + 2);
    assert.deepEqual([lines[0], lines.at(-1)], [{ to: '2026-02-02' }, { to: '2026-02-02' }]);
    for (const [index, [line, pointer, remedy]] of wrong.entries()) {
      const { error } = lines[index + 1] as { error: { pointer: string; message: string } };
      assert.equal(error.pointer, pointer, line);
      assert.match(error.message, remedy);
      assert.ok(error.message.startsWith(`line ${index + 3}: `), error.message);
    }
  });

  test('may be empty', async () => {
    assert.deepEqual(await sums(''), { code: 0, lines: [] });
  });

  test('names a file that cannot be read', async () => {
    assert.match(await refusalOf('add', '--ndjson', 'no-such-file'), /^footprint: no-such-file: there is no such file/);
  });
});

test('a call of the calendar that is wrong says what is wrong and how it is done', async () => {
  const calls: readonly [string[], RegExp][] = [
    [[], /say "add" or "between"\n/],
    [['--ndjson'], /say "add" or "between"\n/],
    [['subtract', '2026-01-05', '1'], /say "add" or "between", not "subtract"\n/],
    [['add'], /"add" wants a day and a number/],
    [['add', '2026-01-05'], /"add" wants a day and a number/],
    [['add', '2026-01-05', '1', '2'], /"add" wants a day and a number/],
    [['between', '2026-01-05'], /"between" wants two days/],
    [['between', '--ndjson'], /--ndjson goes with "add" only/],
    [['add', '2026-01-05', '1', '--ndjson'], /the days come from the lines/],
    [['add', '2026-01-05', '1', '--days'], /--days/],
  ];
  for (const [args, why] of calls) {
    const message = await refusalOf(...args);
    assert.match(message, why);
    assert.match(message, /\nUsage: footprint calendar add DAY N /);
  }
});
