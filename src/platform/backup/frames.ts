import { AppError } from '../app-error.ts';
import { ByteReader } from './byte-reader.ts';
import { type Seal, sealOf, TAG_BYTES } from './seal.ts';

const FRAME_BYTES = 65_536;
const LENGTH_BYTES = 4;
const LAST = 0x8000_0000;
const LONGEST_HEADER_BYTES = 200;

/**
 * The bytes of a file: the seal's line, then frames, each with its length before it and its tag behind it. The first
 * frame is empty: whether the passphrase fits shows before anything else is asked of the file.
 */
export async function* toFrames(source: AsyncIterable<Uint8Array>, seal: Seal): AsyncGenerator<Buffer> {
  yield Buffer.from(`${seal.header}\n`);
  const reader = new ByteReader(source);
  let bytes = await reader.take(FRAME_BYTES);
  yield frameOf(seal, { bytes: Buffer.alloc(0), index: 0, isLast: false });
  for (let index = 1; ; index += 1) {
    const next = await reader.take(FRAME_BYTES);
    yield frameOf(seal, { bytes, index, isLast: next.length === 0 });
    if (next.length === 0) return;
    bytes = next;
  }
}

function frameOf(seal: Seal, frame: Parameters<Seal['close']>[0]): Buffer {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(frame.bytes.length + (frame.isLast ? LAST : 0));
  return Buffer.concat([length, seal.close(frame)]);
}

/**
 * What was in the frames of a file. Nothing of a frame is given before its tag was found to fit.
 *
 * @param onSeal told of the seal once the passphrase is known to fit
 * @throws AppError where the file is no backup, was altered or cut short, or the passphrase is another
 */
export async function* fromFrames(
  source: AsyncIterable<Uint8Array>,
  { passphrase, onSeal }: { readonly passphrase: string | undefined; readonly onSeal: (seal: Seal) => void },
): AsyncGenerator<Buffer> {
  const reader = new ByteReader(source);
  const seal = sealOf(await reader.takeLine(LONGEST_HEADER_BYTES), passphrase);
  for (let index = 0, isLast = false; !isLast; index += 1) {
    const prefix = await reader.take(LENGTH_BYTES);
    if (prefix.length < LENGTH_BYTES) throw cutShort();
    const word = prefix.readUInt32BE();
    isLast = word >= LAST;
    const length = (isLast ? word - LAST : word) + TAG_BYTES;
    if (length > FRAME_BYTES + TAG_BYTES) throw altered();
    const bytes = await reader.take(length);
    if (bytes.length < length) throw cutShort();
    const opened = seal.open({ bytes, index, isLast });
    if (opened === undefined) throw index === 0 ? wrongKey(passphrase) : altered();
    if (index === 0) onSeal(seal);
    else yield opened;
  }
  if ((await reader.take(1)).length > 0) throw altered();
}

/** For a file whose bytes are not those that were written. */
export function altered(): AppError {
  return new AppError(
    'backup-file-altered',
    'this backup is damaged or was altered: its bytes are not those that were written. Nothing of it was kept; use another copy of it, or another backup.',
  );
}

function cutShort(): AppError {
  return new AppError(
    'backup-file-cut-short',
    'this backup ends too soon: it was not written or not copied to its end. Nothing of it was kept; use another copy of it, or another backup.',
  );
}

function wrongKey(passphrase: string | undefined): AppError {
  if (passphrase === undefined) return altered();
  return new AppError(
    'backup-file-wrong-passphrase',
    'this passphrase does not open the backup. If it is the right one, the beginning of the file was altered.',
  );
}
