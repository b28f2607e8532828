import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { ChildFacts } from '../src/exchange/ssda903/facts/child-facts.ts';
import type { Problem } from '../src/exchange/ssda903/problems.ts';
import { readReturn, type Ssda903Return } from '../src/exchange/ssda903/read-return.ts';

/**
 * A published fake return of 2017-18 (the open 903 validator's test data, MIT): 2,675 children, dates and codes drawn at
 * random. It is not ours to carry, so it lies beside the checkout, and where it does not these tests are skipped.
 */
const FOLDER = new URL('../../shared/data/ssda903-fake/', import.meta.url);
const skip = existsSync(FOLDER) ? false : 'the published fake return is not beside this checkout';

type Content = string | Uint8Array | AsyncIterable<Uint8Array>;

const published = (): Record<string, string> =>
  Object.fromEntries(readdirSync(FOLDER).map((name) => [name, readFileSync(new URL(name, FOLDER), 'utf8')]));

async function* chunksOf(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  for (let at = 0; at < bytes.length; at += 10_000) yield await Promise.resolve(bytes.subarray(at, at + 10_000));
}

/** Reads the published files, some of them changed, added or (undefined) left out. */
function read(changed: Record<string, Content | undefined> = {}): Promise<Ssda903Return> {
  const files = Object.entries({ ...published(), ...changed }).flatMap(([name, content]) => {
    if (content === undefined) return [];
    return { name, bytes: typeof content === 'string' || content instanceof Uint8Array ? chunksOf(content) : content };
  });
  return readReturn({ files });
}

/** Rows in, rejected, warned and repeated, by file. */
function accounts({ files }: Ssda903Return): Record<string, number[]> {
  for (const file of files) assert.equal(file.rows, file.in + file.rejected, file.name);
  return Object.fromEntries(files.map((file) => [file.name, [file.in, file.rejected, file.warned, file.repeated]]));
}

/** The data rows of a file, each as its values: no value of the published files is in quotation marks. */
const rowsOf = (text: string) =>
  text
    .replace('\ufeff', '')
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split(','));

const iso = (date = '') => date.split('/').reverse().join('-');

/** Changes every `step`-th data row of a file; says which lines (from 1) were changed. */
function mangle(text: string, step: number, change: (line: string) => string): { text: string; lines: number[] } {
  const changed: number[] = [];
  const lines = text.split('\n').map((line, index) => {
    if (index === 0 || line === '' || index % step !== 0) return line;
    changed.push(index + 1);
    return change(line);
  });
  return { text: lines.join('\n'), lines: changed };
}

const linesOf = (problems: readonly Problem[], file: string, code: string) =>
  problems.filter((problem) => problem.file === file && problem.code === code).map(({ row }) => row);

const reviewDaysOf = (children: Iterable<ChildFacts>) =>
  new Map([...children].map(({ child, reviews }) => [child, reviews.map(({ on }) => on)]));

test('accounts for every row of the published return', { skip }, async () => {
  const found = await read();
  assert.deepEqual([found.years, found.yearIsInferred, found.childCount], [[2018], true, 2675]);
  for (const { name, rows } of found.files) assert.equal(rows, rowsOf(published()[name] ?? '').length, name);
  assert.deepEqual(accounts(found), {
    'DoLo.csv': [0, 1, 0, 0],
    'ad1.csv': [29, 0, 0, 0],
    'episodes.csv': [4608, 442, 1574, 0],
    'header.csv': [2675, 0, 1, 0],
    'missing.csv': [43, 0, 1, 0],
    'oc2.csv': [2675, 0, 0, 0],
    'oc3.csv': [51, 2, 0, 0],
    'placed_for_adoption.csv': [0, 29, 0, 0],
    'previous_permanence.csv': [2675, 0, 0, 0],
    'reviews.csv': [12580 + 2, 0, 8592, 2],
    'sw_episodes.csv': [0, 1, 0, 0],
    'uasc.csv': [132, 0, 0, 0],
  });
  // Both were also counted by a program of its own in another language, from the same definitions.
  assert.deepEqual(found.rejectedByCode, {
    '120': 29,
    '133': 2,
    '149': 226,
    '1009': 216,
    'FP-CHILD-NOT-IN-HEADER': 2,
    SW13STG1: 1,
  });
  assert.deepEqual(found.warningsByCode, {
    '142': 9,
    '148': 1293,
    '357': 97,
    '385': 9,
    '388': 176,
    '399': 946,
    '432': 3,
    '433': 51,
    '434': 2,
    '435': 17,
    '440': 1433,
    '441': 663,
    '501': 47,
    '574': 1,
    'FP-REVIEW-IN-FUTURE': 5036,
    'FP-REVIEW-OUTSIDE-CARE': 1986,
    'FP-REVIEW-TWICE-ON-DAY': 12,
    'FP-SPELLING': 1,
    'FP-TABLE-BEFORE-ITS-YEAR': 2,
  });
});

test('finds in the published return what a plain count of its columns finds', { skip }, async () => {
  const { rejectedByCode, warningsByCode } = await read();
  const files = published();
  const episodes = rowsOf(files['episodes.csv'] ?? '');
  const cameLater = ['E45', 'E46', 'E47', 'E48'];
  const isIn = ([, , , , , , , , rec = '', reason = '']: string[]) => !cameLater.includes(rec) && reason !== 'CUSTOD';
  assert.equal(rejectedByCode['149'], episodes.filter(([, , , , , , , , rec = '']) => cameLater.includes(rec)).length);
  assert.equal(rejectedByCode['1009'], episodes.filter((row) => row[9] === 'CUSTOD').length);
  assert.equal(
    warningsByCode['148'],
    episodes.filter((row) => isIn(row) && (row[7] === '') !== (row[8] === '')).length,
  );
  const firstOfDay = new Map<string, string[]>();
  for (const row of rowsOf(files['reviews.csv'] ?? '')) {
    const key = `${row[0]} ${row[2]}`;
    if (!firstOfDay.has(key)) firstOfDay.set(key, row);
  }
  const fourth = (dob = '') => `${Number(dob.slice(6)) + 4}${iso(dob).slice(4)}`;
  const held = [...firstOfDay.values()];
  const count = (of: (row: string[]) => boolean) => held.filter(of).length;
  assert.equal(
    warningsByCode['440'],
    count(([, dob, on, code]) => code === 'PN0' && iso(on) > fourth(dob)),
  );
  assert.equal(
    warningsByCode['441'],
    count(([, dob, on, code]) => code !== 'PN0' && iso(on) < fourth(dob)),
  );
  assert.equal(
    warningsByCode['FP-REVIEW-IN-FUTURE'],
    count(([, , on]) => iso(on) > '2018-03-31'),
  );
});

test('loses only the reviews whose date is written otherwise, and says how to write each', { skip }, async () => {
  const whole = await read();
  const original = published()['reviews.csv'] ?? '';
  const { text, lines } = mangle(original, 10, (line) => {
    const [child, dob, on, code] = line.split(',');
    return [child, dob, iso(on), code].join(',');
  });
  const found = await read({ 'reviews.csv': text });
  assert.deepEqual(linesOf(found.rejected, 'reviews.csv', '166'), lines);
  assert.equal(accounts(found)['reviews.csv']?.[0], 12582 - lines.length);
  const all = original.split('\n');
  for (const { row, message } of found.rejected.filter(({ code }) => code === '166')) {
    assert.ok(message.includes(`write it as ${all[row - 1]?.split(',')[2]} (DD/MM/YYYY)`), message);
  }
  const days = reviewDaysOf(whole.children);
  for (const { child, reviews } of found.children) {
    const known = days.get(child) ?? [];
    assert.ok(
      reviews.every(({ on }) => known.includes(on)),
      child,
    );
  }
});

test('loses only the reviews with a code that there is not', { skip }, async () => {
  const { text, lines } = mangle(published()['reviews.csv'] ?? '', 25, (line) => line.replace(/PN\d$/, 'PN9'));
  const found = await read({ 'reviews.csv': text });
  assert.deepEqual(linesOf(found.rejected, 'reviews.csv', '167'), lines);
  assert.equal(accounts(found)['reviews.csv']?.[0], 12582 - lines.length);
});

test('rejects every review where the column REVIEW is missing, and nothing else for it', { skip }, async () => {
  const withoutReview = (published()['reviews.csv'] ?? '').replace(/^([^,\n]*,[^,\n]*),[^,\n]*,/gm, '$1,');
  const found = await read({ 'reviews.csv': withoutReview });
  const whole = accounts(await read());
  assert.deepEqual(accounts(found), { ...whole, 'reviews.csv': [0, 12582, 0, 0] });
  const [problem] = found.rejected.filter(({ file }) => file === 'reviews.csv');
  assert.deepEqual([problem?.row, problem?.code], [1, 'FP-COLUMN-MISSING']);
  assert.match(problem?.message ?? '', /Reviews.*REVIEW:/);
});

test('loads every episode where a column is missing that they can do without', { skip }, async () => {
  const withoutUrn = (published()['episodes.csv'] ?? '').replace(/,[^,\n]*$/gm, '');
  const found = await read({ 'episodes.csv': withoutUrn });
  const [loaded, rejected] = accounts(found)['episodes.csv'] ?? [];
  assert.deepEqual([loaded, rejected], [4608, 442]);
  assert.deepEqual(linesOf(found.warnings, 'episodes.csv', 'FP-COLUMN-MISSING'), [1]);
});

test('refuses the reviews of a child who is in Reviews only', { skip }, async () => {
  const { 'reviews.csv': reviews = '' } = published();
  const found = await read({
    'reviews.csv': `${reviews}STRANGER,01/01/2010,05/06/2017,PN1\nSTRANGER,01/01/2010,05/12/2017,PN1\n`,
  });
  assert.deepEqual(linesOf(found.rejected, 'reviews.csv', 'INT08'), [12584, 12585]);
  assert.deepEqual(accounts(found)['reviews.csv'], [12582, 2, 8592, 2]);
  assert.equal(found.childCount, 2675);
});

test('takes rows that stand twice for one', { skip }, async () => {
  const whole = await read();
  const twice = Object.fromEntries(
    Object.entries(published()).map(([name, text]) => [
      name,
      `${text.trimEnd()}\n${text.slice(text.indexOf('\n') + 1)}`,
    ]),
  );
  const found = await read(twice);
  const once = accounts(whole);
  for (const [name, [loaded = 0, rejected = 0, warned, repeated]] of Object.entries(accounts(found))) {
    const [loadedOnce = 0, rejectedOnce = 0, warnedOnce, repeatedOnce = 0] = once[name] ?? [];
    assert.deepEqual(
      [loaded, rejected, warned, repeated],
      [loadedOnce * 2, rejectedOnce * 2, warnedOnce, repeatedOnce + loadedOnce],
      name,
    );
  }
  assert.deepEqual([...found.children], [...whole.children]);
});

test('refuses a workbook that is called .csv and an empty file, and reads the rest', { skip }, async () => {
  const workbook = new Uint8Array(100_000).map((_, index) => [0x50, 0x4b, 3, 4][index] ?? (index * 131) % 256);
  const found = await read({ 'oc2.csv': workbook, 'uasc.csv': '', 'extra.csv': 'Name,Team\nx,y\n' });
  const { 'oc2.csv': _oc2, 'uasc.csv': _uasc, ...others } = accounts(await read());
  assert.deepEqual(accounts(found), {
    ...others,
    'oc2.csv': [0, 0, 0, 0],
    'uasc.csv': [0, 0, 0, 0],
    'extra.csv': [0, 1, 0, 0],
  });
  assert.deepEqual(linesOf(found.rejected, 'oc2.csv', 'FP-FILE-SPREADSHEET'), [1]);
  assert.deepEqual(linesOf(found.rejected, 'uasc.csv', 'FP-FILE-EMPTY'), [1]);
  assert.deepEqual(linesOf(found.rejected, 'extra.csv', 'FP-TABLE-UNKNOWN'), [1]);
});

const MEBIBYTE = 1024 * 1024;
const HUGE_MEBIBYTES = 200;
const MOST_MEBIBYTES_MORE = 100;

test('reads past a line of 200 MB, or stops at it, without filling the memory', { skip }, async () => {
  const { 'reviews.csv': reviews = '' } = published();
  const before = process.memoryUsage.rss();
  let peak = before;
  let given = 0;
  async function* huge(start: string, end: string): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(start);
    const piece = new Uint8Array(MEBIBYTE).fill(65);
    for (given = 0; given < HUGE_MEBIBYTES; given += 1) {
      peak = Math.max(peak, process.memoryUsage.rss());
      yield await Promise.resolve(piece);
    }
    yield new TextEncoder().encode(end);
  }
  const past = await read({ 'reviews.csv': huge(reviews, '\n566910,27/03/2008,05/06/2017,PN1\n') });
  assert.equal(given, HUGE_MEBIBYTES);
  assert.deepEqual(linesOf(past.rejected, 'reviews.csv', 'FP-LINE-TOO-LONG'), [12584]);
  assert.deepEqual(accounts(past)['reviews.csv']?.slice(0, 2), [12583, 1]);
  const stopped = await read({ 'reviews.csv': huge('', '') });
  assert.ok(given < 5, 'a first line without end is not read through');
  assert.deepEqual(linesOf(stopped.rejected, 'reviews.csv', 'FP-LINE-TOO-LONG'), [1]);
  assert.deepEqual(accounts(stopped)['reviews.csv'], [0, 0, 0, 0]);
  assert.ok(peak - before < MOST_MEBIBYTES_MORE * MEBIBYTE, `${Math.round((peak - before) / MEBIBYTE)} MiB more`);
});
