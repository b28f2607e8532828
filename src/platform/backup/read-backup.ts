import { createHash, type Hash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import { ByteReader } from './byte-reader.ts';
import type { TableShape } from './catalogue.ts';
import {
  type BackupEnd,
  type BackupStart,
  END,
  LONGEST_RECORD_BYTES,
  PREFIX_BYTES,
  ROWS,
  readEnd,
  readStart,
  readTableEnd,
  START,
  TABLE_END,
} from './contents.ts';
import { altered, fromFrames } from './frames.ts';
import { isEncrypted } from './seal.ts';

/** Who is told what a backup holds, as it is read. What was told counts only once the whole was read. */
export interface BackupVisitor {
  start?(start: BackupStart): Promise<void>;
  /** @returns how many rows it took */
  table?(table: TableShape, rows: AsyncIterable<Buffer>): Promise<number>;
}

export interface BackupContents {
  readonly start: BackupStart;
  readonly end: BackupEnd;
  readonly isEncrypted: boolean;
}

/**
 * Reads a backup to its end, and checks every frame, the rows and the hash of each table, and the hash over the whole.
 *
 * @throws AppError where it is not whole, not unaltered, or not opened by this passphrase
 */
export async function readBackup(
  source: AsyncIterable<Uint8Array>,
  passphrase: string | undefined,
  visitor: BackupVisitor,
): Promise<BackupContents> {
  let encrypted = false;
  const frames = fromFrames(source, {
    passphrase,
    onSeal: (seal) => {
      encrypted = isEncrypted(seal);
    },
  });
  try {
    const contents = await pipeline(frames, createZstdDecompress(), (plain: AsyncIterable<Buffer>) =>
      readContents(plain, visitor),
    );
    return { ...contents, isEncrypted: encrypted };
  } catch (error) {
    throw isUnpacking(error) ? altered() : error;
  }
}

/** Whether the frames were whole and what is in them is not what Zstandard packs. */
function isUnpacking(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(ZSTD_error|Z_BUF_ERROR)/.test(String(error.code));
}

async function readContents(
  plain: AsyncIterable<Buffer>,
  visitor: BackupVisitor,
): Promise<Omit<BackupContents, 'isEncrypted'>> {
  const records = new RecordReader(plain);
  const start = readStart(await records.take(START));
  await visitor.start?.(start);
  let rows = 0;
  for (const table of start.tables) rows += await readTable(records, table, visitor);
  const sha256 = records.sha256SoFar();
  const end = readEnd(await records.take(END));
  if (end.sha256 !== sha256 || end.rows !== rows || !(await records.isAtEnd())) throw altered();
  return { start, end };
}

async function readTable(records: RecordReader, table: TableShape, visitor: BackupVisitor): Promise<number> {
  const hash = createHash('sha256');
  const blocks = records.takeRows(hash);
  const taken = await visitor.table?.(table, blocks);
  // What the visitor left is read past.
  for await (const _ of blocks);
  const { rows, sha256 } = readTableEnd(records.lastTaken());
  if (hash.digest('hex') !== sha256 || (taken !== undefined && taken !== rows)) throw altered();
  return rows;
}

/** Takes the records one by one, and hashes them on the way. */
class RecordReader {
  readonly #bytes: ByteReader;
  readonly #whole: Hash = createHash('sha256');
  #last: Buffer = Buffer.alloc(0);

  constructor(plain: AsyncIterable<Buffer>) {
    this.#bytes = new ByteReader(plain);
  }

  async take(letter: string): Promise<Buffer> {
    const record = await this.#next();
    if (record.letter !== letter) throw altered();
    return record.body;
  }

  /** The rows of one table in blocks; afterwards {@link lastTaken} is how it ended. */
  async *takeRows(hash: Hash): AsyncGenerator<Buffer> {
    for (;;) {
      const { letter, body } = await this.#next();
      this.#last = body;
      if (letter === TABLE_END) return;
      if (letter !== ROWS) throw altered();
      hash.update(body);
      yield body;
    }
  }

  lastTaken(): Buffer {
    return this.#last;
  }

  sha256SoFar(): string {
    return this.#whole.copy().digest('hex');
  }

  async isAtEnd(): Promise<boolean> {
    return (await this.#bytes.take(1)).length === 0;
  }

  async #next(): Promise<{ letter: string; body: Buffer }> {
    const prefix = await this.#bytes.take(PREFIX_BYTES);
    if (prefix.length < PREFIX_BYTES) throw altered();
    const length = prefix.readUInt32BE(1);
    if (length > LONGEST_RECORD_BYTES) throw altered();
    const body = await this.#bytes.take(length);
    if (body.length < length) throw altered();
    this.#whole.update(prefix).update(body);
    return { letter: prefix.toString('latin1', 0, 1), body };
  }
}
