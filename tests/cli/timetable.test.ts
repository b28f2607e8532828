import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import type { ContractResult } from '../../src/rules/engine/contract-result.ts';
import { runInside, TODAY } from '../support/fake-io.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'footprint-timetable-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const CASE = {
  id: 'c1',
  child: { dateOfBirth: '2014-05-02' },
  events: [
    { type: 'became-looked-after', on: '2026-01-05' },
    { type: 'review-started', review: 'r1', on: '2026-01-28' },
    { type: 'review-completed', review: 'r1', on: '2026-01-28' },
  ],
};

function inJson(stdout: string): ContractResult {
  assert.ok(stdout.endsWith('}\n') && stdout.indexOf('\n') === stdout.length - 1, 'one JSON value on one line');
  return JSON.parse(stdout);
}

async function timetable(told: unknown, ...args: string[]): Promise<ContractResult> {
  const { code, stdout, stderr } = await runInside(['timetable', '--json', ...args], { stdin: JSON.stringify(told) });
  assert.deepEqual([code, stderr], [0, '']);
  return inJson(stdout);
}

/** The message of a call that is refused: nothing else is printed, and the exit code is 2. */
async function refusalOf(args: readonly string[], stdin = ''): Promise<string> {
  const { code, stdout, stderr } = await runInside(['timetable', ...args], { stdin, cwd: folder });
  assert.deepEqual([code, stdout], [2, '']);
  assert.match(stderr, /^footprint: .*\S\n/);
  return stderr;
}

describe('one case', () => {
  test('is read from a file, from "-" and from standard input, with the same result', async () => {
    writeFileSync(path.join(folder, 'case.json'), JSON.stringify(CASE));
    const stdin = JSON.stringify(CASE);
    const [file, dash, nothing] = await Promise.all([
      runInside(['timetable', 'case.json', '--json'], { cwd: folder }),
      runInside(['timetable', '-', '--json'], { stdin }),
      runInside(['timetable', '--json'], { stdin }),
    ]);
    assert.deepEqual(dash, file);
    assert.deepEqual(nothing, file);
    const { id, asOf, procedure, obligations } = inJson(file.stdout);
    assert.deepEqual([id, asOf, procedure, file.code, file.stderr], ['c1', TODAY, 'national', 0, '']);
    const first = obligations.find(({ rule }) => rule === 'review.first');
    assert.deepEqual(
      [first?.due, first?.metOn, first?.status, first?.about],
      ['2026-02-02', '2026-01-28', 'met', 'r1'],
    );
    const second = obligations.find(({ rule }) => rule === 'review.second');
    assert.deepEqual([second?.due, second?.status, second?.about], ['2026-04-28', 'overdue', '#2']);
    assert.equal(second?.explanation, '3 months after the first review on 28 January 2026');
  });

  test('is worked out as of the day and under the procedure that the options name', async () => {
    const { asOf, procedure, obligations } = await timetable(CASE, '--as-of', '2026-03-01', '--procedure', 'bwd');
    assert.deepEqual([asOf, procedure], ['2026-03-01', 'bwd']);
    const second = obligations.find(({ rule }) => rule === 'review.second');
    assert.deepEqual([second?.due, second?.nationalDue, second?.status], ['2026-04-28', '2026-04-28', 'upcoming']);
  });

  test('keeps its own procedure and day, whatever the options say', async () => {
    const told = { ...CASE, procedure: 'thurrock', asOf: '2026-02-10' };
    const { asOf, procedure } = await timetable(told, '--as-of=2026-03-01', '--procedure=bwd');
    assert.deepEqual([asOf, procedure], ['2026-02-10', 'thurrock']);
  });

  test('may begin with a byte order mark, end with blank lines and hold no event', async () => {
    const { code, stdout } = await runInside(['timetable', '--json'], { stdin: '\ufeff{"events":[]}\r\n\r\n' });
    assert.equal(code, 0);
    assert.deepEqual(inJson(stdout).obligations, []);
    assert.deepEqual((await timetable({})).id, null);
  });

  test('is put together from chunks that part a character', async () => {
    const bytes = new TextEncoder().encode(JSON.stringify({ ...CASE, id: 'Zoë 🦉' }));
    const chunks = Array.from(bytes, (byte) => Uint8Array.of(byte));
    const { stdout } = await runInside(['timetable', '--json'], { stdin: chunks });
    assert.equal(inJson(stdout).id, 'Zoë 🦉');
  });

  test('takes any text for an id or a key, and gives it back', async () => {
    for (const key of ['__proto__', 'constructor', '#2', 'a/b~c', '"\\\u0000\u2028', 'é'.repeat(20_000), '🦉\ud800']) {
      const events = [
        { type: 'became-looked-after', on: '2026-01-05' },
        { type: 'review-started', review: key, on: '2026-01-28' },
        { type: 'dispute-opened', dispute: key, on: '2026-01-28' },
        { type: 'court-document-received', document: key, on: '2026-01-28' },
      ];
      const { id, obligations } = await timetable({ id: key, events });
      assert.equal(id, key);
      for (const rule of ['review.first', 'dispute.total', 'proceedings.documents-to-iro']) {
        assert.equal(obligations.find((row) => row.rule === rule)?.about, key, rule);
      }
    }
  });

  test('takes the last of a key that stands twice, and looks past keys it does not know', async () => {
    const json = `{"id":"a","id":"b","__proto__":{"id":"c"},"constructor":1,"events":[{"type":"x"}],"events":[
      {"type":"became-looked-after","on":"2026-01-06","on":"2026-01-05","__proto__":{"on":"2026-01-07"},"why":[{}]}]}`;
    const { stdout } = await runInside(['timetable', '--json'], { stdin: json });
    const { id, obligations } = inJson(stdout);
    assert.equal(id, 'b');
    assert.equal(obligations.find(({ rule }) => rule === 'review.first')?.due, '2026-02-02');
  });

  test('may hold 100,000 events', async () => {
    const day = (index: number) => `20${12 + (index % 14)}-0${1 + (index % 9)}-${10 + (index % 19)}`;
    const contacts = Array.from({ length: 100_000 }, (_, index) => ({ type: 'iro-contacted-child', on: day(index) }));
    const events = [...contacts, ...CASE.events];
    const { obligations } = await timetable({ ...CASE, events });
    assert.deepEqual(obligations, (await timetable(CASE)).obligations);
  });

  test('may be nested as deep as anybody likes where nothing is read', async () => {
    const deep = `${'[{"a":'.repeat(100_000)}1${'}]'.repeat(100_000)}`;
    const { code, stdout } = await runInside(['timetable', '--json'], { stdin: `{"id":"deep","note":${deep}}` });
    assert.deepEqual([code, inJson(stdout).id], [0, 'deep']);
  });
});

describe('a case that is wrong', () => {
  const wrong: readonly [string, unknown, string, RegExp][] = [
    ['a procedure that there is not', { procedure: 'nope' }, '/procedure', /known are national, halton/],
    ['a day that there is not', { asOf: '2026-02-30' }, '/asOf', /write it as 2026-01-05/],
    [
      'an event of no known type',
      { events: [{ type: '__proto__', on: '2026-01-05' }] },
      '/events/0/type',
      /docs\/rules/,
    ],
    ['an event without its day', { events: [{ type: 'became-looked-after' }] }, '/events/0/on', /missing/],
    [
      'an event without its review',
      { events: [{ type: 'review-started', on: '2026-01-05' }] },
      '/events/0/review',
      /"1"/,
    ],
    ['events that are no list', { events: {} }, '/events', /list/],
    ['a date of birth that is no day', { child: { dateOfBirth: 5 } }, '/child/dateOfBirth', /write it as/],
    ['an id that is no text', { id: 5 }, '/id', /text/],
  ];
  for (const [what, told, pointer, remedy] of wrong) {
    test(`with ${what} is refused by name, place and remedy`, async () => {
      const message = await refusalOf(['--json'], JSON.stringify(told));
      assert.ok(message.includes(`standard input, at ${pointer}: `), message);
      assert.match(message, remedy);
    });
  }

  test('in a file is told by the name of the file', async () => {
    writeFileSync(path.join(folder, 'wrong.json'), '{"events":[{"type":"ceased-looked-after","on":"2026-01-05"}]}');
    assert.match(await refusalOf(['wrong.json']), /^footprint: wrong\.json, at \/events\/0\/on: /);
  });

  test('because days would be counted outside the calendar is refused', async () => {
    const events = [{ type: 'became-looked-after', on: '2050-12-20' }];
    const message = await refusalOf(['--as-of', '2051-01-01'], JSON.stringify({ events }));
    assert.match(message, /^footprint: standard input: .*31 December 2050/);
  });
});

describe('what is not one case in JSON', () => {
  const inputs: readonly [string, string, RegExp][] = [
    ['nothing', '', /there is nothing in it; write one case in JSON/],
    ['blank lines', ' \r\n\n', /there is nothing in it/],
    ['half a case', '{"id":"a","events":[', /this is not JSON \(.*\); write one case in JSON/],
    ['a case a line', '{"id":"a"}\n{"id":"b"}\n', /put one on each line and give --ndjson/],
    ['a list of cases', '[{"id":"a"},{"id":"b"}]', /this is a list, and one case is wanted; .*--ndjson/],
    ['text of another kind', '"hello"', /a case is a JSON object with "child" and "events"/],
    ['null', 'null', /a case is a JSON object/],
    ['lists in lists in lists', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, /this is a list/],
    ['lists that do not end', '['.repeat(200_000), /this is not JSON/],
    ['null bytes', '\u0000\u0000\u0000', /this is not UTF-8 text: save it as UTF-8/],
  ];
  for (const [what, stdin, remedy] of inputs) {
    test(`is refused: ${what}`, async () => {
      const message = await refusalOf(['--json'], stdin);
      assert.match(message, remedy);
      assert.match(message, /^footprint: standard input: /);
    });
  }

  test('is refused: UTF-16, as some shells write it', async () => {
    const stdin = [Buffer.from(`\ufeff${JSON.stringify(CASE)}`, 'utf16le')];
    const { code, stderr } = await runInside(['timetable'], { stdin });
    assert.equal(code, 2);
    assert.match(stderr, /save it as UTF-8/);
  });

  test('is refused without being read to its end where it is longer than any case', async () => {
    let chunks = 0;
    const endless = (function* () {
      for (;;) {
        chunks += 1;
        yield `${' '.repeat(1_000_000)}\n`;
      }
    })();
    const { code, stderr } = await runInside(['timetable'], { stdin: endless });
    assert.equal(code, 2);
    assert.match(stderr, /too long to be one case; for many cases, put one on each line and give --ndjson/);
    assert.ok(chunks < 50, `${chunks} million characters were read`);
  });
});

describe('what cannot be read', () => {
  mkdirSync(path.join(folder, 'a-folder'));
  writeFileSync(path.join(folder, 'a-file'), '{}');
  symlinkSync('round', path.join(folder, 'round'));
  const files: readonly [string, RegExp][] = [
    ['missing.json', /missing\.json: there is no such file/],
    ['a-folder', /a-folder: this is a folder; name a file in it/],
    ['a-file/in-it', /a-file\/in-it: this is a file, and a folder is wanted/],
    ['', /"": this is a folder/],
    ['n'.repeat(300), /nnn: this is too long for the name of a file/],
    ['round', /round: this is a link that leads round in a circle/],
  ];
  for (const [file, remedy] of files) {
    test(`is named, with what to do: "${file.slice(0, 20)}"`, async () => {
      assert.match(await refusalOf([file]), remedy);
      assert.match(await refusalOf([file, '--ndjson']), remedy);
    });
  }

  test('is told without the power to steer a terminal', async () => {
    const message = await refusalOf(['\u001b[2J\u009bno\u202etxt.json']);
    for (const steering of '\u001b\u009b\u202e') assert.ok(!message.includes(steering), message);
  });
});

describe('a call that is wrong', () => {
  const calls: readonly [string[], RegExp][] = [
    [['--as-of', 'yesterday'], /--as-of: "yesterday" is not a day; write it as 2026-01-05/],
    [['--as-of', '-5'], /--as-of: "-5" is not a day/],
    [['--as-of'], /--as-of/],
    [['--as-of', '--json'], /--as-of/],
    [['--procedure', 'nope'], /--procedure: there is no procedure "nope"; known are national, halton, expectations/],
    [['--json=yes'], /--json/],
    [['--bogus'], /--bogus/],
    [['a.json', 'b.json'], /"b\.json" is one word too many/],
    [['--year', '2026'], /--year is the year of a return: give --ssda903 DIR/],
    [['--ssda903', 'a', '--ndjson'], /--ssda903 gives one result: use --json/],
    [['--ssda903', 'a', 'b.json'], /either --ssda903 a or the file b\.json/],
  ];
  for (const [args, remedy] of calls) {
    test(`is refused with what to do: ${args.join(' ')}`, async () => assert.match(await refusalOf(args), remedy));
  }

  test('shows how it is done where help is asked for', async () => {
    for (const args of [['timetable', '--help'], ['timetable', 'x', '-h'], ['help'], ['--help']]) {
      const { code, stdout, stderr } = await runInside(args);
      assert.deepEqual([code, stderr], [0, '']);
      for (const option of ['--procedure ID', '--as-of DAY', '--json', '--ndjson', '--ssda903 DIR', '--year YYYY']) {
        assert.ok(stdout.includes(option), `${args.join(' ')} names ${option}`);
      }
    }
  });

  test('of a command that there is not names those that there are', async () => {
    const { code, stdout, stderr } = await runInside(['timetables']);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /no command "timetables"; known are tour, timetable, calendar, rules, procedures/);
  });
});

describe('for people', () => {
  const LONG = 'a-key-without-an-end-'.repeat(40);
  const told = {
    id: LONG,
    procedure: 'expectations',
    asOf: '2026-11-22',
    events: [
      { type: 'became-looked-after', on: '2009-01-05' },
      { type: 'ceased-looked-after', on: '2009-06-05' },
      { type: 'became-looked-after', on: '2026-01-05' },
      { type: 'service-notified', at: '2026-01-05T10:30' },
      { type: 'iro-appointed', at: '2026-01-09T10:30' },
      { type: 'review-started', review: 'steers \u001b[31m\nthe terminal', on: '2026-01-29' },
      { type: 'review-completed', review: 'steers \u001b[31m\nthe terminal', on: '2026-02-20' },
      { type: 'review-adjourned', review: LONG, on: '2026-03-29' },
      { type: 'dispute-opened', dispute: 'd1', on: '2026-03-03' },
      { type: 'court-document-received', document: 'd2', on: '2026-03-03' },
    ],
  };

  test('a timetable says what is due, when, how it stands, why and by which law', async () => {
    const { code, stdout, stderr } = await runInside(['timetable'], { stdin: JSON.stringify(CASE) });
    assert.deepEqual([code, stderr], [0, '']);
    assert.ok(stdout.startsWith('Timetable of c1 as of 22 November 2026\nNational: '), stdout);
    assert.match(stdout, /^Period of care 1: from 5 January 2026, going on$/m);
    assert.match(stdout, /^ {2}Review “r1”$/m);
    assert.match(stdout, /^ {2}2 February 2026 +done +Hold the first review: done 28 January 2026\n +20 working days/m);
    assert.match(stdout, /^ {2}Review #2, of which nothing is told yet\n {2}28 April 2026 +OVERDUE +Hold the second/m);
    assert.match(
      stdout,
      /3 months after the first review on 28 January 2026\n +authority · statute: cppcr-2010 reg 33/,
    );
    assert.match(stdout, /^ {2}cppcr-2010 +Care Planning, Placement and Case Review/m);
  });

  test('a timetable counts its duties, and the counts are those of the rows', async () => {
    const { stdout } = await runInside(['timetable'], { stdin: JSON.stringify(told) });
    const { obligations } = await timetable(told);
    const [, all, parts = ''] = /^([\d,]+) duties: (.*)$/m.exec(stdout) ?? [];
    assert.equal(Number(all), obligations.length);
    const sum = [...parts.matchAll(/\d+/g)].reduce((total, [count]) => total + Number(count), 0);
    assert.equal(sum, obligations.length);
    const overdue = obligations.filter(({ status }) => status === 'overdue').length;
    assert.ok(parts.startsWith(`${overdue} overdue, 1 late, `), parts);
    assert.equal(stdout.match(/ OVERDUE {2}/g)?.length, overdue);
  });

  test('a timetable fits the page, tears no day apart, and lets nothing in it steer the terminal', async () => {
    const { stdout } = await runInside(['timetable'], { stdin: JSON.stringify(told) });
    for (const line of stdout.split('\n')) {
      assert.ok(line.length <= 100, `${line.length} columns: ${line}`);
      assert.equal(line, line.trimEnd());
      assert.doesNotMatch(line, /[\p{Cc}]/u);
      assert.doesNotMatch(line, /\b\d{1,2} (January|March|November)$/);
    }
    assert.match(stdout, /^Timetable of a-key-without-an-end-\S*… as of 22 November 2026$/m);
    assert.match(stdout, /^Period of care 1: from 5 January 2009 to 5 June 2009$/m);
    assert.match(stdout, /due before the law that it rests on today came into force/);
    assert.match(stdout, /^ {2}7 January 2026 +LATE +Appoint a named IRO: done 9 January 2026 at 10:30, 2 days late$/m);
    assert.match(stdout, /^ +nationally: 12 January 2026$/m);
    assert.match(stdout, /^ {2}Dispute “d1”$/m);
    assert.match(stdout, /^ {2}Court document “d2”$/m);
    assert.match(
      stdout,
      /^Nobody can say yet, .*\n(.*\n)*? {2}Send the IRO the final pathway plan \(period of care 2\): /m,
    );
  });

  test('a case of which nothing follows says so', async () => {
    const { code, stdout } = await runInside(['timetable'], { stdin: '{}' });
    assert.equal(code, 0);
    assert.match(stdout, /^Timetable as of 22 November 2026\n/);
    assert.match(stdout, /No event tells that the child became looked after: no review is due\.\n$/);
  });
});
