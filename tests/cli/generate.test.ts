import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { after, test } from 'node:test';
import { runGenerate } from '../../src/cli/generate.ts';
import { CallRefusal, type Io } from '../../src/cli/io.ts';

const root = mkdtempSync(path.join(tmpdir(), 'footprint-generate-'));
after(() => rmSync(root, { recursive: true, force: true }));

const TOUR_RETURN = path.join(import.meta.dirname, '../../src/cli/tour/return');
/** How the return of the tour was made. */
const TOUR_CALL = ['--children', '60', '--years', '1', '--seed', '908', '--last-year', '2026'];

function ioIn(cwd: string): Io & { readonly printed: string[] } {
  const printed: string[] = [];
  const output = {
    write: (text: string | Uint8Array) => {
      printed.push(text.toString());
      return true;
    },
    drained: async () => undefined,
  };
  return {
    stdin: Readable.from([]),
    stdout: output,
    stderr: output,
    cwd,
    environment: {},
    isInteractive: false,
    today: () => '2026-11-22',
    onInterrupt: () => () => undefined,
    printed,
  };
}

async function generate(...args: string[]): Promise<string> {
  const io = ioIn(root);
  assert.equal(await runGenerate(['ssda903', ...args], io), 0);
  return io.printed.join('');
}

async function refusalOf(...args: string[]): Promise<string> {
  const refusal = await runGenerate(args, ioIn(root)).then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(refusal instanceof CallRefusal, `${args.join(' ')} was not refused`);
  return refusal.message;
}

function filesIn(folder: string): Map<string, string> {
  const names = readdirSync(path.resolve(root, folder), { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => /\.(csv|json)$/.test(name)).sort();
  return new Map(files.map((name) => [name, readFileSync(path.resolve(root, folder, name), 'utf8')]));
}

test('writes a folder a year with the tables of that year, and says how much', async () => {
  const words = await generate('linked', '--children', '30', '--years', '3', '--last-year', '2027');
  assert.deepEqual(readdirSync(path.join(root, 'linked')).sort(), [
    '2024-25',
    '2025-26',
    '2026-27',
    'synthetic-return.json',
  ]);
  assert.deepEqual(readdirSync(path.join(root, 'linked/2026-27')).sort(), [
    'ad1.csv',
    'dolo.csv',
    'episodes.csv',
    'header.csv',
    'missing.csv',
    'oc2.csv',
    'oc3.csv',
    'placed_for_adoption.csv',
    'previous_permanence.csv',
    'reviews.csv',
    'sw_episodes.csv',
    'uasc.csv',
  ]);
  assert.ok(!readdirSync(path.join(root, 'linked/2025-26')).includes('dolo.csv'));
  assert.match(words, /30 children looked after on 31 March 2027/);
  assert.match(words, /2026-27 {2}12 files, [\d,]+ rows/);
});

test('begins every file with the columns of its table, in the order of the return', async () => {
  await generate('columns', '--children', '5');
  const episodes = filesIn('columns').get('2025-26/episodes.csv') ?? '';
  assert.ok(
    episodes.startsWith(
      'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n',
    ),
  );
  assert.ok(filesIn('columns').get('2025-26/reviews.csv')?.startsWith('CHILD,DOB,REVIEW,REVIEW_CODE\n'));
});

test('writes the same bytes again, and takes away its own earlier output first', async () => {
  await generate('again', '--children', '20', '--years', '3', '--seed', '4');
  const first = filesIn('again');
  await generate('again', '--children', '20', '--years', '3', '--seed', '4');
  assert.deepEqual(filesIn('again'), first);
  await generate('again', '--children', '20', '--years', '1', '--seed', '4');
  assert.deepEqual(
    [...filesIn('again').keys()].filter((name) => !name.startsWith('2025-26/')),
    ['synthetic-return.json'],
  );
});

test('only adds to its files when there are more children', async () => {
  await generate('few', '--children', '25', '--years', '2');
  await generate('many', '--children', '400', '--years', '2');
  const many = filesIn('many');
  for (const [name, text] of filesIn('few')) {
    if (name.endsWith('.csv')) assert.ok(many.get(name)?.startsWith(text), name);
  }
});

test('refuses a folder that holds anything else, by its name, and leaves it as it was', async () => {
  mkdirSync(path.join(root, 'notes'));
  writeFileSync(path.join(root, 'notes/mine.txt'), 'keep');
  const refusal = await refusalOf('ssda903', 'notes');
  assert.match(refusal, /notes: this folder holds mine\.txt, and no synthetic-return\.json/);
  assert.match(refusal, /--force/);
  assert.deepEqual(readdirSync(path.join(root, 'notes')), ['mine.txt']);
});

test('refuses its own folder once a stranger has come into it', async () => {
  await generate('visited', '--children', '5');
  writeFileSync(path.join(root, 'visited/2025-26/real.csv'), 'keep');
  assert.match(
    await refusalOf('ssda903', 'visited'),
    /2025-26\/real\.csv is not a file that synthetic-return\.json lists/,
  );
  await generate('visited', '--children', '5', '--force');
  assert.equal(readFileSync(path.join(root, 'visited/2025-26/real.csv'), 'utf8'), 'keep');
});

test('removes nothing that a changed marker names outside its own files', async () => {
  await generate('marked', '--children', '5');
  writeFileSync(path.join(root, 'precious.csv'), 'keep');
  const marker = { files: ['../precious.csv', '2025-26/../../precious.csv', '/etc/hosts', '2025-26/header.csv'] };
  writeFileSync(path.join(root, 'marked/synthetic-return.json'), JSON.stringify(marker));
  await generate('marked', '--children', '5', '--force');
  assert.equal(readFileSync(path.join(root, 'precious.csv'), 'utf8'), 'keep');
});

test('refuses a file where a folder is wanted', async () => {
  writeFileSync(path.join(root, 'a-file'), '');
  assert.match(await refusalOf('ssda903', 'a-file'), /a-file: this is a file; name a folder/);
});

test('says plainly which argument is wrong', async () => {
  assert.match(await refusalOf(), /Usage: footprint generate ssda903 DIR/);
  assert.match(await refusalOf('ssda903'), /Usage/);
  assert.match(await refusalOf('annex-a', 'x'), /there is no generator for "annex-a"/);
  assert.match(await refusalOf('ssda903', 'x', '--children', '0'), /--children: 0 is outside 1 to 500,000/);
  assert.match(await refusalOf('ssda903', 'x', '--children', 'many'), /--children: "many" is not a whole number/);
  assert.match(await refusalOf('ssda903', 'x', '--seed', '-1'), /--seed: -1 is outside/);
  assert.match(
    await refusalOf('ssda903', 'x', '--years', '9'),
    /--years: 9 is not possible; returns are known from 2018-19 to 2025-26/,
  );
  assert.match(
    await refusalOf('ssda903', 'x', '--last-year', '2031'),
    /--last-year: "2031" is not a year from 2019 to 2027/,
  );
  assert.match(await refusalOf('ssda903', 'x', '--wrong'), /--wrong/);
  assert.ok(!readdirSync(root).includes('x'));
});

test('covers all the years that it knows at once', async () => {
  await generate('all', '--children', '10', '--years', '9', '--last-year', '2027');
  assert.equal(readdirSync(path.join(root, 'all')).length, 10);
});

test('still gives the return that the tour shows', async () => {
  await generate('tour', ...TOUR_CALL);
  assert.deepEqual(filesIn(TOUR_RETURN), filesIn('tour'));
});
