import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readReturn } from './read-return.ts';
import { accountOf, briefly, bytesOf, file, HEADER_OF_A1, readFiles, year } from './return-for-tests.ts';

const header = file('Header', HEADER_OF_A1);
const ROWS = ['A1,02/05/2014,28/04/2025,PN1', 'A1,02/05/2014,20/10/2025,PN1'];
const EPISODES = file('Episodes', 'A1,07/01/2025,S,C2,N1,U6,PR1,,,,,,');

const readReviews = (reviews: string | Uint8Array) => readFiles({ header, episodes: EPISODES, reviews });
const heldOf = (read: Awaited<ReturnType<typeof readFiles>>) => [...read.children].flatMap(({ reviews }) => reviews);

test('reads a table whatever its file is called, how its lines end and how its values are written', async () => {
  const variants = [
    file('Reviews', ...ROWS),
    file('Reviews', ...ROWS).replaceAll('\n', '\r\n'),
    file('Reviews', ...ROWS).replaceAll('\n', '\r'),
    `\ufeff${file('Reviews', ...ROWS)}`,
    file('Reviews', ...ROWS).toLowerCase(),
    file('Reviews', ...ROWS).replaceAll(',', ' , '),
    file('Reviews', ...ROWS).replace(/[^,\n]+/g, '"$&"'),
    file('Reviews', ROWS[0] ?? '', '', ',,,', '   ', ROWS[1] ?? ''),
    'REVIEW_CODE,YEAR,REVIEW,CHILD,LA,DOB\nPN1,2026,28/04/2025,A1,201,02/05/2014\nPN1,2026,20/10/2025,A1,201,02/05/2014',
  ];
  for (const [index, variant] of variants.entries()) {
    const read = await readReviews(variant);
    assert.deepEqual(accountOf(read, 'reviews'), [2, 2, 0, 0, 0], `variant ${index}`);
    assert.deepEqual(read.rejected, []);
    assert.equal(heldOf(read).length, 2);
  }
});

test('reads UTF-16 and other separators, with a warning that the Department would not', async () => {
  const text = `\ufeff${file('Reviews', ...ROWS)}`;
  const utf16 = Uint8Array.from([...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]));
  for (const [content, code] of [
    [utf16, 'FP-FILE-UTF-16'],
    [file('Reviews', ...ROWS).replaceAll(',', ';'), 'FP-FILE-SEPARATOR'],
    [file('Reviews', ...ROWS).replaceAll(',', '\t'), 'FP-FILE-SEPARATOR'],
  ] as const) {
    const read = await readReviews(content);
    assert.deepEqual(accountOf(read, 'reviews'), [2, 2, 0, 0, 0]);
    assert.deepEqual(briefly(read.warnings), [`reviews:1  ${code}`]);
  }
});

test('refuses in one message what is no text at all, and reads the other files', async () => {
  const refused: [string | Uint8Array, string][] = [
    ['', 'FP-FILE-EMPTY'],
    ['\n\r\n  \n', 'FP-FILE-EMPTY'],
    ['PK\u0003\u0004 and the rest of a workbook', 'FP-FILE-SPREADSHEET'],
    ['<?xml version="1.0"?><EXPSSDA903/>', 'FP-FILE-XML'],
    [new Uint8Array(5000).map((_, index) => (index * 7919) % 251), 'FP-FILE-NOT-TEXT'],
    ['CHILD\u0001,DOB\nA1,1', 'FP-FILE-NOT-TEXT'],
    ['x'.repeat(200_000), 'FP-LINE-TOO-LONG'],
  ];
  for (const [content, code] of refused) {
    const read = await readReviews(content);
    assert.deepEqual(briefly(read.rejected), [`reviews:1  ${code}`]);
    assert.deepEqual(accountOf(read, 'reviews'), [0, 0, 0, 0, 0]);
    assert.equal(read.files[2]?.table, null);
    assert.deepEqual(accountOf(read, 'header'), [1, 1, 0, 0, 0]);
  }
});

test('notes a file with column names and no rows, and what columns it did not read', async () => {
  const read = await readReviews('CHILD,DOB,REVIEW,REVIEW_CODE,LA');
  assert.deepEqual(read.rejected, []);
  assert.deepEqual(read.files[2]?.notes, [
    'columns that are not of the return were not read: LA',
    'the file has column names and no rows',
  ]);
});

test('rejects every row of a table that lacks a column it cannot do without, and names the column', async () => {
  const read = await readReviews('CHILD,DOB,REVIEW_CODE\nA1,02/05/2014,PN1\n\nA1,02/05/2014,PN2\n,,\n');
  assert.deepEqual(accountOf(read, 'reviews'), [2, 0, 2, 0, 0]);
  assert.deepEqual(briefly(read.rejected), ['reviews:1  FP-COLUMN-MISSING']);
  assert.match(read.rejected[0]?.message ?? '', /without REVIEW:/);
});

test('says of a file that is no table what it looks like and which table is nearest', async () => {
  const read = await readReviews('Child id;Team;Place\nA1;North;U6\n');
  assert.deepEqual(accountOf(read, 'reviews'), [1, 0, 1, 0, 0]);
  assert.deepEqual(briefly(read.rejected), ['reviews:1  FP-TABLE-UNKNOWN']);
  assert.match(read.rejected[0]?.message ?? '', /"CHILD ID", "TEAM", "PLACE".*nearest is Episodes/);
  const vague = await readReviews('CHILD,SEX,DOB\nA1,F,02/05/2014\n');
  assert.match(vague.rejected[0]?.message ?? '', /CHILD, SEX, DOB are columns of several tables/);
});

test('reads a missing column as blank, says so once, and does not blame each row for it', async () => {
  const read = await readFiles({ header: 'CHILD,DOB,UPN\nA1,02/05/2014,UN1\nA2,02/05/2014,UN1\n' });
  assert.deepEqual(accountOf(read, 'header'), [2, 2, 0, 0, 0]);
  assert.deepEqual(read.warningsByCode, { 'FP-COLUMN-MISSING': 1 });
});

test('reads the first of two columns with one name', async () => {
  const read = await readReviews('CHILD,DOB,REVIEW,REVIEW,REVIEW_CODE\nA1,02/05/2014,28/04/2025,nonsense,PN1\n');
  assert.deepEqual(accountOf(read, 'reviews'), [1, 1, 0, 0, 0]);
  assert.deepEqual(briefly(read.warnings), ['reviews:1  FP-COLUMN-TWICE']);
});

test('knows the column names where they stand again, as in files that were put together', async () => {
  const read = await readReviews(file('Reviews', ROWS[0] ?? '', 'CHILD,DOB,REVIEW,REVIEW_CODE', ROWS[1] ?? ''));
  assert.deepEqual(accountOf(read, 'reviews'), [3, 2, 1, 0, 0]);
  assert.deepEqual(briefly(read.rejected), ['reviews:3  FP-COLUMN-NAMES-AGAIN']);
});

test('rejects a row that cannot be taken apart, by its line, and loses none beside it', async () => {
  const long = `A1,02/05/2014,${'9'.repeat(70_000)},PN1`;
  const lines = [
    'A1,02/05/2014,28/04/2025,"PN1',
    ROWS[0] ?? '',
    'A1,02/05/2014,28/04/2025',
    'A1,02/05/2014,28/04/2025,PN1,extra',
    'A1,02/05/2014,20/10/2025,PN1,,',
    long,
    'A1,02/05/2014,05/01/2026,PN"1',
    'A1,02/05/2014,06/01/2026,PN1\u0000',
  ];
  const read = await readReviews(file('Reviews', ...lines));
  assert.deepEqual(accountOf(read, 'reviews'), [8, 2, 6, 0, 0]);
  assert.deepEqual(briefly(read.rejected), [
    'reviews:2  FP-QUOTES',
    'reviews:4  FP-TOO-FEW-FIELDS',
    'reviews:5  FP-TOO-MANY-FIELDS',
    'reviews:7  FP-LINE-TOO-LONG',
    'reviews:8  FP-QUOTES',
    'reviews:9 REVIEW_CODE FP-UNREADABLE-CHARACTERS',
  ]);
});

test('reads a row that only lacks values it can do without: spreadsheets leave blank ones out at the end', async () => {
  const read = await readFiles({ header, episodes: file('Episodes', 'A1,07/01/2025,S,C2,N1,U6,PR1,,') });
  assert.deepEqual(accountOf(read, 'episodes'), [1, 1, 0, 1, 0]);
  assert.deepEqual(briefly(read.warnings), ['episodes:2  FP-TOO-FEW-FIELDS']);
});

test('rejects a row only for bytes that are not text in a column that is read', async () => {
  const bytes = new TextEncoder().encode(
    'CHILD,DOB,REVIEW,REVIEW_CODE,LA\nA1,02/05/2014,28/04/2025,PN1,?\nA?,02/05/2014,28/04/2025,PN1,x\n',
  );
  const broken = bytes.map((byte) => (byte === 63 ? 0xe9 : byte));
  const read = await readReviews(broken);
  assert.deepEqual(accountOf(read, 'reviews'), [2, 1, 1, 0, 0]);
  assert.deepEqual(read.rejectedByCode, { 'FP-CHILD-BLANK': 1, 'FP-UNREADABLE-CHARACTERS': 1 });
});

test('stops reading a file whose first line never ends', async () => {
  let given = 0;
  async function* endless() {
    while (true) {
      given += 1;
      yield await Promise.resolve(new Uint8Array(65_536).fill(65));
    }
  }
  const read = await readReturn({ files: [{ name: 'endless', year: year(2026), bytes: endless() }] });
  assert.deepEqual(briefly(read.rejected), ['endless:1  FP-LINE-TOO-LONG']);
  assert.ok(given < 5, `${given} chunks were asked for`);
});

test('tells how far it has come', async () => {
  const rows = Array.from({ length: 25_000 }, (_, index) => `C${index},F,02/05/2014,WBRI,UN1,,`);
  const told: number[] = [];
  const files = [{ name: 'header', bytes: bytesOf(file('Header', ...rows)) }];
  await readReturn({ files, year: year(2026), onProgress: ({ rows: count }) => told.push(count) });
  assert.equal(told.length, 2);
  assert.ok(told.every((count, index) => count >= (index + 1) * 10_000));
});
