import { createReadStream } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { CallRefusal, type Io } from './io.ts';

/** What a message calls the input. */
export function nameOf(file: string | undefined): string {
  return file === undefined || file === '-' ? 'standard input' : file || '""';
}

/** Opens a file, or standard input for `-` and for nothing. */
export function openInput(file: string | undefined, io: Io): Readable {
  if (file !== undefined && file !== '-') return createReadStream(path.resolve(io.cwd, file));
  if (io.isInteractive && 'isTTY' in io.stdin && io.stdin.isTTY === true) {
    io.stderr.write('footprint: reading what you type; end with Ctrl-D, or stop with Ctrl-C and name a file\n');
  }
  return io.stdin;
}

const WHY_UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'this is a folder; name a file in it',
  ENOTDIR: 'this is a file, and a folder is wanted',
  EACCES: 'you may not read this',
  EPERM: 'you may not read this',
  ENAMETOOLONG: 'this is too long for the name of a file',
  ELOOP: 'this is a link that leads round in a circle',
};

/** Says plainly why a file could not be read; what is no such failure goes on as it is. */
export function refuseUnreadable(error: unknown, file: string): never {
  if (!(error instanceof Error && 'code' in error && 'syscall' in error)) throw error;
  throw new CallRefusal(`${file}: ${WHY_UNREADABLE[String(error.code)] ?? `this cannot be read (${error.message})`}`);
}
