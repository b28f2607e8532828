import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';
import { AppError, hasCode } from '../app-error.ts';
import { toFrames } from './frames.ts';
import type { Seal } from './seal.ts';

const OWNER_ONLY_FILE = 0o600;

/**
 * Packs, seals and writes. The file has its name only once all of it is on the disk: what was cut short by a crash stands
 * beside it as `….partial` and is no backup.
 *
 * @throws AppError where it cannot be written; then nothing of it is left
 */
export async function writeBackupFile(file: string, source: AsyncIterable<Buffer>, seal: Seal): Promise<void> {
  const unfinished = `${file}.${randomBytes(6).toString('hex')}.partial`;
  try {
    const handle = await open(unfinished, 'wx', OWNER_ONLY_FILE);
    try {
      await pipeline(
        source,
        createZstdCompress(),
        (packed: AsyncIterable<Buffer>) => toFrames(packed, seal),
        async (frames: AsyncIterable<Buffer>) => {
          for await (const frame of frames) await handle.writeFile(frame);
        },
      );
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, file);
    await syncFolder(path.dirname(file));
  } catch (error) {
    await rm(unfinished, { force: true });
    throw explainWriting(error, file);
  }
}

/** Brings the new name itself to the disk, where the system can. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch (error) {
    if (!hasCode(error, 'EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP')) throw error;
  }
}

/** Says in plain words why a backup could not be written; any other error is given back as it is. */
export function explainWriting(error: unknown, file: string): unknown {
  const refuse = (reason: string): AppError =>
    new AppError('backup-not-written', `${file}: ${reason} No backup was made.`, { cause: error });
  if (hasCode(error, 'ENOSPC', 'EDQUOT', 'EFBIG')) return refuse('the disk is full.');
  if (hasCode(error, 'EACCES', 'EPERM')) return refuse('you may not write there.');
  if (hasCode(error, 'EROFS')) return refuse('nothing can be written to this disk.');
  if (hasCode(error, 'ENOENT', 'ENOTDIR')) return refuse('there is no such folder.');
  if (hasCode(error, 'EIO')) return refuse('the disk does not take what is written to it.');
  return error;
}
