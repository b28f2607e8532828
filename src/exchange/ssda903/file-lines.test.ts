import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type LineBatch, LONGEST_LINE_CHARACTERS, openFile, readLines } from './file-lines.ts';
import { bytesOf } from './return-for-tests.ts';

async function linesOf(bytes: AsyncIterable<Uint8Array>): Promise<Omit<LineBatch, 'isSuspect'>> {
  const all: Omit<LineBatch, 'isSuspect'> = { lines: [], numbers: [], tooLong: [] };
  for await (const { lines, numbers, tooLong } of readLines(bytes, 'utf-8')) {
    all.lines.push(...lines);
    all.numbers.push(...numbers);
    all.tooLong.push(...tooLong);
  }
  return all;
}

test('takes a text apart at LF, CRLF and CR alike, in capitals, with line numbers, without blank lines', async () => {
  const text = 'child,dob\r\na1,1\n\n  \na2,2\ra3,3\r\n\r\na4,ü';
  for (const chunkBytes of [1, 2, 3, 7, 1000]) {
    assert.deepEqual(
      await linesOf(bytesOf(text, chunkBytes)),
      { lines: ['CHILD,DOB', 'A1,1', 'A2,2', 'A3,3', 'A4,Ü'], numbers: [1, 2, 5, 6, 8], tooLong: [] },
      `in chunks of ${chunkBytes}`,
    );
  }
});

test('leaves out the byte order mark', async () => {
  assert.deepEqual((await linesOf(bytesOf('\ufeffCHILD\nA1'))).lines, ['CHILD', 'A1']);
});

test('throws a line away that is far too long, says which, and goes on', async () => {
  const long = 'x'.repeat(LONGEST_LINE_CHARACTERS + 1);
  for (const chunkBytes of [1000, 65_536, 1_000_000]) {
    const { lines, numbers, tooLong } = await linesOf(bytesOf(`child\n${long}\na1\n${long}${long}${long}`, chunkBytes));
    assert.deepEqual(
      [lines, numbers, tooLong],
      [
        ['CHILD', 'A1'],
        [1, 3],
        [2, 4],
      ],
    );
  }
});

test('tells of a first line without end at once, and only once', async () => {
  const long = 'x'.repeat(LONGEST_LINE_CHARACTERS * 3);
  const batches = readLines(bytesOf(`${long}\na1\n`, 1000), 'utf-8');
  assert.deepEqual((await batches.next()).value?.tooLong, [1]);
  const { lines, numbers, tooLong } = await linesOf(bytesOf(`${long}\na1\n`, 1000));
  assert.deepEqual([lines, numbers, tooLong], [['A1'], [2], [1]]);
});

test('marks lines whose characters may be none of a text, even where the line comes in pieces', async () => {
  const suspects: [string[], boolean][] = [];
  for await (const { lines, isSuspect } of readLines(bytesOf('a,b\n\u0000c,ddd\n', 4), 'utf-8')) {
    suspects.push([lines, isSuspect]);
  }
  assert.deepEqual(suspects, [
    [['A,B'], false],
    [['\u0000C,DDD'], true],
  ]);
});

test('decodes UTF-16', async () => {
  const text = Uint8Array.from(
    [...'\ufeffa,b\n1,2'].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]),
  );
  const lines: string[] = [];
  for await (const batch of readLines(bytesOf(text, 3), 'utf-16le')) lines.push(...batch.lines);
  assert.deepEqual(lines, ['A,B', '1,2']);
});

test('looks at the first bytes of a file without losing them, and closes a file that is not read to its end', async () => {
  let isClosed = false;
  async function* source() {
    try {
      yield* bytesOf('CHILD,DOB\nA1,1\n', 2);
    } finally {
      isClosed = true;
    }
  }
  const whole = await openFile(source());
  assert.deepEqual((await linesOf(whole.pieces)).lines, ['CHILD,DOB', 'A1,1']);
  isClosed = false;
  const left = await openFile(
    (async function* () {
      try {
        while (true) yield await Promise.resolve(new Uint8Array(1000).fill(65));
      } finally {
        isClosed = true;
      }
    })(),
  );
  await left.close();
  assert.equal(isClosed, true);
});
