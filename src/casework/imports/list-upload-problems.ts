import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type ProblemsRead, readProblems } from './store/upload-run.ts';
import type { Upload } from './upload.ts';

export type { ProblemsRead };

/** Which problems of an upload; all that are listed where nothing is said. */
export interface ProblemsWanted {
  readonly upload: Pick<Upload, 'id' | 'importId'>;
  readonly limit?: number;
  readonly offset?: number;
}

/** No more are listed of one upload. */
const MOST_LISTED = 30_000;

/** What was wrong with the files and what to mend, in the order of the files and their rows. */
export async function listUploadProblems(
  tx: Tx,
  actor: Actor,
  { upload: { id, importId }, limit = MOST_LISTED, offset = 0 }: ProblemsWanted,
): Promise<ProblemsRead> {
  return await readProblems(tx, actor, { uploadId: id, importId, limit, offset });
}
