import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { fromFrames, toFrames } from './frames.ts';
import { newSeal } from './seal.ts';

const PASSPHRASE = 'five words that nobody guesses';
const FRAME_BYTES = 65_536;
const FRAME_IN_FILE_BYTES = 4 + FRAME_BYTES + 16;

describe('the frames of a backup', () => {
  for (const passphrase of [undefined, PASSPHRASE]) {
    const kind = passphrase === undefined ? 'open' : 'encrypted';
    for (const size of [0, 1, FRAME_BYTES, FRAME_BYTES + 1, 3 * FRAME_BYTES]) {
      it(`give ${size} bytes back as they were, ${kind}`, async () => {
        const bytes = randomBytes(size);
        assert.ok((await unpack(await pack(bytes, passphrase), passphrase)).equals(bytes));
      });
    }
  }

  it('show each single byte that was changed', async () => {
    const file = await pack(Buffer.from('a few bytes'), undefined);
    for (let place = 0; place < file.length; place += 1) {
      await refused(withByteChanged(file, place), undefined, /^backup-file-/);
    }
  });

  it('show each single byte that is missing at the end', async () => {
    const file = await pack(Buffer.from('a few bytes'), undefined);
    for (let length = 0; length < file.length; length += 1) {
      await refused(file.subarray(0, length), undefined, /^backup-file-/);
    }
  });

  it('show what was altered, cut off, moved, left out or put behind in an encrypted file', async () => {
    const file = await pack(randomBytes(3 * FRAME_BYTES), PASSPHRASE);
    const start = file.length - 3 * FRAME_IN_FILE_BYTES;
    const frame = (number: number): Buffer =>
      file.subarray(start + number * FRAME_IN_FILE_BYTES, start + (number + 1) * FRAME_IN_FILE_BYTES);
    const head = file.subarray(0, start);
    await refused(withByteChanged(file, start + 5), PASSPHRASE, /^backup-file-altered$/);
    await refused(withByteChanged(file, file.length - 1), PASSPHRASE, /^backup-file-altered$/);
    await refused(withByteChanged(file, start), PASSPHRASE, /^backup-file-altered$/);
    await refused(Buffer.concat([head, frame(1), frame(0), frame(2)]), PASSPHRASE, /^backup-file-altered$/);
    await refused(Buffer.concat([head, frame(0), frame(2)]), PASSPHRASE, /^backup-file-altered$/);
    await refused(Buffer.concat([head, frame(0), frame(1)]), PASSPHRASE, /^backup-file-cut-short$/);
    await refused(Buffer.concat([file, Buffer.from('x')]), PASSPHRASE, /^backup-file-altered$/);
  });

  it('do not make an earlier end of what the last frame was moved to', async () => {
    const file = await pack(randomBytes(2 * FRAME_BYTES), undefined);
    const start = file.length - 2 * FRAME_IN_FILE_BYTES;
    const shortened = Buffer.concat([file.subarray(0, start), file.subarray(start + FRAME_IN_FILE_BYTES)]);
    await refused(shortened, undefined, /^backup-file-altered$/);
  });

  it('are opened by their passphrase alone', async () => {
    const file = await pack(Buffer.from('a few bytes'), PASSPHRASE);
    await refused(file, `${PASSPHRASE}!`, /^backup-file-wrong-passphrase$/);
    await refused(file, undefined, /^backup-file-needs-passphrase$/);
    assert.equal(file.includes('a few bytes'), false);
  });

  it('are never the same twice where they are encrypted', async () => {
    const [one, other] = [await pack(Buffer.alloc(50), PASSPHRASE), await pack(Buffer.alloc(50), PASSPHRASE)];
    assert.equal(one.equals(other), false);
  });

  it('are told from what is no backup, and from a format to come', async () => {
    await refused(Buffer.from(''), undefined, /^backup-file-is-none$/);
    await refused(randomBytes(1000), undefined, /^backup-file-is-none$/);
    await refused(Buffer.from('FOOTPRINT BACKUP 2 open\n'), undefined, /^backup-file-newer$/);
  });
});

async function pack(bytes: Buffer, passphrase: string | undefined): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(toFrames(inPieces(bytes), newSeal(passphrase))));
}

async function unpack(file: Buffer, passphrase: string | undefined): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(fromFrames(inPieces(file), { passphrase, onSeal: () => undefined })));
}

async function refused(file: Buffer, passphrase: string | undefined, code: RegExp): Promise<void> {
  await assert.rejects(unpack(file, passphrase), { name: 'AppError', code });
}

function withByteChanged(file: Buffer, place: number): Buffer {
  const changed = Buffer.from(file);
  changed[place] = (changed[place] ?? 0) ^ 1;
  return changed;
}

/** Pieces that fit no frame, as they come from a disk. */
async function* inPieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 10_007) yield bytes.subarray(at, at + 10_007);
}
