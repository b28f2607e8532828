import { z } from 'zod';
import { altered } from './frames.ts';

// What a backup says, before it is packed: a sequence of records, each a letter, a length and its bytes. First the
// start; then for each table its rows as PostgreSQL's COPY writes them, in blocks, and its count; then the end.

const count = z.number().int().nonnegative();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const table = z.object({ schema: z.string(), name: z.string(), columns: z.array(z.string()).min(1) });
const chain = z.object({
  authorityId: z.string(),
  sealed: count,
  unsealed: count,
  brokenAt: count.nullable(),
  lastHash: z.string().nullable(),
});

const startSchema = z.object({
  /** The moment that the backup shows, `2026-11-22T04:08:24Z`. */
  madeAt: z.string(),
  postgresql: z.string(),
  migrations: z.array(z.object({ number: z.number().int().positive(), name: z.string(), checksum: sha256 })).min(1),
  tables: z.array(table),
});
const tableEndSchema = z.object({ rows: count, sha256 });
const endSchema = z.object({
  rows: count,
  sequences: z.array(z.object({ schema: z.string(), name: z.string(), last: z.string().regex(/^-?\d+$/) })),
  /** How the audit of each authority stood: restored, it must stand so again. */
  chains: z.array(chain),
  /** Over everything before this record. */
  sha256,
});

export type BackupStart = z.infer<typeof startSchema>;
export type BackupEnd = z.infer<typeof endSchema>;
export type AuditChain = z.infer<typeof chain>;
export type TableEnd = z.infer<typeof tableEndSchema>;

export const START = 'S';
export const ROWS = 'R';
export const TABLE_END = 'T';
export const END = 'E';
/** The letter and the length. */
export const PREFIX_BYTES = 5;
export const ROWS_BYTES = 65_536;
/** What is said of the whole database is short; the rows come in blocks. */
export const LONGEST_RECORD_BYTES = 16_777_216;

export function toRecord(letter: string, body: Buffer | object): Buffer {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
  const prefix = Buffer.alloc(PREFIX_BYTES);
  prefix.write(letter, 'latin1');
  prefix.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([prefix, bytes]);
}

export function readStart(bytes: Buffer): BackupStart {
  return read(startSchema, bytes);
}

export function readTableEnd(bytes: Buffer): TableEnd {
  return read(tableEndSchema, bytes);
}

export function readEnd(bytes: Buffer): BackupEnd {
  return read(endSchema, bytes);
}

function read<Value>(schema: z.ZodType<Value>, bytes: Buffer): Value {
  try {
    return schema.parse(JSON.parse(bytes.toString('utf8')));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) throw altered();
    throw error;
  }
}
