import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import type { Timeliness } from '../../src/casework/imports/return-summary.ts';
import type { FileReport, Problem } from '../../src/exchange/ssda903/problems.ts';
import { file } from '../../src/exchange/ssda903/return-for-tests.ts';
import type { ContractResult } from '../../src/rules/index.ts';
import { type Ran, runInside } from '../support/fake-io.ts';

const root = mkdtempSync(path.join(tmpdir(), 'footprint-return-'));
after(() => rmSync(root, { recursive: true, force: true }));

/** What `--json` prints, as far as these tests look at it. */
interface ReturnJson {
  readonly asOf: string;
  readonly procedure: string;
  readonly years: readonly number[];
  readonly yearIsInferred: boolean;
  readonly recordedFrom: string | null;
  readonly recordedUntil: string | null;
  readonly files: Readonly<Record<string, Omit<FileReport, 'name'>>>;
  readonly rejected: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly cannotTell: readonly string[];
  readonly children: readonly (ContractResult | { id: string; error: { pointer: string; message: string } })[];
  readonly summary: {
    readonly children: number;
    readonly lookedAfter: number;
    readonly reviews: Timeliness;
    readonly national: Timeliness;
    readonly byRule: Readonly<Record<string, Timeliness>>;
    readonly heldLate: number;
    readonly overdue: readonly object[];
    readonly upcoming: readonly object[];
    readonly refused: Readonly<Record<string, string>>;
  };
}

const HEADER = file('Header', 'A1,F,02/05/2014,WBRI,UN1,,', 'B2,M,03/03/2010,WBRI,UN1,,', 'C3,F,04/06/2012,WBRI,UN1,,');
const EPISODES = file(
  'Episodes',
  'A1,07/05/2025,S,C2,N1,U6,PR1,,,,,,',
  'B2,12/01/2026,S,V2,N1,U6,PR1,,,,,,',
  'C3,16/03/2026,S,V2,N1,U6,PR1,,,,,,',
);
const REVIEWS = file(
  'Reviews',
  'A1,02/05/2014,04/06/2025,PN1',
  'A1,02/05/2014,10/09/2025,PN1',
  'B2,03/03/2010,09/02/2026,PN1',
);
const RETURN = { 'header.csv': HEADER, 'episodes.csv': EPISODES, 'reviews.csv': REVIEWS };

/** Writes a folder with these files, by their paths, and gives its name. */
function folderOf(name: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  mkdirSync(path.join(root, name), { recursive: true });
  for (const [at, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name, at)), { recursive: true });
    writeFileSync(path.join(root, name, at), content);
  }
  return name;
}

function timetable(folder: string, ...args: string[]): Promise<Ran> {
  return runInside(['timetable', '--ssda903', folder, ...args], { cwd: root });
}

async function inJson(folder: string, ...args: string[]): Promise<ReturnJson & { readonly code: number }> {
  const { code, stdout, stderr } = await timetable(folder, '--json', ...args);
  assert.equal(stderr, '');
  return { code, ...JSON.parse(stdout) };
}

async function refusalOf(folder: string, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await timetable(folder, ...args);
  assert.deepEqual([code, stdout], [2, '']);
  return stderr;
}

const codesOf = (problems: readonly Problem[]) => problems.map(({ file: name, code }) => `${name} ${code}`);

describe('the timetable of a return', () => {
  const folder = folderOf('plain', RETURN);

  // A1: looked after from 7 May 2025 (26 May is a bank holiday): first review due 5 June, held on the 4th; second due
  // 4 September, held on the 10th; next due 10 March 2026, not held. B2: from 12 January 2026: first due 9 February,
  // held that day; second due 9 May. C3: from 16 March 2026, over Easter: first due 15 April.
  test('gives as JSON every child, what the files told, and what it amounts to', async () => {
    const told = await inJson(folder);
    assert.deepEqual([told.code, told.asOf, told.procedure], [0, '2026-03-31', 'national']);
    assert.deepEqual([told.years, told.yearIsInferred], [[2026], true]);
    assert.deepEqual([told.recordedFrom, told.recordedUntil], ['2025-04-01', '2026-03-31']);
    assert.deepEqual(told.files['reviews.csv'], {
      table: 'Reviews',
      year: 2026,
      rows: 3,
      in: 3,
      rejected: 0,
      warned: 0,
      repeated: 0,
      notes: [],
    });
    assert.deepEqual([told.rejected, told.warnings], [[], []]);
    const { summary } = told;
    assert.deepEqual([summary.children, summary.lookedAfter, summary.heldLate], [3, 3, 1]);
    assert.deepEqual(summary.reviews, { total: 4, onTime: 2, late: 2, unknown: 0 });
    assert.deepEqual(summary.byRule, {
      'review.first': { total: 2, onTime: 2, late: 0, unknown: 0 },
      'review.second': { total: 1, onTime: 0, late: 1, unknown: 0 },
      'review.subsequent': { total: 1, onTime: 0, late: 1, unknown: 0 },
    });
    assert.deepEqual(summary.overdue, [{ child: 'A1', rule: 'review.subsequent', due: '2026-03-10' }]);
    assert.deepEqual(summary.upcoming, [
      { child: 'C3', rule: 'review.first', due: '2026-04-15' },
      { child: 'B2', rule: 'review.second', due: '2026-05-09' },
    ]);
    const [first] = told.children;
    assert.ok(first !== undefined && 'obligations' in first && first.id === 'A1');
    assert.deepEqual(
      first.obligations.map(({ rule, due, status, metOn }) => [rule, due, status, metOn]),
      [
        ['review.first', '2025-06-05', 'met', '2025-06-04'],
        ['review.second', '2025-09-04', 'met-late', '2025-09-10'],
        ['review.subsequent', '2026-03-10', 'overdue', null],
      ],
    );
  });

  test('says once which duties no return tells of, and never that they are overdue', async () => {
    const { cannotTell, children } = await inJson(folder);
    for (const rule of ['allocation.appoint-iro', 'care-plan.prepared', 'outcome.decisions', 'review.complete']) {
      assert.ok(cannotTell.includes(rule), rule);
    }
    for (const child of children) {
      assert.ok('obligations' in child);
      for (const { rule } of [...child.obligations, ...child.unknown]) assert.ok(!cannotTell.includes(rule), rule);
    }
  });

  test('tells people the same, on lines that fit the page', async () => {
    const { code, stdout, stderr } = await timetable(folder);
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /^Children looked-after return 2025-26, as of 31 March 2026\nNational: /);
    assert.match(stdout, /^ {2}reviews\.csv +Reviews +3 +3 +0 +0$/m);
    assert.match(stdout, /^3 children, 3 looked after on 31 March 2026$/m);
    assert.match(stdout, /^ {2}First review +2 +2 +0 +0 +100\.0 % of 2$/m);
    assert.match(stdout, /^ {2}all reviews +4 +2 +2 +0 +50\.0 % of 4$/m);
    assert.match(stdout, /^Of the late: 1 held late, 1 still to be held, 0 never held before care ended\.$/m);
    assert.match(stdout, /^Overdue: 1 child\n.*\n {2}A1 +10 March 2026 +Next review$/m);
    assert.match(stdout, /^Due next: 2 children\n.*\n {2}C3 +15 April 2026 +First review\n {2}B2 /m);
    assert.match(stdout, /^What no return can tell, .*\n {2}Tell the IRO service that /m);
    assert.match(stdout, /^Rejected: none\n\nWarnings: none\n$/m);
    for (const line of stdout.split('\n')) assert.ok(line.length <= 100 && line === line.trimEnd(), line);
  });

  test('is worked out as of the day, under the procedure and of the year that the options name', async () => {
    const told = await inJson(folder, '--as-of', '2026-05-20', '--procedure', 'bwd', '--year', '2026');
    assert.deepEqual([told.asOf, told.procedure, told.yearIsInferred], ['2026-05-20', 'bwd', false]);
    const { reviews, national } = told.summary;
    // After the return's last day nobody knows: C3 and B2 may have had their reviews by now.
    assert.deepEqual([reviews.onTime, reviews.late, reviews.unknown], [2, 2, 2]);
    assert.equal(national.total, reviews.total);
    const earlier = await inJson(folder, '--as-of=2025-09-05');
    assert.deepEqual(earlier.summary.overdue, [{ child: 'A1', rule: 'review.second', due: '2025-09-04' }]);
  });

  test('takes the year that the options name for the files, and warns of what cannot be of it', async () => {
    const { code, years, warnings } = await inJson(folder, '--year', '2025');
    assert.deepEqual([code, years], [0, [2025]]);
    assert.ok(warnings.some(({ code: problem }) => problem === 'FP-REVIEW-IN-FUTURE'));
  });

  test('is that of the files of a folder of that year where the folder holds others', async () => {
    folderOf('years', {
      '2024-25/header.csv': file('Header', 'A1,F,02/05/2014,WBRI,UN1,,'),
      '2024-25/episodes.csv': file('Episodes', 'A1,06/01/2025,S,C2,N1,U6,PR1,,,,,,'),
      '2024-25/reviews.csv': file('Reviews', 'A1,02/05/2014,28/01/2025,PN1'),
      '2025_2026/HEADER.CSV': file('Header', 'A1,F,02/05/2014,WBRI,UN1,,'),
      '2025_2026/episodes.txt': file('Episodes', 'A1,06/01/2025,S,C2,N1,U6,PR1,,,,,,'),
      '2025_2026/reviews.csv': file('Reviews', 'A1,02/05/2014,28/04/2025,PN1', 'A1,02/05/2014,20/10/2025,PN1'),
      '2025_2026/.~lock.csv': 'not part of the return',
      'read me.md': 'not part of the return',
    });
    const told = await inJson('years');
    assert.deepEqual([told.code, told.years, told.yearIsInferred], [0, [2025, 2026], false]);
    assert.deepEqual(Object.keys(told.files), [
      '2024-25/episodes.csv',
      '2024-25/header.csv',
      '2024-25/reviews.csv',
      '2025_2026/HEADER.CSV',
      '2025_2026/episodes.txt',
      '2025_2026/reviews.csv',
    ]);
    assert.deepEqual([told.recordedFrom, told.asOf], ['2024-04-01', '2026-03-31']);
    assert.deepEqual(told.summary.reviews, { total: 3, onTime: 3, late: 0, unknown: 0 });
    assert.deepEqual(told.summary.upcoming, [{ child: 'A1', rule: 'review.subsequent', due: '2026-04-20' }]);
  });

  test('names the folders that it passes over, and keeps its result clean of it', async () => {
    folderOf('mixed', { ...RETURN, '2025-26 final/reviews.csv': REVIEWS, 'drafts/x.csv': 'x' });
    const { code, stdout, stderr } = await timetable('mixed', '--json');
    assert.equal(code, 0);
    const { summary }: ReturnJson = JSON.parse(stdout);
    assert.equal(summary.children, 3);
    assert.match(stderr, /^footprint: mixed\/2025-26 final: passed over, because its name is not that of a year/m);
    assert.match(stderr, /^footprint: mixed\/drafts: passed over, /m);
  });
});

describe('a return with faults', () => {
  const MANGLED = {
    ...RETURN,
    'reviews.csv': file(
      'Reviews',
      'A1,02/05/2014,2025-06-04,PN1',
      'A1,02/05/2014,10/09/2025,PN9',
      'B2,03/03/2010,09/02/2026,PN1',
      'B2,03/03/2010,09/02/2026,PN1',
      'STRANGER,03/03/2010,09/02/2026,PN1',
    ),
    'columns.csv': 'CHILD,DOB,REVIEW_CODE\nA1,02/05/2014,PN1\n',
    'empty.csv': '',
    'nonsense.csv': 'these,are,no,columns\n1,2,3,4\n',
    'sheet.csv': Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0, 0, 0, 33, 0]),
    'sheet.xlsx': Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0, 0, 0, 33, 0]),
    'utf16.csv': Buffer.from(`\ufeff${file('OC2', 'A1,02/05/2014,,,0,,1,1,1,0,,')}`, 'utf16le'),
  };

  test('loses no good row, accounts for every row, and tells of each fault its file, row, column and code', async () => {
    const told = await inJson(folderOf('mangled', MANGLED));
    assert.equal(told.code, 1);
    for (const [name, { rows, in: loaded, rejected }] of Object.entries(told.files)) {
      assert.equal(rows, loaded + rejected, name);
    }
    assert.deepEqual(Object.keys(told.files), Object.keys(MANGLED).sort());
    assert.equal(told.files['reviews.csv']?.in, 2);
    assert.equal(told.files['utf16.csv']?.in, 1);
    assert.deepEqual(codesOf(told.rejected).sort(), [
      'columns.csv FP-COLUMN-MISSING',
      'empty.csv FP-FILE-EMPTY',
      'nonsense.csv FP-TABLE-UNKNOWN',
      'reviews.csv 166',
      'reviews.csv 167',
      'reviews.csv INT08',
      'sheet.csv FP-FILE-SPREADSHEET',
      'sheet.xlsx FP-FILE-SPREADSHEET',
    ]);
    const [wrongDate] = told.rejected.filter(({ code }) => code === '166');
    assert.deepEqual([wrongDate?.file, wrongDate?.row, wrongDate?.column], ['reviews.csv', 2, 'REVIEW']);
    for (const { message, row } of told.rejected) assert.ok(message.length > 20 && row >= 1, message);
    assert.equal(told.summary.children, 3);
    assert.equal(told.summary.byRule['review.first']?.onTime, 1);
  });

  test('tells people the first of each fault with what to mend, on lines that fit the page', async () => {
    const { code, stdout, stderr } = await timetable(folderOf('mangled', MANGLED));
    assert.deepEqual([code, stderr], [1, '']);
    assert.match(stdout, /^Rejected, by code, with the first of each$/m);
    assert.match(stdout, /^ {2}FP-FILE-SPREADSHEET +2 +sheet\.csv line 1: the file is a spreadsheet/m);
    assert.match(stdout, /^ {2}166 +1 +reviews\.csv line 2: /m);
    assert.match(stdout, /^ {2}nonsense\.csv +not recognised +1 +0 +1 +0$/m);
    for (const line of stdout.split('\n')) assert.ok(line.length <= 100, line);
  });

  test('says so where nothing in it can be read', async () => {
    const { code, stdout } = await timetable(folderOf('hollow', { 'a.csv': '', 'b.csv': '\n\n' }));
    assert.equal(code, 1);
    assert.match(stdout, /^Children looked-after return of an unknown year, as of 22 November 2026\n/);
    assert.match(stdout, /^0 children, 0 looked after/m);
    assert.doesNotMatch(stdout, /Overdue|Due next|on time/);
    const told = await inJson('hollow');
    assert.deepEqual([told.years, told.children, told.summary.children], [[], [], 0]);
  });

  test('gives the child that cannot be worked out an error of its own, and exit code 1', async () => {
    folderOf('old', {
      ...RETURN,
      'header.csv': `${HEADER}OLD,F,02/05/1989,WBRI,UN1,,\n`,
      'episodes.csv': `${EPISODES}OLD,01/05/1990,S,C2,N1,U6,PR1,,,,,,\n`,
    });
    const told = await inJson('old', '--year', '2026');
    assert.equal(told.rejected.length, 0);
    assert.equal(told.code, 1);
    const old = told.children.find(({ id }) => id === 'OLD');
    assert.ok(old !== undefined && 'error' in old);
    assert.match(old.error.message, /1 January 1995/);
    assert.deepEqual(Object.keys(told.summary.refused), ['OLD']);
    assert.deepEqual([told.summary.children, told.summary.reviews.total], [4, 4]);
    const { code, stdout } = await timetable('old', '--year', '2026');
    assert.equal(code, 1);
    assert.match(stdout, /^ {2}OLD could not be worked out: .*1990/m);
  });

  test('with names that steer a terminal or have no end is shown safely', async () => {
    const child = `\u202e${'X'.repeat(300)}`;
    folderOf('steering', {
      'he\u001b[31mader.csv': file('Header', `${child},F,02/05/2014,WBRI,UN1,,`),
      'episodes.csv': file('Episodes', `${child},07/05/2025,S,C2,N1,U6,PR1,,,,,,`),
      'reviews.csv': file('Reviews', `${child},02/05/2014,30/05/2025,PN1`),
    });
    const { code, stdout } = await timetable('steering');
    assert.equal(code, 0);
    assert.doesNotMatch(stdout.replaceAll('\n', ''), /[\p{Cc}\u202e]/u);
    assert.match(stdout, /^ {2}he\ufffd\[31mader\.csv +Header /m);
    assert.match(stdout, /^ {2}\ufffdX+… +\d+ \w+ \d{4} +\w+ review$/m);
    for (const line of stdout.split('\n')) assert.ok(line.length <= 100, line);
    const { children } = await inJson('steering');
    assert.deepEqual(
      children.map(({ id }) => id),
      [child],
    );
  });
});

describe('a return that is not there', () => {
  test('is refused by name, with what to do', async () => {
    folderOf('nothing-in-it', {});
    folderOf('others-in-it', { 'notes.md': '', 'old years/header.csv': HEADER });
    writeFileSync(path.join(root, 'file.csv'), HEADER);
    const refused: readonly [string, RegExp][] = [
      ['missing', /^footprint: missing: there is no such file or folder\n$/],
      ['file.csv', /^footprint: file\.csv: this is a file, and a folder is wanted\n$/],
      [
        'nothing-in-it',
        /^footprint: nothing-in-it: no CSV file is in this folder, nor in a folder of a year such as 2025/,
      ],
      ['others-in-it', /^footprint: others-in-it: .*; not a year: old years\n$/],
      ['', /^footprint: --ssda903: name the folder of the return\n$/],
    ];
    for (const [folder, why] of refused) assert.match(await refusalOf(folder), why);
  });

  test('is refused where one of its files cannot be read: half of it would be taken for the whole', async () => {
    folderOf('broken', RETURN);
    symlinkSync(path.join(root, 'gone.csv'), path.join(root, 'broken', 'oc2.csv'));
    for (const args of [[], ['--json']]) {
      assert.equal(
        await refusalOf('broken', ...args),
        `footprint: ${path.join('broken', 'oc2.csv')}: there is no such file or folder\n`,
      );
    }
  });

  test('is refused with a year that there is not', async () => {
    folderOf('plain', RETURN);
    for (const year of ['1066', '20x6', '', '2025-26', '-1', '2026.5']) {
      assert.match(await refusalOf('plain', '--year', year), /^footprint: --year: ".*" is not a year; write 2026 for/);
    }
  });

  test('is read through links', async () => {
    folderOf('elsewhere', RETURN);
    mkdirSync(path.join(root, 'linked'));
    symlinkSync(path.join(root, 'elsewhere'), path.join(root, 'linked', '2025-26'));
    const { code, summary } = await inJson('linked');
    assert.deepEqual([code, summary.children], [0, 3]);
  });
});
