import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { readUploads } from './store/uploads.ts';
import type { Upload } from './upload.ts';

const UPLOADS_A_PAGE = 20;

/** One page of what was brought in. */
export interface UploadsListed {
  readonly uploads: readonly Upload[];
  readonly page: number;
  readonly pages: number;
}

/** What was brought in, by a page or on the command line, the latest first. */
export async function listUploads(tx: Tx, actor: Actor, page: number): Promise<UploadsListed> {
  const { uploads, total } = await readUploads(tx, actor, {
    limit: UPLOADS_A_PAGE,
    offset: (page - 1) * UPLOADS_A_PAGE,
  });
  return { uploads, page, pages: Math.max(1, Math.ceil(total / UPLOADS_A_PAGE)) };
}
