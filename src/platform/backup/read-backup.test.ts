import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { zstdCompressSync } from 'node:zlib';
import { toFrames } from './frames.ts';
import { readBackup } from './read-backup.ts';
import { newSeal } from './seal.ts';

const RECORD = Buffer.from('S\0\0\0\u0002{}', 'latin1');

describe('what is sealed as a backup and holds none', () => {
  for (const [what, bytes] of [
    ['nothing', Buffer.alloc(0)],
    ['what nobody packed', Buffer.from('a few bytes that are no Zstandard')],
    ['what was cut off as it was packed', zstdCompressSync(Buffer.alloc(100_000, 'x')).subarray(0, 10)],
    ['no record', zstdCompressSync(Buffer.from('abc'))],
    ['a record that is not one of ours', zstdCompressSync(RECORD)],
    ['a record longer than any', zstdCompressSync(Buffer.from('S\u00ff\u00ff\u00ff\u00ff', 'latin1'))],
    ['something behind it', Buffer.concat([zstdCompressSync(RECORD), Buffer.from('abc')])],
  ] as const) {
    it(`is refused: ${what}`, async () => {
      const file = toFrames(inOnePiece(bytes), newSeal(undefined));
      await assert.rejects(readBackup(file, undefined, {}), { name: 'AppError', code: 'backup-file-altered' });
    });
  }
});

async function* inOnePiece(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
