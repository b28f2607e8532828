import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../platform/app-error.ts';
import { refuseUnreadable } from '../input.ts';
import { CallRefusal, type Io } from '../io.ts';
import { readPassphrase } from '../passphrase.ts';

interface Reading {
  readonly file: string;
  readonly passphraseFile: string | undefined;
  readonly io: Io;
}

type Work<Result> = (source: AsyncIterable<Uint8Array>, passphrase: string | undefined) => Promise<Result>;

const BYTES_OF_FIRST_WORDS = 64;
const ENCRYPTED = /^FOOTPRINT BACKUP \d+ encrypted /;

/**
 * Opens a backup for `work`, with its passphrase where it needs one.
 *
 * @throws CallRefusal where the file cannot be read, or is not a whole backup that the passphrase opens
 */
export async function readingBackup<Result>(
  { file, passphraseFile, io }: Reading,
  work: Work<Result>,
): Promise<Result> {
  const handle = await openFile(path.resolve(io.cwd, file), file);
  try {
    const passphrase = (await isEncrypted(handle)) ? await readPassphrase(passphraseFile, io) : undefined;
    return await work(handle.createReadStream({ autoClose: false, start: 0 }), passphrase);
  } catch (error) {
    // What is wrong with the file is wrong with the call; what is wrong with the database is not.
    if (error instanceof AppError && error.code.startsWith('backup-file-')) {
      throw new CallRefusal(`${file}: ${error.message}`);
    }
    throw error;
  } finally {
    await handle.close();
  }
}

async function openFile(place: string, file: string): Promise<FileHandle> {
  try {
    const handle = await open(place, 'r');
    if ((await handle.stat()).isFile()) return handle;
    await handle.close();
  } catch (error) {
    refuseUnreadable(error, file);
  }
  throw new CallRefusal(`${file}: this is no file; name the file of a backup`);
}

async function isEncrypted(handle: FileHandle): Promise<boolean> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(BYTES_OF_FIRST_WORDS), 0, BYTES_OF_FIRST_WORDS, 0);
  return ENCRYPTED.test(buffer.toString('latin1', 0, bytesRead));
}
