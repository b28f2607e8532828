import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { readUpload } from './store/uploads.ts';
import type { Upload } from './upload.ts';

/** An upload, or an import that came another way; undefined where there is none that this person may see. */
export async function findUpload(tx: Tx, actor: Actor, id: string): Promise<Upload | undefined> {
  return await readUpload(tx, actor, id);
}
