import type { Problem } from '../../exchange/ssda903/problems.ts';
import { type ReturnSource, readReturn, type Ssda903Return } from '../../exchange/ssda903/read-return.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/database/transaction.ts';
import { Fingerprint } from '../../platform/fingerprint.ts';
import type { ImportAccount } from './import-account.ts';
import type { ImportInput } from './import-input.ts';
import { type ImportEnd, ImportRun } from './import-run.ts';
import { takeImportLock } from './store/import-record.ts';

/** What came of an import. */
export interface ImportResult extends ImportEnd {
  /** What was read, with its problems; its children are gone. */
  readonly read: Ssda903Return;
  readonly account: ImportAccount;
  /** What was wrong with the files, then where they differ from what people recorded; `account` has the whole numbers. */
  readonly problems: readonly Problem[];
}

/** Why there was no import. */
export interface ImportRefusal {
  readonly refused: 'under-way' | 'nothing-to-import' | 'year-unknown' | 'cancelled';
  /** For whoever asked, with what to do. */
  readonly message: string;
  /** What was read until then. */
  readonly read?: Ssda903Return;
}

const PROBLEMS_LISTED = 10_000;

/**
 * Reads a children looked-after return (SSDA903) into the records, or says what that would change.
 *
 * Children are saved in batches, each whole or not at all: who stops in the middle, or is stopped, goes on by importing
 * the same files again, and then the records are as if nothing had happened. Importing what is there already changes
 * nothing. What people recorded stays; where the files say otherwise, that is a warning. One import of an authority at a
 * time.
 *
 * It opens its transactions itself, one a batch, because no transaction should last as long as an import.
 */
export async function importReturn(
  database: Database,
  actor: Actor,
  input: ImportInput,
): Promise<ImportResult | ImportRefusal> {
  if (input.isDryRun === true) return await readAndImport(database, actor, input);
  // This transaction writes nothing: it holds the lock until the import is over, or its program gone.
  return await database.withTransaction(actor, async (tx) => {
    if (await takeImportLock(tx, actor)) return await readAndImport(database, actor, input);
    const message = 'another import of this authority is under way; wait until it is done, then import again';
    return { refused: 'under-way', message };
  });
}

/** Thrown by the files of an import that is no longer wanted, so that reading ends. */
class Cancelled extends Error {}

async function readAndImport(
  database: Database,
  actor: Actor,
  input: ImportInput,
): Promise<ImportResult | ImportRefusal> {
  const { year, today, signal, onProgress } = input;
  const fingerprint = new Fingerprint();
  try {
    const read = await readReturn({
      files: watched(input.files, fingerprint, signal),
      year,
      asOf: today,
      listAtMost: PROBLEMS_LISTED,
      onProgress: (progress) => onProgress?.({ stage: 'reading', ...progress }),
    });
    const refusal = whyNotImported(read);
    if (refusal !== undefined) return refusal;
    const run = new ImportRun(database, actor, { read, fingerprint: fingerprint.digest(), ...input });
    const end = await run.toItsEnd();
    return { ...end, read, account: run.account, problems: await run.listProblems() };
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    return { refused: 'cancelled', message: 'the import was cancelled while it read; nothing was changed' };
  }
}

/** The files, each taken down in the fingerprint as it is read, and none read further once it is not wanted. */
function* watched(
  files: Iterable<ReturnSource>,
  fingerprint: Fingerprint,
  signal: AbortSignal | undefined,
): Generator<ReturnSource> {
  for (const file of files) {
    fingerprint.add(`${file.name} ${file.year ?? ''}`);
    yield { ...file, bytes: untilCancelled(fingerprint.through(file.bytes), signal) };
  }
}

async function* untilCancelled(
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes) {
    if (signal?.aborted === true) throw new Cancelled();
    yield piece;
  }
}

function whyNotImported(read: Ssda903Return): ImportRefusal | undefined {
  if (read.childrenNamed === 0) {
    const message = 'no row of a return is in these files, so there is nothing to import; see what is wrong with them';
    return { refused: 'nothing-to-import', message, read };
  }
  if (read.files.some(({ table, year }) => table !== null && year === null)) {
    const message = 'no date tells which year the return is of: name the year';
    return { refused: 'year-unknown', message, read };
  }
  return undefined;
}
