import type { CollectionYear } from '../../exchange/ssda903/collection-year.ts';
import type { ReturnSource } from '../../exchange/ssda903/read-return.ts';
import { recordAudit } from '../../platform/audit/audit.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { may } from '../../platform/identity/policy.ts';
import type { Day } from '../../rules/index.ts';
import type { ImportAccount } from './import-account.ts';
import type { ImportingProgress } from './import-input.ts';
import { type ImportRefusal, type ImportResult, importReturn } from './import-return.ts';
import { progressInWords } from './progress-in-words.ts';
import * as run from './store/upload-run.ts';
import { changeUpload, endUpload } from './store/uploads.ts';
import type { ReturnAccount } from './upload.ts';

/** An upload whose turn has come. */
export interface UploadToRun {
  readonly authorityId: string;
  readonly uploadId: string;
  readonly today: Day;
  /** Aborted where the program ends: the work is left for the next one, which goes on with it. */
  readonly ending: AbortSignal;
  /** Asks for the same again later, where another import of the authority is under way. */
  readonly postpone: (tx: Tx) => Promise<void>;
  readonly childrenInABatch?: number;
}

/** Thrown where the program ends in the middle: what is left is done by the next one. */
class Interrupted extends Error {}

/** Thrown where whoever asked may not import any more: what is left is for somebody else to ask for. */
class NotAllowed extends Error {}

const PIECE_BYTES = 1_048_576;
/** What fails so often for no reason that we know is given up. */
const MOST_ATTEMPTS = 3;

/**
 * Does what an upload waits for: says what importing it would change, or imports it. Killed at any moment, it is finished
 * by running it again.
 *
 * The program does this itself and not as the person who asked: a return tells of every child of the authority, those
 * whose records are restricted among them, and none may be left out. What is shown afterwards are counts and what is
 * wrong with the files.
 */
export async function runUpload(database: Database, upload: UploadToRun): Promise<void> {
  const actor = { authorityId: upload.authorityId, userId: null };
  const begun = await database.withTransaction(actor, (tx) => begin(tx, actor, upload.uploadId));
  if (begun !== undefined) await new UploadRun(database, actor, { upload, begun }).toItsEnd();
}

interface Begun {
  readonly phase: 'check' | 'import';
  readonly year: number | null;
  readonly askedBy: string;
  readonly attempts: number;
  readonly files: readonly run.KeptFile[];
}

/** Takes an upload in hand; undefined where there is nothing to do about it. */
async function begin(tx: Tx, actor: Actor, id: string): Promise<Begun | undefined> {
  const found = await run.lockUploadToRun(tx, actor, id);
  const phase = phaseOf(found?.status);
  if (found === undefined || phase === undefined) return undefined;
  if (!mayAskerImport(found)) {
    await endUpload(tx, actor, { id, status: 'failed', ...(await toNotAllowed(tx, actor, found.importId)) });
    return undefined;
  }
  if (phase === 'import' && found.importId !== null && (await endAsImported(tx, actor, { id, ...found })))
    return undefined;
  const { year, askedBy } = found;
  const attempts = found.attempts + 1;
  const status = phase === 'check' ? 'checking' : 'importing';
  await changeUpload(tx, actor, { id, change: { status, stage: 'Opening the files', done: 0, total: null, attempts } });
  return { phase, year, askedBy, attempts, files: await run.listFiles(tx, actor, id) };
}

function mayAskerImport({ rolesOfAsker, hasAskerLeft }: run.Asker): boolean {
  return !hasAskerLeft && may(rolesOfAsker, 'imports.run');
}

/** What is said, and what is shown of it, where whoever asked may not import any more. */
async function toNotAllowed(tx: Tx, actor: Actor, importId: string | null) {
  const refusal = 'Whoever asked for this may not import any more.';
  if (importId === null) return { refusal: `${refusal} Somebody else can try again.` };
  const { childrenDone, childrenTotal } = await run.readReached(tx, actor, importId);
  const of = childrenTotal === null ? '' : ` of ${childrenTotal}`;
  const went = `Until then ${childrenDone}${of} children of the files had gone in, whole, and they stay.`;
  const account = toAccount((await run.readAccount(tx, actor, importId)) as ImportAccount);
  return { refusal: `${refusal} ${went} Somebody else can try again, and it goes on from there.`, account };
}

function phaseOf(status: string | undefined): Begun['phase'] | undefined {
  if (status === 'waiting-check' || status === 'checking') return 'check';
  return status === 'waiting-import' || status === 'importing' ? 'import' : undefined;
}

interface MaybeImported {
  readonly id: string;
  readonly importId: string | null;
  readonly importStatus: string | null;
}

/** Ends an upload whose import was over when the program was killed: importing it again would say that nothing is new. */
async function endAsImported(tx: Tx, actor: Actor, { id, importId, importStatus }: MaybeImported): Promise<boolean> {
  if (importId === null || (importStatus !== 'done' && importStatus !== 'cancelled')) return false;
  const account = toAccount((await run.readAccount(tx, actor, importId)) as ImportAccount);
  const status = importStatus === 'done' ? 'imported' : 'cancelled';
  await endUpload(tx, actor, { id, status, account, problems: [] });
  return true;
}

function toAccount(account: ImportAccount, read?: ImportResult['read']): ReturnAccount {
  if (read === undefined) return { kind: 'ssda903', ...account };
  return { kind: 'ssda903', ...account, yearIsInferred: read.yearIsInferred, holes: read.holes };
}

/** One upload under way. */
class UploadRun {
  readonly #database: Database;
  readonly #actor: Actor;
  readonly #upload: UploadToRun;
  readonly #begun: Begun;
  readonly #stop = new AbortController();
  #reached: ImportingProgress | undefined;

  constructor(database: Database, actor: Actor, { upload, begun }: { upload: UploadToRun; begun: Begun }) {
    this.#database = database;
    this.#actor = actor;
    this.#upload = upload;
    this.#begun = begun;
  }

  async toItsEnd(): Promise<void> {
    try {
      const outcome = await this.#import();
      await this.#inTransaction((tx) => this.#keep(tx, outcome));
    } catch (error) {
      if (error instanceof NotAllowed) return await this.#endForAsker();
      if (!(error instanceof Interrupted) && this.#begun.attempts >= MOST_ATTEMPTS) await this.#giveUp();
      throw error;
    }
  }

  #import(): Promise<ImportResult | ImportRefusal> {
    const { uploadId: id, today, childrenInABatch } = this.#upload;
    const { phase, year, askedBy, files } = this.#begun;
    return importReturn(this.#database, this.#actor, {
      files: files.map((file) => this.#toSource(file)),
      year: (year ?? undefined) as CollectionYear | undefined,
      today,
      isDryRun: phase === 'check',
      signal: this.#stop.signal,
      startedBy: askedBy,
      onStarted: (tx, importId) => changeUpload(tx, this.#actor, { id, change: { import_id: importId } }),
      onProgress: (progress) => {
        this.#reached = progress;
      },
      // While the files are read, each piece of them tells.
      beforeBatch: () => this.#tell(),
      ...(childrenInABatch !== undefined && { childrenInABatch }),
    });
  }

  #toSource(file: run.KeptFile): ReturnSource {
    return { name: file.name, bytes: { [Symbol.asyncIterator]: () => this.#pieces(file) } };
  }

  async *#pieces({ number }: run.KeptFile): AsyncGenerator<Uint8Array> {
    for (let from = 0; ; from += PIECE_BYTES) {
      await this.#tell();
      const wanted = { uploadId: this.#upload.uploadId, number, from, length: PIECE_BYTES };
      const piece = await this.#inTransaction((tx) => run.readPiece(tx, this.#actor, wanted));
      if (piece.length > 0) yield piece;
      if (piece.length < PIECE_BYTES) return;
    }
  }

  /** Writes down how far it has come, and stops it where it is no longer wanted. */
  async #tell(): Promise<void> {
    if (this.#upload.ending.aborted) throw new Interrupted('the program ends; the next one goes on with this');
    const reached = this.#reached;
    const told = {
      id: this.#upload.uploadId,
      stage: reached === undefined ? 'Reading the files' : progressInWords(reached, this.#begun.phase === 'check'),
      done: reached?.stage === 'saving' ? reached.children : 0,
      total: reached?.stage === 'saving' ? reached.of : null,
    };
    const asked = await this.#inTransaction((tx) => run.saveStage(tx, this.#actor, told));
    if (asked.isCancelled) this.#stop.abort();
    else if (!mayAskerImport(asked)) throw new NotAllowed('whoever asked for the import may not import any more');
  }

  async #keep(tx: Tx, outcome: ImportResult | ImportRefusal): Promise<void> {
    const id = this.#upload.uploadId;
    if ('refused' in outcome) return await this.#keepRefusal(tx, outcome);
    const { status, account: counts, read, problems } = outcome;
    const account = toAccount(counts, read);
    if (status === 'planned') {
      const told = { status: 'checked', account: JSON.stringify(account), problems: JSON.stringify(problems) };
      await changeUpload(tx, this.#actor, { id, change: { ...told, stage: '', attempts: 0 } });
      const { children } = counts;
      await recordAudit(tx, this.#actor, { action: 'import.checked', details: { upload: id, ...children } });
      return;
    }
    await endUpload(tx, this.#actor, {
      id,
      status: status === 'done' ? 'imported' : 'cancelled',
      // Where it was stopped in the check, what it would have changed is not known.
      ...(this.#begun.phase === 'import' && { account, problems: [] }),
    });
  }

  async #keepRefusal(tx: Tx, { refused, message, read }: ImportRefusal): Promise<void> {
    const id = this.#upload.uploadId;
    if (refused === 'under-way') {
      const stage = 'Another import is under way. This one begins when that is done.';
      await changeUpload(tx, this.#actor, { id, change: { status: 'waiting-import', stage, attempts: 0 } });
      return await this.#upload.postpone(tx);
    }
    if (refused === 'cancelled') return await endUpload(tx, this.#actor, { id, status: 'cancelled' });
    const problems = [...(read?.rejected ?? []), ...(read?.warnings ?? [])];
    await endUpload(tx, this.#actor, { id, status: 'refused', refusal: message, problems });
  }

  /** The import itself stays under way, so that the next one who asks goes on with it. */
  async #endForAsker(): Promise<void> {
    const { uploadId: id } = this.#upload;
    await this.#inTransaction(async (tx) => {
      const importId = (await run.lockUploadToRun(tx, this.#actor, id))?.importId ?? null;
      await endUpload(tx, this.#actor, { id, status: 'failed', ...(await toNotAllowed(tx, this.#actor, importId)) });
      await recordAudit(tx, this.#actor, { action: 'import.stopped', details: { upload: id, import: importId } });
    });
  }

  async #giveUp(): Promise<void> {
    const refusal =
      'Something went wrong that is not your doing. What was saved stays. Try again; if it fails again, tell whoever runs this service.';
    const end = { id: this.#upload.uploadId, status: 'failed' as const, refusal };
    await this.#inTransaction((tx) => endUpload(tx, this.#actor, end));
  }

  #inTransaction<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    return this.#database.withTransaction(this.#actor, work);
  }
}
