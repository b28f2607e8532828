import type { CollectionYear } from '../../exchange/ssda903/collection-year.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type FileToKeep, insertUpload } from './store/uploads.ts';

/** The files of a return, as somebody brought them in. */
export interface ReturnToUpload {
  readonly files: readonly FileToKeep[];
  /** The year of the return, where they said it. */
  readonly year: CollectionYear | undefined;
  /** Asks for the job that checks it. */
  readonly askForRun: (tx: Tx, uploadId: string) => Promise<void>;
}

/** Keeps the files of a return until a job has said what importing them would change. Gives the upload's id. */
export async function uploadReturn(tx: Tx, actor: Actor, { files, year, askForRun }: ReturnToUpload): Promise<string> {
  const id = await insertUpload(tx, actor, {
    kind: 'ssda903',
    year: year ?? null,
    addsStaff: false,
    status: 'waiting-check',
    files,
    account: null,
    problems: [],
  });
  await askForRun(tx, id);
  return id;
}
